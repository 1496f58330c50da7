using NegotiationTracker.Features.Issues;
using static NegotiationTracker.Tests.Features.Refusals;
using static NegotiationTracker.Tests.People;

namespace NegotiationTracker.Tests.Features.Issues;

public sealed class AssignOwnerTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Owners_join_and_leave_and_join_again()
    {
        var issue = (await _world.OpenIssue()).Id;
        await _world.Say(new AssignOwner { SubjectId = issue, PersonId = Ani.PersonId });
        (await Owners()).Should().BeEquivalentTo("Local analyst", Ani.Name);

        await _world.Say(new ReleaseOwner { SubjectId = issue, PersonId = Ani.PersonId });
        (await Owners()).Should().Equal("Local analyst");

        await _world.Say(new AssignOwner { SubjectId = issue, PersonId = Ani.PersonId });
        (await Owners()).Should().BeEquivalentTo("Local analyst", Ani.Name);
    }

    [Fact]
    public async Task Watchers_come_and_go_beside_the_owners()
    {
        var issue = (await _world.OpenIssue()).Id;
        await _world.Say(new WatchIssue { SubjectId = issue, PersonId = Levon.PersonId });
        (await _world.Send(new ShowIssue("AMAZ", 1))).Watchers.Should().ContainSingle().Which.Id.Should().Be(Levon.PersonId);

        await _world.Say(new UnwatchIssue { SubjectId = issue, PersonId = Levon.PersonId });

        var shown = await _world.Send(new ShowIssue("AMAZ", 1));
        shown.Watchers.Should().BeEmpty();
        shown.Owners.Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_against_the_rules_is_refused()
    {
        var issue = (await _world.OpenIssue()).Id;
        await _world.Say(new WatchIssue { SubjectId = issue, PersonId = Ani.PersonId });

        await _world.Refuses(new WatchIssue { SubjectId = issue, PersonId = Ani.PersonId }, "This person is on the issue in that part already.");
        await _world.Refuses(new AssignOwner { SubjectId = issue, PersonId = _world.Authors.LocalAnalyst.PersonId }, "This person is on the issue*");
        await _world.Refuses(new AssignOwner { SubjectId = issue, PersonId = Unknown }, "This person is not on record*");
        await _world.Refuses(new ReleaseOwner { SubjectId = issue, PersonId = Ani.PersonId }, "There is nothing to end*");
        await _world.Refuses(new UnwatchIssue { SubjectId = issue, PersonId = Levon.PersonId }, "There is nothing to end*");
        await _world.Refuses(new AssignOwner { SubjectId = issue }, "Choose who owns it.");
    }

    private async Task<IEnumerable<string>> Owners() => (await _world.Send(new ShowIssue("AMAZ", 1))).Owners.Select(o => o.Name);
}
