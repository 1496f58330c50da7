using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Imports.Pages;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Imports.Pages;

/// <summary>What the page says of a file before and after it is taken.</summary>
public sealed class ImportPageTests : PageContext
{
    public ImportPageTests() => Services.AddSingleton<RunningImports>();

    [Fact]
    public async Task What_is_wrong_stands_above_what_the_columns_hold_beside_the_count()
    {
        await World.OpenNegotiation();
        var page = Shown();

        Bring(page, "Title,Importance\nTransit,heavy\nReturn,critical\n");

        page.WaitForAssertion(() => page.Find("table.faults").TextContent.Should().Contain("B, Importance").And.Contain("“heavy” is not known here"));
        var text = page.Markup;
        text.IndexOf("To be put right first", StringComparison.Ordinal).Should().BeLessThan(text.IndexOf("What the columns hold", StringComparison.Ordinal))
            .And.BeGreaterThan(text.IndexOf("1 thing is wrong", StringComparison.Ordinal));
        page.Find(".count").TextContent.Should().Be("1 thing is wrong, so nothing of the file can be taken yet.");
        page.Find(".act button.primary").HasAttribute("disabled").Should().BeTrue();
    }

    [Theory]
    [InlineData("Title\nTransit\n", "1 new row would be taken, as 5 entries.", "Import 1 row", "1 row imported")]
    [InlineData("Title\nTransit\nReturn\n", "2 new rows would be taken, as 8 entries.", "Import 2 rows", "2 rows imported")]
    public async Task One_row_is_said_in_the_singular_and_several_in_the_plural(string file, string taken, string button, string done)
    {
        await World.OpenNegotiation();
        var page = Shown();

        Bring(page, file);

        page.WaitForAssertion(() => page.Find(".count").TextContent.Should().Be(taken));
        page.Find(".act button.primary").TextContent.Trim().Should().Be(button);
        page.Find(".act button.primary").Click();
        page.WaitForAssertion(() => page.Find(".result").TextContent.Should().Contain(done));
    }

    [Theory]
    [InlineData("Title\nTransit\n", "The only row of this file is on record already: there is nothing to import.")]
    [InlineData("Title\nTransit\nReturn\n", "All 2 rows of this file are on record already: there is nothing to import.")]
    public async Task A_file_with_nothing_new_says_so_and_offers_no_import_of_none(string file, string sentence)
    {
        await World.OpenNegotiation();
        await World.Import(file);
        var page = Shown();

        Bring(page, file);

        page.WaitForAssertion(() => page.Find(".count").TextContent.Should().Be(sentence));
        page.Find(".act button.primary").TextContent.Trim().Should().Be("Nothing to import");
        page.Find(".act button.primary").HasAttribute("disabled").Should().BeTrue();
    }

    [Fact]
    public async Task Changed_rows_are_named_first_with_what_changes_and_undone_in_one_step()
    {
        await World.OpenNegotiation();
        await World.Import("Key,Title,Status\n1,Transit,New\n2,Return,New\n");
        var page = Shown();

        Bring(page, "Key,Title,Status\n1,Transit,New\n2,Return,Done\n3,Water,New\n");

        page.WaitForAssertion(() => page.Find(".count").TextContent.Should().Be("1 new row and 1 changed row would be taken, as 7 entries. 1 row is on record already."));
        page.FindAll("td.sentence")[0].TextContent.Trim().Should().StartWith("Changed.").And.EndWith("AMAZ-2: not on the agenda → closed");
        page.Find(".act button.primary").Click();
        page.WaitForAssertion(() => page.Find(".result").TextContent.Should().Contain("1 row imported and 1 row brought up to date"));
        page.WaitForAssertion(() => page.FindAll("li").Should().HaveCount(2));
        page.FindAll("button.quiet")[0].Click();
        page.Find("[role=group] button.primary").Click();

        page.WaitForAssertion(() => page.FindAll("li.undone").Should().ContainSingle());
        (await World.Send(new ShowIssue("AMAZ", 2))).IsClosed.Should().BeFalse();
        (await World.Send(new ListIssues("AMAZ"))).Total.Should().Be(2);
    }

