using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Imports;

/// <summary>Rows of the four kinds, whole or not at all.</summary>
public sealed class ImportFileTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Issues_with_words_of_our_scales_are_taken_as_they_stand()
    {
        await _world.OpenNegotiation();

        await _world.Import(
            "Title;Description;Category;Importance;Stage;Since;Stage since;Why;Owner\n"
            + "Transit;Who may pass;Transport;critical;Agreed in principle;2025;June 2026;Both said so;ani\n"
            + "Return;;People;;Deadlocked;Q1 2026;;;\n",
            ImportOf.Issues);

        var transit = await _world.Send(new ShowIssue("AMAZ", 1));
        (transit.Stage, transit.Since!.Text, transit.Importance, transit.Summary)
            .Should().Be((Stage.AgreedInPrinciple, "2026-06", Importance.Critical, "Who may pass"));
        transit.Owners.Should().ContainSingle(o => o.Name == "Ani Petrosyan");
        (await _world.EntriesAbout(transit.Id)).Single(e => e.Kind == EntryKind.Stage).Rationale.Should().Be("Both said so");
        var back = await _world.Send(new ShowIssue("AMAZ", 2));
        (back.Stage, back.Since!.Text, back.Importance).Should().Be((Stage.Deadlocked, "2026-33", Importance.Significant));
    }

    [Fact]
    public async Task Milestones_keep_their_date_as_imprecise_as_it_is_and_hang_on_their_issues()
    {
        await _world.OpenWithParties();

        await _world.Import(
            "Milestone,Expected,Status,Kind,Issue,Outcome,Announced,Publisher,URL,Grade\n"
            + "Referendum,Q2 2027,tentative,Referendum,AMAZ-1,,3 May 2026,Azatutyun,https://azatutyun.am/1,B2\n"
            + "Summit,unknown,,Talks,Border delimitation,,,,,\n"
            + "Round 6,2026-09-01,Held,Meeting,,They met and parted,,,,\n",
            ImportOf.Milestones);

        var rows = (await _world.Send(new ListMilestones("AMAZ"))).Rows;
        rows.Should().HaveCount(2, "what was held is no longer ahead");
        var referendum = await _world.Send(new ShowMilestone("AMAZ", "referendum"));
        (referendum.Milestone.Date!.Text, referendum.Milestone.Status).Should().Be(("2027-34", DateStatus.Tentative));
        referendum.Links.Should().ContainSingle(l => l.Called.StartsWith("AMAZ-1"));
        referendum.Dates.Single().Said.Text.Should().Be("2026-05-03");
        var entry = await _world.Read(db => db.Entries.Include(e => e.Citations)
            .SingleAsync(e => e.Kind == EntryKind.ExpectedDate && e.SubjectId == referendum.Milestone.Id));
        entry.Citations.OrderBy(c => c.Ordinal).Select(c => c.Grade.ToString()).Should().Equal("B2", "F6");
        (await _world.Send(new ShowMilestone("AMAZ", "summit"))).Dates.Single().Date.Should().BeNull();
        (await _world.Send(new ShowMilestone("AMAZ", "round-6"))).Milestone.Outcome.Should().Be("They met and parted");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Events_and_positions_find_their_issue_by_key_number_or_title()
    {
        await _world.OpenWithParties();

        await _world.Import("Date,What happened,Issue\n7.6.2026,They met,1\nJune 2026,They wrote,border delimitation\n2026,They slept,\n");
        await _world.Import(
            "Issue,Party,Type,Position,Quote,Date,Salience,Confidence\nAMAZ-1,armenia,red line,No less,\"Not a metre\",2026-05,90,medium\n",
            ImportOf.Positions);

        var issue = await _world.Send(new ShowIssue("AMAZ", 1));
        (await _world.EntriesAbout(issue.Id)).Where(e => e.Kind == EntryKind.Event).Select(e => e.Effective.Text).Should().Equal("2026-06-07", "2026-06");
        (await _world.EntriesAbout(issue.NegotiationId)).Should().Contain(e => e.Kind == EntryKind.Event);
        var position = issue.Positions.Should().ContainSingle().Which;
        (position.Party, position.Type, position.Quote, position.Salience, position.Confidence)
            .Should().Be(("Armenia", PositionType.RedLine, "Not a metre", 90, Confidence.Moderate));
    }

    [Fact]
    public async Task One_wrong_row_and_nothing_at_all_is_stored()
    {
        await _world.OpenNegotiation();

        await _world.Refuses(
            new ImportFile { Negotiation = "AMAZ", FileName = "x.csv", Content = Importing.Bytes("Title,Stage\nTransit,Exploratory\nReturn,Frobnicated\n") },
            "The file has one fault, so nothing of it was stored.\nrow 3, column B, Stage: “Frobnicated” is not known here. Say what it stands for, or write one of these: not on the agenda, *");
    }

    [Fact]
    public async Task A_word_of_the_file_can_be_said_to_stand_for_one_of_ours()
    {
        await _world.OpenNegotiation();
        const string file = "Title,Stage\nReturn,Frobnicated\n";
        var preview = await _world.Preview(file);
        preview.Words.Should().Equal(new PreviewWord("stage", "Frobnicated", 1, null));

        await _world.Import(file, mapping: preview.Mapping.WithValue("stage", "Frobnicated", "Suspended"));

        (await _world.Send(new ShowIssue("AMAZ", 1))).Stage.Should().Be(Stage.Suspended);
    }

    [Theory]
    [InlineData(ImportOf.Issues, "Key,Title,Opened\n1,{0},2025\n", " (AMAZ-2)")]
    [InlineData(ImportOf.Events, "Key,Title,Date\n1,{0},2025\n", "")]
    [InlineData(ImportOf.Milestones, "Key,Title,Date\n1,{0},2027\n", "")]
    [InlineData(ImportOf.Positions, "Key,Text,Issue,Party,Date\n1,{0},AMAZ-1,Armenia,2025\n", "")]
    public async Task A_number_of_another_list_is_not_taken_for_the_one_on_record(ImportOf kind, string file, string called)
    {
        await _world.OpenWithParties();
        var (ministry, embassy) = (file.Replace("{0}", "Alpha question"), file.Replace("{0}", "Gamma question"));
        await _world.Import(Importing.Bytes(ministry), kind, name: "ministry.csv");

        var preview = await _world.Preview(embassy, kind);

        preview.Faults.Should().ContainSingle().Which.ToString().Should().Be(
            $"row 2, column A, Key: The key “1” stands on record for “Alpha question”{called}, imported from ministry.csv. "
            + "If this is another list, name it in “From”, so that its keys are its own; if it is the same row, write it as it stands there.");
        var named = preview.Mapping with { From = "Embassy" };
        (await _world.Import(embassy, mapping: named)).New.Should().Be(1);
        (await _world.Preview(embassy, mapping: named)).Known.Should().Be(1);
        (await _world.Preview(ministry, kind)).Known.Should().Be(1);
    }

    [Fact]
    public async Task Cancelled_on_the_way_it_stores_nothing_and_the_next_one_works()
    {
        await _world.OpenNegotiation();
        var rows = Importing.Bytes("Title\n" + string.Join('\n', Enumerable.Range(1, 1500).Select(i => $"Question {i}")));
        var before = await Scene.Rows(_world);
        using var stop = new CancellationTokenSource();
        var told = new List<string>();
        var progress = new Told(p =>
        {
            told.Add(p.What);
            if (p.What == "entries saved")
                stop.Cancel();
        });

        var import = () => _world.As(_world.Authors.LocalAnalyst).Send(
            new ImportFile { Negotiation = "AMAZ", FileName = "x.csv", Content = rows, Progress = progress }, stop.Token);

        await import.Should().ThrowAsync<OperationCanceledException>();
        told.Should().Contain(["rows read", "entries saved"], "it was under way, and part of it was written");
        (await Scene.Rows(_world)).Should().Be(before);
        (await _world.Import(rows)).New.Should().Be(1500);
    }

    [Fact]
    public async Task What_is_on_record_already_is_passed_over_even_without_keys()
    {
        await _world.OpenWithParties();
        (string File, ImportOf Kind)[] files =
        [
            ("Title\nTransit\n", ImportOf.Issues),
            ("Date,Event\nMay 2026,They met\n", ImportOf.Events),
            ("Milestone,Expected\nReferendum,2027\n", ImportOf.Milestones),
            ("Issue,Party,Position,Date\nAMAZ-1,Armenia,No less,May 2026\n", ImportOf.Positions),
        ];
        foreach (var (file, kind) in files)
        {
            await _world.Import(file, kind);
            var again = await _world.Preview(file, kind);
            (again.New, again.Known, again.FaultCount).Should().Be((0, 1, 0));
            again.First.Single().Says.Should().Contain("on record already");
        }
    }

    [Fact]
    public async Task A_person_who_manages_registers_imports_and_one_who_reads_does_not()
    {
        await _world.OpenNegotiation();
        var file = new ImportFile { Negotiation = "AMAZ", FileName = "x.csv", Content = Importing.Bytes("Title\nTransit") };

        await _world.Refuses(file, "Ruben Sahakyan may not do this*", People.Ruben);
        (await _world.As(People.Ani).Send(file)).New.Should().Be(1);

        var import = (await _world.Send(new ListImports("AMAZ"))).Single();
        (import.Author, import.File, import.From, import.Said, import.Entries)
            .Should().Be(("Ani Petrosyan", "x.csv", "Imported file", "Issues: 1 of 1 row taken from this file.", 5));
        _world.Pass(TimeSpan.FromHours(2));
        await _world.Refuses(new UndoImport { Import = import.Import }, "Authors may correct what they recorded themselves for an hour*", People.Levon);
        await _world.As(People.Leyla).Send(new UndoImport { Import = import.Import });
    }

    [Fact]
    public async Task Five_files_an_hour_are_taken_of_a_person_and_the_sixth_is_told_when()
    {
        await _world.OpenNegotiation();
        for (var i = 1; i <= 5; i++)
        {
            var imported = await _world.Import($"Title\nQuestion {i}");
            if (i == 2)
                await _world.Send(new UndoImport { Import = imported.Import });
            _world.Pass(TimeSpan.FromMinutes(5));
        }

        var sixth = new ImportFile { Negotiation = "AMAZ", FileName = "x.csv", Content = Importing.Bytes("Title\nTransit") };
        await _world.Refuses(
            sixth, "You have imported 5 files within the last hour, and no more are taken in one. Import this one in 35 minutes; a preview can be made at any time.");

        (await _world.Preview("Title\nTransit")).New.Should().Be(1, "a preview stores nothing");
        (await _world.As(People.Ani).Send(sixth with { CommandId = Guid.Empty })).New.Should().Be(1, "each person is counted alone");
        _world.Pass(TimeSpan.FromMinutes(35));
        (await _world.Import("Title\nCustoms")).New.Should().Be(1);
        (await _world.As(Authors.Operator).Send(new ImportFile { Negotiation = "AMAZ", FileName = "x.csv", Content = Importing.Bytes("Title\nWater") })).New
            .Should().Be(1, "whoever sits at the machine is not bound");
        await _world.Refuses(sixth with { CommandId = Guid.Empty }, "*Import this one in 5 minutes;*");
    }

    [Fact]
    public async Task Thousands_of_positions_on_one_issue_come_and_go_without_each_costing_more_than_the_one_before()
    {
        await _world.OpenWithParties();
        var rows = string.Join('\n', Enumerable.Range(1, 3000).Select(i => $"AMAZ-1,{(i % 2 == 0 ? "Armenia" : "Azerbaijan")},stated,Text {i},{1 + (i % 28)} May 2026"));

        var import = await _world.Import($"Issue,Party,Type,Position,Date\n{rows}\n", ImportOf.Positions);

        var issue = await _world.Send(new ShowIssue("AMAZ", 1));
        issue.Positions.Select(p => p.Text).Should().BeEquivalentTo("Text 2994", "Text 2995");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
        await _world.Send(new UndoImport { Import = import.Import });
        (await _world.Send(new ShowIssue("AMAZ", 1))).Positions.Should().BeEmpty();
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task While_one_of_my_files_is_read_another_is_told_to_wait()
    {
        await _world.OpenNegotiation();
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var rows = Importing.Bytes("Title\n" + string.Join('\n', Enumerable.Range(1, 150).Select(i => $"Question {i}")));
        var first = Task.Run(() => _world.Send(new PreviewImport
        {
            Negotiation = "AMAZ",
            FileName = "x.csv",
            Content = rows,
            Progress = new Told(_ =>
            {
                begun.TrySetResult();
                goOn.Task.GetAwaiter().GetResult();
            }),
        }));
        await begun.Task;

        var second = () => _world.Preview(rows);
        await second.Should().ThrowAsync<RuleViolationException>().WithMessage("Another file of yours is being worked on.*");

        goOn.SetResult();
        await first;
        await second.Should().NotThrowAsync("it is over now");
    }

    private sealed class Told(Action<RowProgress> tell) : IProgress<RowProgress>
    {
        public void Report(RowProgress value) => tell(value);
    }
}
