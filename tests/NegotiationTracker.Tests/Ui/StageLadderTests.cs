using Bunit;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Ui.Marks;

namespace NegotiationTracker.Tests.Ui;

public sealed class StageLadderTests : BunitContext
{
    private Stage? _value;

    [Fact]
    public void Is_one_group_of_radio_buttons_in_the_order_of_the_ladder_so_that_arrow_keys_climb_it()
    {
        var radios = Shown().FindAll("input[type=radio]");

        radios.Select(r => r.GetAttribute("name")).Distinct().Should().ContainSingle();
        radios.Select(r => Enum.Parse<Stage>(r.GetAttribute("value")!)).Should()
            .Equal([.. Words.Ladder, Stage.Deadlocked, Stage.Suspended], "closing is an act of its own");
    }

    [Fact]
    public void Choosing_fills_the_ladder_and_shows_the_definition()
    {
        var ladder = Shown();

        ladder.Find("input[value=TextAgreed]").Change("TextAgreed");
        ladder.Render(p => p.Add(l => l.Value, _value));

        _value.Should().Be(Stage.TextAgreed);
        ladder.Find(".definition").TextContent.Should().Be(Stage.TextAgreed.Definition());
        ladder.FindAll(".reached").Should().HaveCount(5);
    }

    [Fact]
    public void Marks_the_stage_that_holds_now_without_choosing_it()
    {
        var ladder = Shown(current: Stage.Initialled);

        ladder.Find(".current").ParentElement!.TextContent.Should().Contain("Initialled");
        ladder.FindAll("input[checked]").Should().BeEmpty();
    }

    private IRenderedComponent<StageLadder> Shown(Stage? current = null) => Render<StageLadder>(p => p
        .Add(l => l.Current, current)
        .Bind(l => l.Value, _value, v => _value = v));
}
