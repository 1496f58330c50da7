using Microsoft.Playwright;
using NegotiationTracker.Tests.Features.Imports;

namespace NegotiationTracker.BrowserTests;

/// <summary>A newcomer drags in what the ministry has: an export of Redmine, and a spreadsheet of milestones.</summary>
public sealed class ImportTests
{
    [BrowserFact]
    public async Task A_newcomer_drags_files_in_is_told_what_is_wrong_puts_it_right_imports_and_undoes()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        var page = reader.Page;
        var redmine = Path.Combine(tracker.Data, "redmine.csv");
        await File.WriteAllTextAsync(redmine, (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Samples", "redmine.csv")))
            .Replace(",Feedback,", ",Under study,", StringComparison.Ordinal));
        var calendar = Path.Combine(tracker.Data, "calendar.xlsx");
        await File.WriteAllBytesAsync(calendar, Workbooks.Of(
            ["Milestone", "Expected", "Kind", "Certainty"], ["Summit in Ijevan", "May 2027", "Summit", "planned"], ["Vote", "Q3 2027", "Referendum", "fixed"]));
        await reader.Go("/AMAZ/import");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("No file was imported here yet");

        // Dropped on the page; the one fault is named by row and column, and put right there.
        await Drop(page, redmine);
        var main = page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("An export of Redmine");
        var faults = page.Locator("table.faults");
        await Assertions.Expect(faults).ToContainTextAsync("F, Status");
        await Assertions.Expect(faults).ToContainTextAsync("“Under study” is not known here. Say what it stands for");
        var import = page.Locator(".act button.primary");
        await Assertions.Expect(import).ToBeDisabledAsync();
        (await reader.Faults("import with a fault")).Should().BeEmpty();
        await reader.TakePicture("import-fault-light-1440");
        await page.SetViewportSizeAsync(390, 844);
        (await reader.Faults("import with a fault, 390 px")).Should().BeEmpty();
        await reader.TakePicture("import-fault-light-390");
        await page.SetViewportSizeAsync(1440, 900);
        await page.GetByLabel("Under study").SelectOptionAsync("Exploratory");
        await Assertions.Expect(import).ToHaveTextAsync("Import 4 rows");
        await import.ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("4 rows imported from redmine.csv");

        // The spreadsheet by the keyboard alone, but for the choice of the file.
        await page.GetByLabel("Drop").Or(page.Locator("#import-file")).First.SetInputFilesAsync(calendar);
        await Assertions.Expect(import).ToHaveTextAsync("Import 2 rows");
        await Assertions.Expect(page.Locator("#import-as")).ToHaveValueAsync("Milestones");
        await import.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(main).ToContainTextAsync("2 rows imported from calendar.xlsx");
        await reader.Go("/AMAZ/milestones");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Summit in Ijevan");

        // The same file again is recognised; then it is undone.
        await reader.Go("/AMAZ/import");
        await Drop(page, redmine);
        await Assertions.Expect(main).ToContainTextAsync("All 4 rows of this file are on record already");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the import of redmine.csv" }).ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Undo the import of redmine.csv" }).GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(page.Locator("li.undone")).ToContainTextAsync("redmine.csv");
        await reader.Go("/AMAZ/issues?q=peacekeepers");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Article on peacekeepers");
        var verified = await tracker.Verb("verify");
        verified.Said.Should().StartWith("The record is whole");
        reader.Complaints.Should().BeEmpty("the browser must have nothing to complain about");
    }

    [BrowserFact]
    public async Task A_file_that_is_no_table_or_not_in_Unicode_says_what_to_do_in_the_dark_on_a_telephone()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address, "dark", 390, 844);
        var page = reader.Page;
        await reader.Go("/AMAZ/import");
        var refusal = page.Locator(".refusal");

        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = "old.xls", MimeType = "application/vnd.ms-excel", Buffer = [0xD0, 0xCF, 0x11, 0xE0, 1, 2] });
        await Assertions.Expect(refusal).ToContainTextAsync("This is a workbook of an older Excel");
        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = "alt.csv", MimeType = "text/csv", Buffer = [.. "Title\n"u8, 0xCC, 0xE8, 0xF0, (byte)'\n'] });
        await Assertions.Expect(refusal).ToContainTextAsync("line 2 holds a character that cannot be read");
        (await reader.Faults("import refused, dark, 390 px")).Should().BeEmpty();
        await reader.TakePicture("import-refused-dark-390");
        await page.GetByLabel("How the text was written").SelectOptionAsync("Windows1251");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Мир");
        reader.Complaints.Should().BeEmpty();
    }

    [BrowserFact]
    public async Task A_file_mended_under_the_same_name_is_read_anew_and_so_it_is_after_its_import()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        var page = reader.Page;
        var file = Path.Combine(tracker.Data, "questions.csv");
        var other = Path.Combine(tracker.Data, "more.csv");
        await File.WriteAllTextAsync(file, "Title,Importance\nTransit,heavy\n");
        await File.WriteAllTextAsync(other, "Title\nWater\n");
        await reader.Go("/AMAZ/import");
        await Drop(page, file);
        await Assertions.Expect(page.Locator("table.faults")).ToContainTextAsync("“heavy” is not known here");

        await File.WriteAllTextAsync(file, "Title,Importance\nTransit,critical\n");
        await Drop(page, file);

        var import = page.Locator(".act button.primary");
        await Assertions.Expect(import).ToHaveTextAsync("Import 1 row");
        await Assertions.Expect(page.Locator("table.faults")).ToHaveCountAsync(0);
        await import.ClickAsync();
        await Assertions.Expect(page.Locator(".result")).ToContainTextAsync("1 row imported");
        await File.WriteAllTextAsync(file, "Title,Importance\nTransit,critical\nReturn,critical\n");
        await Drop(page, file);
        await Assertions.Expect(page.Locator("p.count")).ToHaveTextAsync("1 new row would be taken, as 5 entries. 1 row is on record already.");

        // By the dialog of the browser.
        await File.WriteAllTextAsync(file, "Title,Importance\nTransit,critical\nReturn,grave\n");
        for (var rows = 1; rows <= 2; rows++)
        {
            var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Locator("#import-file").ClickAsync());
            await chooser.SetFilesAsync(file);
            if (rows == 1)
                await Assertions.Expect(page.Locator("table.faults")).ToContainTextAsync("“grave” is not known here");
            else
                await Assertions.Expect(import).ToHaveTextAsync("Import 1 row");
            await File.WriteAllTextAsync(file, "Title,Importance\nTransit,critical\nReturn,critical\n");
        }

        // Two at once would be taken in no order that anybody chose.
        await Drop(page, file, other);
        await Assertions.Expect(page.Locator(".refusal")).ToContainTextAsync("One file at a time: these are 2.");
        await Drop(page, other);
        await Assertions.Expect(import).ToHaveTextAsync("Import 1 row");
        reader.Complaints.Should().BeEmpty();
    }

    [BrowserFact]
    public async Task An_import_that_runs_is_shown_and_cancelled_after_the_page_was_loaded_anew()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        var page = reader.Page;
        var file = Path.Combine(tracker.Data, "many.csv");
        await File.WriteAllTextAsync(file, "Title\n" + string.Join('\n', Enumerable.Range(1, 12_000).Select(i => $"Question {i}")));
        await reader.Go("/AMAZ/import");
        await Drop(page, file);
        var import = page.Locator(".act button.primary");
        await Assertions.Expect(import).ToHaveTextAsync("Import 12,000 rows", new() { Timeout = 60_000 });
        await import.ClickAsync();
        var work = page.Locator(".work");
        await Assertions.Expect(work).ToContainTextAsync("Importing many.csv");

        await reader.Go("/AMAZ/import");
        await Assertions.Expect(work).ToContainTextAsync("Importing many.csv");
        (await reader.Faults("import under way")).Should().BeEmpty();
        await work.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.Locator(".refusal")).ToContainTextAsync("Cancelled. Nothing was stored.");
        await Assertions.Expect(work).ToHaveCountAsync(0);
        await reader.Go("/AMAZ/issues?q=Question");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Question 1");
        reader.Complaints.Should().BeEmpty();
    }

    /// <summary>As a hand does it: over the page, and let go.</summary>
    private static async Task Drop(IPage page, params string[] files)
    {
        var zone = (await page.Locator(".drop").BoundingBoxAsync())!;
        var session = await page.Context.NewCDPSessionAsync(page);
        foreach (var type in (string[])["dragEnter", "dragOver", "drop"])
            await session.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object>
            {
                ["type"] = type,
                ["x"] = zone.X + (zone.Width / 2),
                ["y"] = zone.Y + (zone.Height / 2),
                ["data"] = new Dictionary<string, object> { ["items"] = Array.Empty<object>(), ["files"] = files, ["dragOperationsMask"] = 1 },
            });
    }
}
