using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Tests.Ui;

public sealed class SourcesFieldTests : BunitContext
{
    private static readonly SourceOption Report = new(Guid.CreateVersion7(TrackerWorld.Start), "OC Media", "Report on the talks", "2026");
    private readonly List<CitationInput> _sources = [];

    public SourcesFieldTests() => Services.AddSingleton(new RecordSupport(
        (_, _) => Task.FromResult<Foreseen?>(null),
        (_, _) => Task.FromResult<string?>(null),
        (_, _, _) => Task.CompletedTask,
        (_, _, _, _) => Task.FromResult<IReadOnlyList<SourceOption>>([Report]),
        (_, _, _) => throw new NotSupportedException()));

    [Fact]
    public void A_new_source_is_filled_at_once_and_after_its_removal_the_next_can_be_chosen()
    {
        var field = Shown();

        Press(field, "New source");
        FocusIsOn(field, field.Find(".citation input"));

        Press(field, "Remove");
        _sources.Should().BeEmpty();
        Focused().Should().HaveCount(2, "the button under the hand is gone");
    }

    [Fact]
    public void The_register_is_searched_at_once_and_after_a_choice_the_next_can_be_made()
    {
        var field = Shown();

        Press(field, "Source from the register");
        FocusIsOn(field, field.Find("input[type=search]"));

        Press(field, "Report on the talks");
        _sources.Should().ContainSingle().Which.SourceId.Should().Be(Report.Id);
        FocusIsOn(field, Button(field, "Source from the register"));
    }

    private IRenderedComponent<SourcesField> Shown()
    {
        var negotiation = new FrameNegotiation(Guid.CreateVersion7(TrackerWorld.Start), "AMAZ", "Armenia–Azerbaijan", TimeZoneInfo.Utc);
        return Render<SourcesField>(p => p
            .AddCascadingValue(new Frame(new FrameContents("Ani Petrosyan", TimeZoneInfo.Utc, [negotiation], 0), negotiation, () => Task.CompletedTask))
            .Add(f => f.Sources, _sources));
    }

    private static void Press(IRenderedComponent<SourcesField> field, string words) => Button(field, words).Click();

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<SourcesField> field, string words) =>
        field.FindAll("button").Single(b => b.TextContent.Contains(words, StringComparison.Ordinal));

    private void FocusIsOn(IRenderedComponent<SourcesField> field, AngleSharp.Dom.IElement element) => field.WaitForAssertion(() =>
        Focused().Last().Arguments[0].ShouldBeElementReferenceTo(element));

    private IEnumerable<JSRuntimeInvocation> Focused() =>
        JSInterop.Invocations.Where(i => i.Identifier == "Blazor._internal.domWrapper.focus");
}
