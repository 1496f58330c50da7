using Microsoft.Playwright;

namespace NegotiationTracker.BrowserTests;

/// <summary>What only a browser does: keys, the caret, and a text that is not finished yet.</summary>
public sealed class TypingTests
{
    [BrowserFact]
    public async Task Keys_lead_through_the_list_into_a_form_whose_half_written_fields_are_a_draft()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        var page = reader.Page;
        await reader.Go("/AMAZ/issues");

        // The viewpoint takes the focus, and gives it back.
        await page.Keyboard.PressAsync("v");
        await Assertions.Expect(page.GetByLabel("As known on")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".viewpoint summary")).ToBeFocusedAsync();

        // Two rows down, one up; the list of keys names what works here.
        foreach (var key in new[] { "j", "j", "ArrowDown", "k", "?" })
            await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("#keys")).ToContainTextAsync("Record stage, of the row that has the focus");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("s");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("Record stage · AMAZ-2");

        // A date is understood before its field is left, and can be written on.
        var when = dialog.GetByLabel("Since when");
        await when.PressSequentiallyAsync("june 2026");
        await Assertions.Expect(dialog).ToContainTextAsync("1 to 30 June 2026");
        await Assertions.Expect(when).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.TypeAsync("8 ");
        await Assertions.Expect(dialog).ToContainTextAsync("8 Jun 2026 →");
        await Assertions.Expect(when).ToHaveValueAsync("8 june 2026");
        (await when.EvaluateAsync<int>("field => field.selectionStart")).Should().Be(2, "the caret stays where it was");

        // A new source is written at once; a paste far too long stays whole, though nothing was left or saved.
        await dialog.GetByRole(AriaRole.Button, new() { Name = "New source" }).ClickAsync();
        await Assertions.Expect(dialog.GetByLabel("Publisher")).ToBeFocusedAsync();
        var pasted = new string('Ա', 200_000);
        await page.Keyboard.InsertTextAsync(pasted);
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        await reader.Go("/AMAZ/issues/2");
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(dialog).ToContainTextAsync("This is the draft that you left.");
        (await dialog.GetByLabel("Publisher").InputValueAsync()).Should().HaveLength(pasted.Length);
        (await when.InputValueAsync()).Should().Be("8 Jun 2026");

        reader.Complaints.Should().BeEmpty("the browser must have nothing to complain about");
    }
}
