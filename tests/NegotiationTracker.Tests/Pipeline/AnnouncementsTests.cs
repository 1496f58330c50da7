using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Pipeline;

/// <summary>Open pages are told after commit, and what they make of it is no concern of whoever recorded.</summary>
public sealed class AnnouncementsTests
{
    [Fact]
    public async Task What_was_recorded_is_announced_once_it_can_be_read()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var heard = new List<(Announcement News, long Readable)>();
        using var hearing = Hear(world, news => heard.Add(
            (news, world.Ask(db => db.Ledger.MaxAsync(r => r.Sequence)).GetAwaiter().GetResult())));

        var entry = await world.RecordStage(issue, Stage.Signed);

        heard.Should().Equal((new Announcement(world.Negotiation, entry.Sequence), entry.Sequence));
    }

    [Fact]
    public async Task What_was_refused_asked_or_sent_again_is_not_announced()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var stage = new RecordStage { SubjectId = issue, Stage = Stage.Signed, Effective = world.Today, Rationale = "So it is." };
        await world.Analyst.Send(stage);
        var heard = new List<Announcement>();
        using var hearing = Hear(world, heard.Add);

        await world.Refusal(() => world.RecordStage(issue, Stage.Signed, "2027"));
        await world.Analyst.Send(new ListIssues(RecordWorld.Key));
        await world.Analyst.Send(stage);

        heard.Should().BeEmpty();
    }

    [Fact]
    public async Task A_hearer_that_fails_fails_neither_the_author_nor_the_next_hearer()
    {
        using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue();
        var heard = new List<Announcement>();
        using var closed = Hear(world, _ => throw new ObjectDisposedException("page"));
        using var broken = Hear(world, _ => throw new InvalidOperationException("broken"));
        using var hearing = Hear(world, heard.Add);

        await world.RecordStage(issue, Stage.Signed);

        heard.Should().ContainSingle();
    }

    [Fact]
    public async Task Whoever_stops_listening_hears_no_more()
    {
        using var world = await RecordWorld.Open();
        var heard = new List<Announcement>();
        Hear(world, heard.Add).Dispose();

        await world.OpenIssue();

        heard.Should().BeEmpty();
    }

    private static IDisposable Hear(RecordWorld world, Action<Announcement> hear) =>
        world.Provider.GetRequiredService<Announcements>().Subscribe(hear);
}
