using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Tests.Ui;

public sealed class FormStateTests
{
    [Fact]
    public void What_was_typed_in_a_list_moves_up_when_an_item_leaves_it()
    {
        var form = new FormState();
        form.Typed["Effective"] = "some day";
        form.Typed["Sources[0].New.Published"] = "zero";
        form.Typed["Sources[1].New.Published"] = "one";
        form.Typed["Sources[2].New.Published"] = "two";

        form.MoveUp("Sources", removed: 1, count: 2);

        form.Typed.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["Effective"] = "some day",
            ["Sources[0].New.Published"] = "zero",
            ["Sources[1].New.Published"] = "two",
        });
    }
}
