using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Tests.Features.Audit;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Rule 4: how what is on record is repaired or withdrawn without being touched.</summary>
public sealed class CorrectionTests
{
    [Fact]
    public async Task A_correction_restates_the_whole_entry_its_date_included_and_the_history_keeps_both()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        await world.RecordStage(issue, Stage.Exploratory, "2026-03");
        var wrong = await world.RecordStage(issue, Stage.Signed, "2026-05");

        var right = await world.RecordStage(issue, Stage.Initialled, "2026-02", corrects: wrong);

        var entry = await world.Entry(right);
        entry.Should().Match<Entry>(e => e.Type == EntryType.Correction && e.Corrects == wrong.Sequence && e.Root == wrong.Sequence);
        (await world.Issue(issue)).Stage.Should().Be(Stage.Exploratory, "the corrected date lies before it");
        var record = await world.Analyst.Send(new ListRecord(RecordWorld.Key, new SubjectRef(SubjectKind.Issue, issue)));
        record.Rows.Single(r => r.Id == wrong).Corrected.Should().Be(right);
        record.Rows.Single(r => r.Id == right).Before.Should().Be("Signed");
    }

    [Fact]
    public async Task An_entry_is_corrected_once_and_then_its_correction_is()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var first = await world.RecordStage(issue, Stage.Signed);
        var second = await world.RecordStage(issue, Stage.Initialled, corrects: first);

        (await world.Refusal(() => world.RecordStage(issue, Stage.TextAgreed, corrects: first)))
            .Should().Be($"Entry {first} was already corrected by entry {second}. Correct that one.");
        var third = await world.RecordStage(issue, Stage.TextAgreed, corrects: second);

        (await world.Issue(issue)).Stage.Should().Be(Stage.TextAgreed);
        (await world.Entry(third)).Root.Should().Be(first.Sequence);
    }

    [Fact]
    public async Task One_correction_at_most_is_a_constraint_of_the_database()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var first = await world.RecordStage(issue, Stage.Signed);
        await world.RecordStage(issue, Stage.Initialled, corrects: first);
        var twice = await world.RecordStage(issue, Stage.Ratified);
        await using var tampering = await Tampering.With(world);

        var forcing = () => tampering.Run($"""UPDATE "Entries" SET "Corrects" = {first} WHERE "Sequence" = {twice}""");

        (await forcing.Should().ThrowAsync<Microsoft.Data.Sqlite.SqliteException>()).WithMessage("*UNIQUE*Entries.Corrects*");
    }

    [Fact]
    public async Task A_retraction_withdraws_without_putting_anything_in_its_place()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        await world.RecordStage(issue, Stage.Exploratory, "2026-03");
        var wrong = await world.RecordStage(issue, Stage.Signed, "2026-05");

        var retraction = await Retract(world, wrong);

        (await world.Entry(retraction)).Should().Match<Entry>(
            e => e.Type == EntryType.Retraction && e.Statement == null && e.Kind == EntryKind.Stage && e.Lane == "stage");
        (await world.Issue(issue)).Stage.Should().Be(Stage.Exploratory);
        (await world.Refusal(() => Retract(world, wrong))).Should().Contain($"was already retracted by entry {retraction}");
        (await world.Refusal(() => Retract(world, retraction))).Should().StartWith("This entry is itself a retraction");
    }

    [Fact]
    public async Task Retracting_a_correction_withdraws_the_statement_altogether_and_correcting_that_states_it_again()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var first = await world.RecordStage(issue, Stage.Signed);
        var second = await world.RecordStage(issue, Stage.Initialled, corrects: first);
        var withdrawn = await Retract(world, second);

        (await world.Issue(issue)).Stage.Should().BeNull();
        var again = await world.RecordStage(issue, Stage.Signed, corrects: withdrawn);

        (await world.Issue(issue)).Stage.Should().Be(Stage.Signed);
        (await world.Entry(again)).Should().Match<Entry>(e => e.Type == EntryType.Correction && e.Root == first.Sequence);
    }

    [Fact]
    public async Task Events_and_notes_are_corrected_by_their_own_kind_only()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var met = await world.Tell(new RecordEvent { SubjectId = issue, Title = "They met" });

        (await world.Refusal(() => world.Tell(new AddNote { SubjectId = issue, Text = "They met", Corrects = met })))
            .Should().StartWith("A correction restates the same thing");
        await world.Tell(new RecordEvent { SubjectId = issue, Title = "They did not meet", Corrects = met });
    }

    [Fact]
    public async Task A_correction_stays_in_its_lane_and_kind()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var stage = await world.RecordStage(issue, Stage.Signed);
        var opened = (await world.Stack(issue)).First(e => e.Kind == EntryKind.Opened).Id;
        var owner = await world.Tell(new AssignOwner { SubjectId = issue, PersonId = People.Ani.PersonId });
        const string sentence = "A correction restates the same thing: the same kind of statement about the same parties, people or "
            + "links. Retract the entry instead, and record what is right.";

        (await world.Refusal(() => world.Tell(new DescribeIssue { SubjectId = issue, Title = "Signed", Corrects = stage })))
            .Should().Be(sentence);
        (await world.Refusal(() => world.Tell(new AssignOwner { SubjectId = issue, PersonId = People.Leyla.PersonId, Corrects = owner })))
            .Should().Be(sentence);
        (await world.Refusal(() => world.Tell(new CloseIssue { SubjectId = issue, Corrects = opened })))
            .Should().Be(sentence, "or the issue would have been closed and never opened");
    }

    [Fact]
    public async Task An_end_is_corrected_like_anything_else()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var ani = People.Ani.PersonId;
        await world.Tell(new AssignOwner { SubjectId = issue, PersonId = ani }, "2026-01");
        var end = await world.Tell(new ReleaseOwner { SubjectId = issue, PersonId = ani }, "2026-03");

        var earlier = await world.Tell(new ReleaseOwner { SubjectId = issue, PersonId = ani, Corrects = end }, "2026-02");

        (await world.Show(issue, new AskedViewpoint("2026-02-15"))).Owners.Should().BeEmpty();
        await Retract(world, earlier);
        (await world.Show(issue)).Owners.Select(o => o.Id).Should().Equal(ani);
    }

    [Fact]
    public async Task Since_when_a_person_is_on_an_issue_no_correction_of_the_reason_changes()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var ani = People.Ani.PersonId;
        var assigned = await world.Tell(new AssignOwner { SubjectId = issue, PersonId = ani });
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        await world.Tell(new AssignOwner { SubjectId = issue, PersonId = ani, Corrects = assigned, Rationale = "She asked for it." });

        (await world.Issue(issue)).People.Single().Recorded.Should().Be(TrackerWorld.Start);
    }

    [Fact]
    public async Task What_put_something_on_record_is_corrected_and_never_retracted()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(since: "2025");
        var milestone = await world.AddMilestone();
        var opened = (await world.Stack(issue)).First(e => e.Kind == EntryKind.Opened).Id;

        (await world.Refusal(() => Retract(world, opened))).Should().StartWith("The entry that put AMAZ-1 on record cannot be retracted");
        var added = (await world.Stack(milestone))[0].Id;
        (await world.Refusal(() => Retract(world, added))).Should().Contain("cannot be retracted");
    }

    [Fact]
    public async Task Authors_correct_their_own_for_an_hour_and_then_it_takes_an_editor()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var entry = await world.RecordStage(issue, Stage.Signed, author: People.Ani);

        (await world.Refusal(() => world.RecordStage(issue, Stage.Initialled, corrects: entry, author: People.Levon)))
            .Should().StartWith("Authors may correct what they recorded themselves for an hour");
        world.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromTicks(1));
        (await world.Refusal(() => world.RecordStage(issue, Stage.Initialled, corrects: entry, author: People.Ani)))
            .Should().StartWith("Authors may correct what they recorded themselves for an hour");
        (await world.Refusal(() => world.As(People.Ani).Send(new RetractEntry { Entry = entry, Rationale = "Undo." })))
            .Should().Contain("ask an editor");

        await world.RecordStage(issue, Stage.Initialled, corrects: entry, author: People.Leyla);
    }

    [Fact]
    public async Task Within_the_hour_to_the_tick_an_author_needs_nobody()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var entry = await world.RecordStage(issue, Stage.Signed, author: People.Ani);
        world.Clock.Advance(TimeSpan.FromHours(1));

        await world.As(People.Ani).Send(new RetractEntry { Entry = entry, Rationale = "Undo." });

        (await world.Issue(issue)).Stage.Should().BeNull();
    }

    [Fact]
    public async Task Entries_about_something_else_or_that_never_were_cannot_be_corrected()
    {
        using var world = await RecordWorld.Open();
        var (one, other) = (await world.OpenIssue("One"), await world.OpenIssue("Other"));
        var entry = await world.RecordStage(one, Stage.Signed);

        (await world.Refusal(() => world.RecordStage(other, Stage.Initialled, corrects: entry)))
            .Should().Be($"There is no entry {entry} here to correct.");
        (await world.Refusal(() => Retract(world, new EntryId(999)))).Should().Be("There is no entry 999 on record.");
    }

    [Fact]
    public async Task Numbers_and_keys_stay_whatever_is_corrected()
    {
        using var world = await RecordWorld.Open();
        var milestone = await world.AddMilestone("Referendum");
        await world.Tell(new DescribeMilestone { SubjectId = milestone, Title = "Plebiscite" });

        (await world.Ask(db => db.Milestones.SingleAsync())).Key.Should().Be("referendum");
    }

    private static Task<EntryId> Retract(RecordWorld world, EntryId entry) =>
        world.Analyst.Send(new RetractEntry { Entry = entry, Rationale = "It was not so." });
}
