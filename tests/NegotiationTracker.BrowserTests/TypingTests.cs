using System.Text.RegularExpressions;
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

    [BrowserFact]
    public async Task Anything_is_found_from_everywhere_without_a_mouse()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        var page = reader.Page;
        var finder = page.Locator("#finder");
        await reader.Go("/AMAZ/issues?known=2026-06-08");

        // Also while something is typed; the viewpoint goes along.
        await page.GetByLabel("Text").FocusAsync();
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("ղարաբաղ");
        await Assertions.Expect(finder.Locator("mark").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(finder.Locator(".found a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(finder).ToBeHiddenAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/AMAZ/issues/[0-9]+\\?known=2026-06-08$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();

        // An entry is shown where it stands, however far down.
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("first karabakh war");
        await finder.GetByRole(AriaRole.Link, new() { Name = "First Karabakh war" }).ClickAsync();
        await Assertions.Expect(page.Locator("li.new", new() { HasText = "First Karabakh war" })).ToBeInViewportAsync();

        // Enter leads to everything that was found; Escape leaves all as it was.
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("corridor");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Words")).ToHaveValueAsync("corridor");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(finder).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(finder).ToBeHiddenAsync();

        reader.Complaints.Should().BeEmpty("the browser must have nothing to complain about");
    }
}
