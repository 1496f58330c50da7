using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Negotiations;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Milestones;

public sealed class AddMilestoneTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_milestone_is_added_once_by_its_title_and_only_to_issues_of_its_negotiation()
    {
        var issue = (await _world.OpenIssue()).Id;
        var added = await _world.AddMilestone("Signing", "2026-12", DateStatus.Confirmed, issue);
        (await _world.Send(new ListMilestones("AMAZ"))).Rows.Single().Issues.Should().ContainSingle().Which.Id.Should().Be(issue);

        var negotiation = (await _world.Send(new ListNegotiations())).Single().Id;
        AddMilestone Another(string title, params List<Guid> issues) => new()
        {
            NegotiationId = negotiation,
            Title = title,
            Kind = MilestoneKind.Signature,
            Effective = On("2026-11"),
            IssueIds = issues,
        };
        await _world.Refuses(Another("signing"), "A milestone of this title is on record already*");
        await _world.Refuses(Another("Other", Unknown), "One of the issues is not on record in this negotiation*");
        await _world.Refuses(Another("Other") with { Kind = null }, "Say what kind of milestone it is.");
        await _world.Refuses(Another("Other") with { Effective = On("2027") }, "“2027” lies in the future*");

        await _world.Say(new DescribeMilestone { SubjectId = added, Title = "Signing in Washington" });
        (await _world.Send(new ShowMilestone("AMAZ", "signing"))).Milestone.Title.Should().Be("Signing in Washington");
    }
}
