using Bunit;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Tests.Ui;

public sealed class TextFieldTests : BunitContext
{
    private string? _value;

    [Fact]
    public void A_text_that_the_form_makes_tidy_is_not_changed_under_the_hands_of_its_author()
    {
        var field = Render<TextField>(p => p
            .Add(f => f.Label, "Address")
            .Bind(f => f.Value, _value, typed => _value = typed!.Trim()));

        field.Find("input").Change("https://oc-media.org ");
        field.Render(p => p.Add(f => f.Value, _value));

        _value.Should().Be("https://oc-media.org");
        field.Find("input").GetAttribute("value").Should().Be("https://oc-media.org ");
    }

    [Fact]
    public void Another_text_of_the_form_takes_its_place()
    {
        var field = Render<TextField>(p => p.Add(f => f.Label, "Title").Add(f => f.Value, "Old"));

        field.Render(p => p.Add(f => f.Value, "New"));

        field.Find("input").GetAttribute("value").Should().Be("New");
    }
}
