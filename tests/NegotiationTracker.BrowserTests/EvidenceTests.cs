using System.Text;
using Microsoft.Playwright;

namespace NegotiationTracker.BrowserTests;

/// <summary>What an analyst does about sources and evidence, with files in hand.</summary>
public sealed class EvidenceTests
{
    /// <summary>A picture of one pixel.</summary>
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [BrowserFact]
    public async Task A_page_is_archived_a_screenshot_pasted_and_both_come_back_as_they_were()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        var page = reader.Page;
        await Prepare(reader);

        // The copy is told with its name and its hash, and comes back to the byte, as a download alone.
        var copy = page.Locator(".panel", new() { HasText = "Archived copies" }).GetByRole(AriaRole.Link, new() { Name = "page.html" });
        var answer = await page.APIRequest.GetAsync(await copy.GetAttributeAsync("href") ?? "");
        (await answer.TextAsync()).Should().Be(Html);
        answer.Headers["content-disposition"].Should().StartWith("attachment").And.Contain("page.html");
        answer.Headers["content-security-policy"].Should().Be("default-src 'none'; sandbox");
        answer.Headers["x-content-type-options"].Should().Be("nosniff");
        answer.Headers["cache-control"].Should().Be("no-store");

        // A screenshot is pasted into the form, and stands beside the entry.
        await reader.Go("/AMAZ/issues/1");
        await Press(page, "Attach");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await UntilTakesFiles(dialog);
        await Paste(dialog, "screenshot.png", "image/png", Pixel);
        await Assertions.Expect(dialog.GetByText("screenshot.png")).ToBeVisibleAsync();
        await dialog.GetByLabel("Caption").FillAsync("Their page on the day");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        var picture = page.GetByRole(AriaRole.Img, new() { Name = "Their page on the day" });
        await picture.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 1);

        (await tracker.Verb("verify")).Said.Should().Contain("whole");
        reader.Complaints.Should().BeEmpty("the browser must have nothing to complain about");
    }

    [BrowserFact]
    public async Task What_is_no_kind_of_file_that_is_kept_is_refused_beside_the_field_and_another_can_be_chosen()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        await reader.Go("/AMAZ/issues/1");
        await Press(reader.Page, "Attach");
        var dialog = reader.Page.GetByRole(AriaRole.Dialog);
        await ChooseFile(dialog, "photo.png", [0, 1, 2, 3]);
        await Assertions.Expect(dialog.Locator(".fault")).ToContainTextAsync("none of the kinds of file");
        await ChooseFile(dialog, "long.txt", new byte[20 * 1024 * 1024 + 1]);
        await Assertions.Expect(dialog.Locator(".fault")).ToContainTextAsync("Keep the part that matters");

        // A long one arrives in the sight of its sender, and a draft holds it.
        await ChooseFile(dialog, "long.txt", [.. Enumerable.Repeat((byte)'x', 15 * 1024 * 1024)]);
        await Assertions.Expect(dialog.GetByText("15.0 MB").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(dialog.Locator("progress")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Assertions.Expect(dialog.Locator(".fault")).ToHaveCountAsync(0);
        await dialog.Locator("[data-cancel]").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep as draft" }).ClickAsync();
        await Press(reader.Page, "Attach");
        await Assertions.Expect(dialog.GetByText("long.txt")).ToBeVisibleAsync();
    }

    internal const string Html = "<!DOCTYPE html><title>Maps</title><script>alert(1)</script>";

    /// <summary>Gives the first source of the register everything that its page can show, and ends on that page.</summary>
    /// <returns>Its address.</returns>
    internal static async Task<string> Prepare(Reader reader)
    {
        var page = reader.Page;
        await reader.Go("/AMAZ/sources");
        await page.Locator("td.source a.title").First.ClickAsync();
        await page.WaitForURLAsync("**/AMAZ/sources/*");
        await reader.UntilLive();
        var dialog = page.GetByRole(AriaRole.Dialog);

        await page.GetByRole(AriaRole.Button, new() { Name = "Grade the source" }).ClickAsync();
        await dialog.GetByLabel("B · usually reliable").CheckAsync();
        await dialog.GetByLabel("Why").FillAsync("Right in eleven of twelve reports on the commissions.");
        await Save(dialog);

        await page.GetByRole(AriaRole.Button, new() { Name = "Repeats another source" }).ClickAsync();
        await dialog.Locator(".found button").First.ClickAsync();
        await Save(dialog);

        await page.Locator(".page-actions").GetByRole(AriaRole.Button, new() { Name = "Archive a copy" }).ClickAsync();
        await ChooseFile(dialog, "page.html", Encoding.UTF8.GetBytes(Html));
        await Assertions.Expect(dialog.Locator(".file strong")).ToHaveTextAsync("page.html");
        await Save(dialog);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Right in eleven of twelve");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>A comment, a screenshot and a disagreement about the newest entry of an issue.</summary>
    internal static async Task Remark(Reader reader)
    {
        var page = reader.Page;
        var dialog = page.GetByRole(AriaRole.Dialog);
        await reader.Go("/AMAZ/issues/1");
        await Press(page, "Comment");
        await dialog.GetByLabel("Comment", new() { Exact = true }).FillAsync("The ministry's own page says the same, two days later.");
        await Save(dialog);
        await Press(page, "Attach");
        await ChooseFile(dialog, "screenshot.png", Pixel);
        await Assertions.Expect(dialog.Locator(".file strong")).ToHaveTextAsync("screenshot.png");
        await Save(dialog);
        await Press(page, "Disagrees");
        await dialog.GetByLabel("Disagrees with").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await dialog.GetByLabel("This one").CheckAsync();
        await dialog.GetByLabel("Why").FillAsync("It is the later of the two, and names its author.");
        await Save(dialog);
        await Assertions.Expect(page.Locator(".remarks").First).ToContainTextAsync("this one is preferred");
    }

    private static async Task ChooseFile(ILocator dialog, string name, byte[] content)
    {
        await UntilTakesFiles(dialog);
        await dialog.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
    }

    /// <summary>The field is there a moment before the page listens to it; nobody's hand is that quick.</summary>
    private static async Task UntilTakesFiles(ILocator dialog)
    {
        await dialog.Locator("input[type=file]").WaitForAsync();
        await dialog.Page.WaitForFunctionAsync("() => document.querySelector('.rz-dialog input[type=file]')?._blazorInputFileNextFileId !== undefined");
    }

    private static async Task Save(ILocator dialog)
    {
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    // The acts on an entry appear under the pointer.
    private static async Task Press(IPage page, string act) =>
        await page.Locator(".acts button").Filter(new() { HasText = act }).First.EvaluateAsync("button => button.click()");

    private static async Task Paste(ILocator dialog, string name, string type, byte[] content) => await dialog.Locator("form").EvaluateAsync(
        """
        (form, [name, type, base64]) => {
          const clipboard = new DataTransfer();
          clipboard.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name, { type }));
          form.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
        }
        """, new[] { name, type, Convert.ToBase64String(content) });
}
