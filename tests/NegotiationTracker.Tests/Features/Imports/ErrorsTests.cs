using NegotiationTracker.Features.Imports;

namespace NegotiationTracker.Tests.Features.Imports;

/// <summary>Every error is told in one reading, by row and column, with what to do.</summary>
public sealed class ErrorsTests : IAsyncLifetime, IDisposable
{
    private readonly TrackerWorld _world = new();

    public Task InitializeAsync() => _world.OpenWithParties();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _world.Dispose();

    public static TheoryData<ImportOf, string, string> Wrong => new()
    {
        { ImportOf.Issues, "Title,Category\n,Law", "row 2, column A, Title: Title is missing. Fill it in, or give one value for all rows that lack it." },
        { ImportOf.Issues, "Title,Category\nTransit,", "row 2, column B, Category: Category is missing.*" },
        { ImportOf.Issues, "Title,Importance\nTransit,heavy", "row 2, column B, Importance: “heavy” is not known here. Say what it stands for, or write one of these: limited, significant, critical." },
        { ImportOf.Issues, "Title,Since\nTransit,soon", "row 2, column B, Since: “soon” at position 1 depends on the day it is read*" },
        { ImportOf.Issues, "Title,Since\nTransit,2031", "row 2, column B, Since: “2031” lies in the future.*" },
        { ImportOf.Issues, "Title,Since\nTransit,3/4/2026", "row 2, column B, Since: In “3/4/2026” either number can be the day. If the day stands first in this file, choose “7 June” under “7/6/2026 is” (in a mapping file, \"days\": \"dayFirst\"), or if the month stands first*" },
        { ImportOf.Issues, "Title,Since\nTransit,31/2/2026", "row 2, column B, Since: “31/2/2026” is no day of the calendar, read with the day first. Write it anew, as 7 June 2026 or 2026-06-07." },
        { ImportOf.Issues, "Title,Since,Opened\nTransit,31/12/2020,12/31/2020", "row 2, column C, Opened: “12/31/2020” is no day of the calendar, read with the day first. If the month stands first, choose “July 6” (in a mapping file, \"days\": \"monthFirst\"); or write it as 2026-06-07." },
        { ImportOf.Issues, "Title,Stage,Updated\nTransit,Signed,2031-01-01", "row 2, column C, Updated: “1 Jan 2031” lies in the future.*" },
        { ImportOf.Issues, "Title,Key\nTransit,7\nReturn,7", "row 3, column B, Key: Row 2 has this number or key already. Each issue stands in one row." },
        { ImportOf.Issues, "Title\nTransit\nTransit", "row 3, column A, Title: Row 2 has an issue of this title already. Name this one apart, or leave the row out." },
        { ImportOf.Issues, $"Title\n{new string('x', 301)}", "row 2, column A, Title: The title may be 300 characters long; this one has 301.*" },
        { ImportOf.Issues, $"Title,Description\nTransit,{new string('x', 8001)}", "row 2, column B, Description: The summary may be 8,000 characters long*" },
        { ImportOf.Issues, "Title\nTran\u0001sit", "row 2, column A, Title: The title holds a character that cannot be printed. Paste it again as plain text." },
        { ImportOf.Issues, "Title,Publisher,URL\nTransit,OC,ftp://x", "row 2, column C, URL: “ftp://x” is no web address*" },
        { ImportOf.Issues, "Title,Publisher,URL\nTransit,,https://x.org", "row 2, column B, Publisher: Say who published the source: its publisher is missing." },
        { ImportOf.Issues, "Title,Grade,Publisher\nTransit,Z9,OC", "row 2, column B, Grade: “Z9” is no grade: write a letter A to F and a digit 1 to 6, such as B2." },
        { ImportOf.Issues, "Title,Category\nTransit,Law,Extra", "row 2, column C: This row has 3 cells, and the first row names 2 columns.*" },
        { ImportOf.Issues, "Title,Private\nTransit,perhaps", "row 2, column B, Private: “perhaps” is neither yes nor no. Write one of these." },
        { ImportOf.Issues, "Title,Title,Key\nTransit,Return,1", "column Title: The columns A and B have the same name, and only one can hold “Title”. Name them apart in the first row of the file." },
        { ImportOf.Events, "Date,Event\n,They met", "row 2, column A, Date: Date is missing.*" },
        { ImportOf.Events, "Date,Event,Issue\n2026,They met,AMAZ-9", "row 2, column C, Issue: “AMAZ-9” is no issue on record here. Write its key, such as AMAZ-2, or import the issues first." },
        { ImportOf.Milestones, "Milestone,Expected,Kind\nVote,2027,Party", "row 2, column C, Kind: “Party” is not known here.*election, referendum,*" },
        { ImportOf.Milestones, "Milestone,Expected,Status\nVote,2027,perhaps", "row 2, column C, Status: “perhaps” is not known here.*confirmed, tentative*" },
        { ImportOf.Milestones, "Milestone,Expected\nVote,2027\nVote,2028", "row 3, column A, Milestone: Row 2 has a milestone of this title already. Name this one apart, or leave the row out." },
        { ImportOf.Positions, "Issue,Party,Position,Date\nAMAZ-9,Armenia,No,2026", "row 2, column A, Issue: “AMAZ-9” is no issue on record here.*" },
        { ImportOf.Positions, "Issue,Party,Position,Date\nAMAZ-1,Atlantis,No,2026", "row 2, column B, Party: “Atlantis” is no actor on record here. Add it to the actors first, or write one of these: A*" },
        { ImportOf.Positions, "Issue,Party,Position,Date,Salience\nAMAZ-1,Armenia,No,2026,much", "row 2, column E, Salience: “much” is no whole number: salience is a number from 0 to 100." },
        { ImportOf.Positions, "Issue,Party,Position,Date,Salience\nAMAZ-1,Armenia,No,2026,101", "row 2, column E, Salience: Salience is a number from 0 to 100." },
        { ImportOf.Positions, "Issue,Party,Position,Date,Type\nAMAZ-1,Armenia,No,2026,guess", "row 2, column E, Type: “guess” is not known here.*stated, assessed, red line." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task It_is_named_by_row_and_column_with_what_to_do(ImportOf kind, string file, string sentence)
    {
        var before = await Scene.Rows(_world);

        var preview = await _world.Preview(file, kind);

        preview.Faults.Should().ContainSingle().Which.ToString().Should().Match(sentence);
        preview.CanBeImported.Should().BeFalse();
        (await Scene.Rows(_world)).Should().Be(before, "a preview only asks");
    }

    [Fact]
    public async Task One_reading_tells_every_fault_of_every_row()
    {
        var preview = await _world.Preview("Title,Since,Importance\n,soon,heavy\nReturn,2025,critical\n,2031,\n", ImportOf.Issues);

        preview.Faults.Select(f => (f.Row, f.Column)).Should().Equal(
            (2, "A, Title"), (2, "B, Since"), (2, "C, Importance"), (4, "A, Title"), (4, "B, Since"));
        (preview.New, preview.FaultCount).Should().Be((1, 5));
    }

    [Fact]
    public async Task A_column_that_is_missing_is_told_once_for_all_rows()
    {
        var preview = await _world.Preview("When,Note\nMay 2026,a\nJune 2026,b\n", ImportOf.Events);

        preview.Faults.Should().ContainSingle().Which.Sentence.Should().StartWith("No column holds “What happened”.");
        preview.New.Should().Be(0);
    }

    [Fact]
    public async Task A_day_that_no_calendar_has_says_nothing_of_the_order_of_days()
    {
        (await _world.Preview("Title,Since\nTransit,31/02/2026\nReturn,12/25/2025\n", ImportOf.Issues)).Mapping.Days.Should().Be(DayOrder.MonthFirst);
        (await _world.Preview("Title,Since\nTransit,31/02/2026\n", ImportOf.Issues)).Mapping.Days.Should().BeNull();
        (await _world.Preview("Title,Since\nTransit,28/02/2026\n", ImportOf.Issues)).Mapping.Days.Should().Be(DayOrder.DayFirst);
    }

    [Fact]
    public async Task A_row_that_names_a_wrong_one_is_not_wrong_for_that()
    {
        var preview = await _world.Preview("Key,Title,Since,Relations\n1,Transit,soon,\n2,Return,2026,Blocks #1\n", ImportOf.Issues);

        preview.Faults.Should().ContainSingle().Which.Row.Should().Be(2);
    }

    [Fact]
    public async Task A_thousand_faults_are_counted_and_the_first_two_hundred_told()
    {
        var preview = await _world.Preview("Title,Since\n" + string.Concat(Enumerable.Repeat(",soon\n", 500)), ImportOf.Issues);

        (preview.FaultCount, preview.Faults.Count).Should().Be((1000, 200));
    }

    [Fact]
    public async Task A_mapping_that_does_not_fit_says_so_before_the_rows()
    {
        var mapping = new FileMapping
        {
            As = ImportOf.Issues,
            Columns = new Dictionary<string, string> { ["Titel"] = "title", ["A"] = "category", ["B"] = "category", ["C"] = "colour" },
        };

        var preview = await _world.Preview("A,B,C\n1,2,3\n", mapping: mapping);

        preview.Faults.Where(f => f.Row == 0).Select(f => f.ToString()).Should().BeEquivalentTo(
            "column Titel: The file has no column of this name. Look how its first row calls it.",
            "column B: Two columns are said to hold “Category”: “A” and “B”. Choose one of them.",
            $"column C: There is no field “colour” for issues. Choose one of: {string.Join(", ", ImportFields.Of(ImportOf.Issues).Select(f => f.Key))}.",
            "No column holds “Issue since”. Choose the column that does, or give one value for all rows.");
    }

    [Fact]
    public void A_mapping_goes_into_a_file_and_comes_back()
    {
        var mapping = new FileMapping { As = ImportOf.Milestones, From = "Outlook", Days = DayOrder.DayFirst }
            .With("Subject", "title").WithConstant("kind", "Election").WithValue("status", "maybe", "Tentative");

        FileMapping.Parse(mapping.ToJson()).ToJson().Should().Be(mapping.ToJson());
        var parse = () => FileMapping.Parse("{\"as\":\"issues\",\"colums\":{}}");
        parse.Should().Throw<FormatException>().WithMessage("The mapping is no JSON of the kind that docs/imports.md describes*");
    }
}
