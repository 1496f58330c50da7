using Bunit;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Tests.Ui;

public sealed class WhenFieldTests : BunitContext
{
    private readonly FormState _form = new();
    private ImpreciseDate? _value;

    [Fact]
    public void Says_what_it_understood()
    {
        var field = Shown();

        field.Find("input").Change("june 2026");
        field.Render(p => p.Add(f => f.Value, _value));

        _value!.Text.Should().Be("2026-06");
        field.Find(".echo").TextContent.Should().Be("June 2026 → 1 to 30 June 2026, month");
        _form.HasUnreadable.Should().BeFalse();
    }

    [Fact]
    public void Says_beside_the_field_why_it_cannot_read_and_keeps_the_text()
    {
        var field = Shown();

        field.Find("input").Change("2026-13");

        _value.Should().BeNull();
        _form.HasUnreadable.Should().BeTrue();
        field.Find(".fault").TextContent.Should().Contain("is not a month");
        var input = field.Find("input");
        input.GetAttribute("value").Should().Be("2026-13");
        input.GetAttribute("aria-invalid").Should().Be("true");
        input.GetAttribute("aria-describedby").Should().Contain(field.Find(".fault").Id!);
        _form.Typed.Should().Contain("Effective", "2026-13");
    }

    [Fact]
    public void Takes_today_at_one_press()
    {
        var field = Shown(today: new DateOnly(2026, 11, 22));

        field.Find("button").Click();

        _value!.Text.Should().Be("2026-11-22");
    }

    [Fact]
    public void A_field_that_goes_no_longer_stands_in_the_way()
    {
        var field = Shown();
        field.Find("input").Change("some day");
        _form.HasUnreadable.Should().BeTrue();

        field.Instance.Dispose();

        _form.HasUnreadable.Should().BeFalse();
    }

    private IRenderedComponent<WhenField> Shown(DateOnly? today = null) => Render<WhenField>(p => p
        .AddCascadingValue(_form)
        .Add(f => f.Label, "Since when")
        .Add(f => f.Name, "Effective")
        .Add(f => f.Today, today)
        .Bind(f => f.Value, _value, v => _value = v));
}
