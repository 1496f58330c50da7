using NegotiationTracker.Features.Drafts;
using static NegotiationTracker.Tests.People;

namespace NegotiationTracker.Tests.Features.Drafts;

public sealed class KeepDraftTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_draft_is_ones_own_is_replaced_by_the_next_and_gone_once_dropped()
    {
        await _world.As(Ani).Send(new KeepDraft { Form = "AddNote", Content = "Half" });
        await _world.As(Ani).Send(new KeepDraft { Form = "AddNote", Content = "Half a thought" });
        await _world.As(Levon).Send(new KeepDraft { Form = "AddNote", Content = "Another" });

        (await _world.As(Ani).Send(new FindDraft("AddNote")))!.Content.Should().Be("Half a thought");
        (await _world.As(Ani).Send(new FindDraft("RecordStage"))).Should().BeNull();

        await _world.As(Ani).Send(new DropDraft("AddNote"));

        (await _world.As(Ani).Send(new FindDraft("AddNote"))).Should().BeNull();
        (await _world.As(Levon).Send(new FindDraft("AddNote")))!.Content.Should().Be("Another");
    }
}