    [Fact]
    public async Task What_is_not_taken_is_told_with_what_to_do_before_and_after()
    {
        await World.OpenNegotiation();
        await World.Import("Key,Date,Event\n7,May 2026,They met\n");
        var page = Shown();

        Bring(page, "Key,Date,Event\n7,June 2026,They met\n8,June 2026,They met again\n");

        page.WaitForAssertion(() => page.FindAll("td.sentence")[0].TextContent.Trim().Should().StartWith("Not taken.").And.Contain("correct the entry"));
        page.Find(".act button.primary").Click();
        page.WaitForAssertion(() => page.Find(".result .left").TextContent.Should().StartWith("Row 2: “They met” was imported before."));
    }

    [Fact]
    public async Task An_import_goes_on_when_its_page_is_left()
    {
        await World.OpenNegotiation();
        var page = Shown();
        Bring(page, "Title\n" + string.Join('\n', Enumerable.Range(1, 1200).Select(i => $"Question {i}")));
        page.WaitForAssertion(() => page.Find(".act button.primary").TextContent.Trim().Should().Be("Import 1,200 rows"));

        var over = new TaskCompletionSource();
        using var hearing = World.Provider.GetRequiredService<Announcements>().Subscribe(_ => over.TrySetResult());

        page.Find(".act button.primary").Click();
        await DisposeComponentsAsync();

        await over.Task.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
        (await World.Send(new ListIssues("AMAZ"))).Total.Should().Be(1200);
    }

