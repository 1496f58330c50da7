using Microsoft.Data.Sqlite;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Pipeline;

/// <summary>What every request passes: a scope of its own, its author's permission, its validation, one transaction.</summary>
public sealed class RequestSenderTests
{
    [Fact]
    public async Task Requests_sent_at_once_never_share_a_database_context()
    {
        using var world = await RecordWorld.Open(Probes.Add);
        const int many = 6;
        using var together = new Barrier(many);
        var sender = world.Analyst;

        var answers = await Task.WhenAll(Enumerable.Range(0, many).Select(_ => Task.Run(() => sender.Send(new Look(together)))));

        answers.Select(a => a.Context).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Each_request_is_its_own_authors()
    {
        using var world = await RecordWorld.Open(Probes.Add);
        using var together = new Barrier(2);

        var answers = await Task.WhenAll(
            Task.Run(() => world.As(People.Ani).Send(new Look(together))), Task.Run(() => world.As(People.Ruben).Send(new Look(together))));

        answers.Select(a => a.Author).Should().Equal(People.Ani.Name, People.Ruben.Name);
    }

    [Fact]
    public async Task A_request_that_says_no_permission_cannot_be_sent_by_anybody()
    {
        using var world = await RecordWorld.Open(Probes.Add);

        (await world.Refusal(() => world.As(Authors.Operator).Send(new Forgetful())))
            .Should().Be("Forgetful names no permission, so nobody may send it.");
    }

    [Fact]
    public async Task Whoever_lacks_the_permission_is_refused_before_anything_is_looked_at()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var invalid = new RecordStage { SubjectId = issue };

        var reading = () => world.As(People.Ruben).Send(invalid);

        (await reading.Should().ThrowAsync<NotPermittedException>())
            .WithMessage("Ruben Sahakyan may not do this. Ask whoever leads the negotiation.");
        await world.As(People.Ruben).Send(new ListIssues(RecordWorld.Key));
    }

    [Fact]
    public async Task Closing_and_opening_negotiations_take_more_than_recording()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();

        await Refused(() => world.Tell(new CloseIssue { SubjectId = issue }, author: People.Ani));
        await Refused(() => world.As(People.Leyla).Send(
            new OpenNegotiation { Key = "NEW", Name = "New", TimeZone = "UTC" }));
        await world.Tell(new CloseIssue { SubjectId = issue }, author: People.Leyla);

        static async Task Refused(Func<Task> act) => await act.Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task Registers_take_their_own_permission()
    {
        using var world = await RecordWorld.Open();
        var (a, b) = (await world.OpenIssue("A"), await world.OpenIssue("B"));
        var recorder = new Author(
            People.Ani.PersonId, "Recorder", new HashSet<Permission> { Permission.ReadRecord, Permission.RecordEntries });

        (await world.Refusal(() => world.Tell(new LinkSubjects { SubjectId = a, TargetId = b }, author: recorder)))
            .Should().StartWith("Recorder may not do this.");
        await world.RecordStage(a, Stage.Signed, author: recorder);
    }

    [Fact]
    public async Task A_request_that_says_it_only_reads_cannot_write()
    {
        using var world = await RecordWorld.Open(Probes.Add);
        var meddling = () => world.Analyst.Send(new Meddle());

        (await meddling.Should().ThrowAsync<SqliteException>()).WithMessage("*readonly database*");

        await world.OpenIssue();
    }

    [Fact]
    public async Task A_question_is_answered_anew_once_something_was_recorded()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var question = new ShowIssue(RecordWorld.Key, 1);
        var answer = await world.Analyst.Send(question);
        (await world.Analyst.Send(question)).Should().BeSameAs(answer, "nothing was recorded in between");

        await world.RecordStage(issue, Stage.Signed);

        (await world.Analyst.Send(question)).Stage.Should().Be(Stage.Signed);
    }

    [Fact]
    public async Task A_request_that_fails_after_it_wrote_leaves_nothing()
    {
        using var world = await RecordWorld.Open(Probes.Add);
        var issue = await world.OpenIssue();
        var before = (await world.Entries()).Count;
        var stumbling = () => world.Analyst.Send(new Stumble(issue, new TimeoutException()));

        await stumbling.Should().ThrowAsync<TimeoutException>();

        (await world.Entries()).Should().HaveCount(before);
        await world.RecordStage(issue, Stage.Signed);
    }
}
