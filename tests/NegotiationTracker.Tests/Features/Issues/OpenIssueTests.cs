using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Issues;

public sealed class OpenIssueTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Issues_are_numbered_in_the_order_of_their_opening_and_belong_to_whoever_opened_them()
    {
        var first = await _world.OpenIssue("Border", "Territory", Stage.UnderNegotiation, "2018-05");
        var second = await _world.OpenIssue("Return", "People");

        (first.Key, second.Key).Should().Be(("AMAZ-1", "AMAZ-2"));
        var shown = await _world.Send(new ShowIssue("AMAZ", 1));
        (shown.Title, shown.Category, shown.Stage, shown.Since).Should().Be(("Border", "Territory", Stage.UnderNegotiation, On("2018-05")));
        shown.Owners.Should().ContainSingle().Which.Name.Should().Be("Local analyst");
        (await _world.EntriesAbout(first.Id)).Select(e => e.Kind).Should()
            .Equal(EntryKind.Opened, EntryKind.Described, EntryKind.Classified, EntryKind.Stage, EntryKind.Owner);
    }

    [Fact]
    public async Task Two_opened_at_the_same_time_get_two_numbers()
    {
        await _world.OpenNegotiation();

        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => _world.OpenIssue($"Issue {i}"))));

        opened.Select(o => o.Key).Should().BeEquivalentTo(Enumerable.Range(1, 6).Select(i => $"AMAZ-{i}"));
    }

    [Fact]
    public async Task What_is_against_the_rules_is_refused()
    {
        var issue = new OpenIssue
        {
            NegotiationId = await _world.OpenNegotiation(),
            Title = "Border",
            Category = "Territory",
            Effective = On("2025"),
        };

        await _world.Refuses(issue with { NegotiationId = Unknown }, "No negotiation has this id*");
        await _world.Refuses(issue with { Title = "  " }, "Give the issue a title*");
        await _world.Refuses(issue with { Stage = Stage.Signed }, "Say why*");
        await _world.Refuses(issue with { Stage = Stage.Closed, Rationale = "x" }, "Closing is an act of its own*");
        await _world.Refuses(issue with { Effective = On("2027") }, "“2027” lies in the future*");
        await _world.Refuses(issue with { Effective = null }, "Say since when it is so*");
    }
}