    [Fact]
    public async Task A_file_a_little_too_large_reads_larger_than_the_limit()
    {
        await World.OpenNegotiation();
        var page = Shown();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[(10 * 1024 * 1024) + 1], "big.csv"));

        page.WaitForAssertion(() => page.Markup.Should().Contain("big.csv is 10.1 MB long, and an import takes 10 MB at most."));
    }

    [Fact]
    public async Task Of_two_files_at_once_it_is_said_that_they_come_one_after_the_other()
    {
        await World.OpenNegotiation();
        var page = Shown();

        page.FindComponent<InputFile>().UploadFiles(
            InputFileContent.CreateFromText("Title\nTransit\n", "a.csv"), InputFileContent.CreateFromText("Title\nReturn\n", "b.csv"));

        page.WaitForAssertion(() => page.Markup.Should().Contain("One file at a time: these are 2."));
    }

    [Fact]
    public async Task Where_nothing_is_wrong_the_rows_stand_above_the_columns()
    {
        await World.OpenNegotiation();
        var page = Shown();

        Bring(page, "Title,Due date\nTransit,May 2027\n");

        page.WaitForAssertion(() => page.Find("td.sentence").TextContent.Trim().Should().Be(
            "AMAZ-1 Transit: category Not sorted yet, significant; milestone due May 2027"));
        page.Markup.IndexOf("What becomes of the rows", StringComparison.Ordinal).Should().BeLessThan(page.Markup.IndexOf("What the columns hold", StringComparison.Ordinal));
        page.Markup.Should().Contain("Today, unless you say otherwise").And.Contain("32 bytes");
    }

    [Fact]
    public async Task Of_a_text_that_cannot_be_read_it_is_asked_how_it_was_written_and_of_nothing_else()
    {
        await World.OpenNegotiation();
        var page = Shown();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([.. "Title\n"u8, 0xCC, 0xE8, 0xF0], "alt.csv"));
        page.WaitForAssertion(() => page.FindAll("#import-encoding").Should().ContainSingle());

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([0xD0, 0xCF, 0x11, 0xE0, 1, 2], "old.xls"));
        page.WaitForAssertion(() => page.Find(".refusal").TextContent.Should().Contain("older Excel"));
        page.FindAll("#import-encoding").Should().BeEmpty();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([], "empty.csv"));
        page.WaitForAssertion(() => page.Find(".refusal").TextContent.Should().Contain("empty"));
        page.FindAll("#import-encoding").Should().BeEmpty();
    }

    [Fact]
    public async Task What_runs_is_shown_on_every_page_of_the_negotiation_and_can_be_cancelled_there()
    {
        await World.OpenNegotiation();
        var running = Services.GetRequiredService<RunningImports>();
        using var elsewhere = running.Begin("ARAZ", World.Authors.LocalAnalyst, "Importing elsewhere.csv");
        using var run = running.Begin("AMAZ", World.Authors.LocalAnalyst, "Importing long.csv");
        using var other = running.Begin("AMAZ", Authors.Operator, "Importing other.csv");
        run.Report(new RowProgress("rows read", 1200, 5000));

        var page = Shown();

        page.WaitForAssertion(() => page.FindAll(".work").Should().HaveCount(2));
        page.FindAll(".work")[0].TextContent.Should().Contain("Importing long.csv").And.Contain("1,200 of 5,000 rows read");
        page.FindAll(".work")[1].TextContent.Should().Contain("Importing other.csv, by Operator");
        page.FindAll("[data-cancel-import]").Should().ContainSingle("only who began it cancels it").Which.Click();
        run.Stop.IsCancellationRequested.Should().BeTrue();
        run.Dispose();
        page.WaitForAssertion(() => page.FindAll(".work").Should().ContainSingle());
        page.Find(".work").TextContent.Should().Contain("other.csv");
    }

    [Fact]
    public async Task What_came_of_an_import_whose_page_was_left_is_told_to_whoever_comes_next()
    {
        await World.OpenNegotiation();
        var page = Shown();
        Bring(page, "Title\nTransit\n");
        page.WaitForAssertion(() => page.Find(".act button.primary").TextContent.Trim().Should().Be("Import 1 row"));
        var turn = World.Provider.GetRequiredService<Turns>().Take(World.Authors.LocalAnalyst.PersonId);
        page.Find(".act button.primary").Click();
        var running = Services.GetRequiredService<RunningImports>();
        page.WaitForAssertion(() => running.In("AMAZ").Should().ContainSingle(r => r.Waits));
        await DisposeComponentsAsync();

        var next = Shown();
        next.Find("[data-cancel-import]").Click();
        next.WaitForAssertion(() => next.Find(".refusal").TextContent.Should().Contain("Importing file.csv: Cancelled. Nothing was stored."));
        next.Find(".refusal button").Click();

        next.WaitForAssertion(() => next.FindAll(".refusal").Should().BeEmpty());
        running.In("AMAZ").Should().BeEmpty();
        turn.Dispose();
    }

    [Fact]
    public async Task A_file_dropped_while_another_is_worked_on_waits_says_so_and_goes_on_by_itself()
    {
        await World.OpenNegotiation();
        var page = Shown();
        var turn = World.Provider.GetRequiredService<Turns>().Take(World.Authors.LocalAnalyst.PersonId);

        var choosing = Task.Run(() => Bring(page, "Title\nTransit\n")); // which waits for what becomes of it

        page.WaitForAssertion(() => page.Find(".work").TextContent.Should().Contain("It waits for the file that is being worked on"));
        page.FindAll("p.count").Should().BeEmpty();
        turn.Dispose();
        page.WaitForAssertion(() => page.Find("p.count").TextContent.Should().StartWith("1 new row would be taken"));
        page.FindAll(".work").Should().BeEmpty();
        await choosing;
    }

    private static void Bring(IRenderedComponent<ImportPage> page, string file) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(file, "file.csv"));

    private IRenderedComponent<ImportPage> Shown()
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/AMAZ/import");
        return Render<ImportPage>(p => p.Add(i => i.Negotiation, "AMAZ"));
    }
}
