using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Overview;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Imports;

/// <summary>One step takes an import back, and nothing of what others recorded since.</summary>
public sealed class UndoImportTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Undone_an_import_leaves_everything_as_it_was_but_for_the_struck_entries()
    {
        await _world.OpenWithParties();
        var before = await Shown();
        var entries = (await Export()).Split("\n  - key: ").Length;
        var redmine = await _world.Import(Importing.Sample("redmine.csv"));
        await _world.Import("Issue,Party,Position,Date\nAMAZ-1,Armenia,The 1976 maps,May 2026", ImportOf.Positions);
        var positions = (await _world.Send(new ListImports("AMAZ"))).Single(i => i.Said.StartsWith("Positions", StringComparison.Ordinal)).Import;
        (await Shown()).Should().NotBe(before);
        var between = _world.Clock.GetUtcNow().AddMinutes(1);
        _world.Pass(TimeSpan.FromMinutes(2));

        await _world.Send(new UndoImport { Import = positions });
        var undone = await _world.Send(new UndoImport { Import = redmine.Import, Rationale = "It was the wrong project." });

        undone.Should().Be(new UndoneImport("file.csv", redmine.Entries));
        (await Shown()).Should().Be(before);
        (await Export()).Split("\n  - key: ").Length.Should().Be(entries + (2 * redmine.Entries) + 6, "each entry stays, and so does its retraction");
        (await _world.Send(new ListIssues("AMAZ") { At = new(Known: between.ToString("O")) })).Total.Should().Be(5, "it was on record then");
        (await _world.Send(new ShowIssue("AMAZ", 2))).WithdrawnBecause.Should().Be("The import of “file.csv” was undone. It was the wrong project.");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty("what is kept is what can be rebuilt");
    }

    [Fact]
    public async Task An_undone_import_is_one_correction_in_the_overview_and_in_the_report()
    {
        await _world.OpenNegotiation();
        var import = (await _world.Import(Importing.Sample("redmine.csv"))).Import;

        await _world.Send(new UndoImport { Import = import });

        (await _world.Send(new ShowOverview("AMAZ") { Days = 30 })).Corrections.Should().Be(1);
        (await _world.Send(new ListChanges("AMAZ") { Corrections = true })).Rows.Should().ContainSingle().Which.Before.Should().Be("Redmine, file.csv");
        var report = await _world.Send(new ComposeStatusReport("AMAZ"));
        report.Essentials.Corrections.Should().ContainSingle();
    }

    [Fact]
    public async Task What_was_withdrawn_is_in_no_frame_that_is_copied()
    {
        await _world.OpenNegotiation();
        var before = await _world.Send(new ShowFrame("AMAZ"));
        var import = (await _world.Import(Importing.Sample("redmine.csv"))).Import;
        (await _world.Send(new ShowFrame("AMAZ"))).Should().NotBe(before);

        await _world.Send(new UndoImport { Import = import });

        (await _world.Send(new ShowFrame("AMAZ"))).Should().Be(before);
    }

    [Fact]
    public async Task After_an_undo_the_same_file_can_be_imported_again_with_new_numbers()
    {
        await _world.OpenNegotiation();
        var first = await _world.Import(Importing.Sample("redmine.csv"));
        await _world.Send(new UndoImport { Import = first.Import });

        var second = await _world.Import(Importing.Sample("redmine.csv"));

        second.New.Should().Be(4);
        (await _world.Send(new ListIssues("AMAZ"))).Rows.Select(i => i.Key).Should().Equal("AMAZ-5", "AMAZ-6", "AMAZ-7", "AMAZ-8");
        (await _world.Send(new ListImports("AMAZ"))).Select(i => i.Undone is null).Should().Equal(true, false);
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Milestones_without_keys_are_recognised_again_after_an_undo()
    {
        await _world.OpenNegotiation();
        const string file = "Milestone,Expected\nReferendum,2027\nSummit,2028\n";
        var first = await _world.Import(file, ImportOf.Milestones);
        await _world.Send(new UndoImport { Import = first.Import });

        (await _world.Import(file, ImportOf.Milestones)).New.Should().Be(2, "what was withdrawn is not on record");
        var more = await _world.Import(file + "Vote,2029\n", ImportOf.Milestones);

        (more.New, more.Known).Should().Be((1, 2));
        (await _world.Send(new ListMilestones("AMAZ"))).Rows.Should().HaveCount(3);
        (await _world.Send(new ShowMilestone("AMAZ", "referendum-2"))).Milestone.Title.Should().Be("Referendum");
    }

    [Fact]
    public async Task A_dossier_with_an_undone_import_comes_back_the_same()
    {
        await _world.OpenNegotiation();
        var first = await _world.Import(Importing.Sample("redmine.csv"));
        await _world.Send(new UndoImport { Import = first.Import });
        var dossier = await Export();

        using var other = new TrackerWorld();
        await other.As(Authors.Operator).Send(new ImportDossier { Content = dossier });

        (await other.Send(new ListIssues("AMAZ"))).Total.Should().Be(0);
        await using var file = new StringWriter();
        await other.As(Authors.Operator).Send(new ExportDossier("AMAZ", file));
        file.ToString().Should().Be(dossier);
        (await other.Send(new ListImports("AMAZ"))).Should().BeEmpty("it was imported elsewhere, and is undone there");
    }

    [Fact]
    public async Task What_was_recorded_since_about_an_imported_issue_stands_in_the_way_and_is_named()
    {
        await _world.OpenNegotiation();
        var import = await _world.Import(Importing.Sample("redmine.csv"));
        var corridor = await _world.Send(new ShowIssue("AMAZ", 1));
        var note = await _world.Say(new AddNote { SubjectId = corridor.Id, Text = "Ask the mission." });

        await _world.Refuses(
            new UndoImport { Import = import.Import },
            $"The import of “file.csv” cannot be undone: since then, entry {note} about “AMAZ-1 *” (“Ask the mission.”, by Local analyst) was recorded*Retract that first.");

        await _world.Send(new RetractEntry { Entry = note, Rationale = "Asked." });
        await _world.Send(new UndoImport { Import = import.Import });
        (await _world.Send(new ListIssues("AMAZ"))).Total.Should().Be(0);
    }

    [Fact]
    public async Task A_link_from_elsewhere_a_correction_and_a_citation_stand_in_the_way_as_well()
    {
        await _world.OpenWithParties();
        var import = await _world.Import("Title,Category\nTransit,Transport");
        var border = await _world.Send(new ShowIssue("AMAZ", 1));
        var transit = await _world.Send(new ShowIssue("AMAZ", 2));

        var link = await _world.Say(new LinkSubjects { SubjectId = border.Id, Type = LinkageType.Requires, TargetId = transit.Id });
        await _world.Refuses(new UndoImport { Import = import.Import }, $"*since then, entry {link} about “AMAZ-1*");
        await _world.Send(new RetractEntry { Entry = link, Rationale = "x" });

        var source = (await _world.Send(new ListSources("AMAZ"))).Rows.Single().Id;
        var cites = await _world.Say(new RecordEvent { SubjectId = border.Id, Title = "They met", Sources = [new() { SourceId = source, Grade = "F6" }] });
        await _world.Refuses(new UndoImport { Import = import.Import }, $"*since then, entry {cites}*They met*");
        await _world.Send(new RetractEntry { Entry = cites, Rationale = "x" });

        var positions = await _world.Import("Issue,Party,Position,Date\nAMAZ-1,Armenia,The 1976 maps,May 2026", ImportOf.Positions);
        var position = (await _world.EntriesAbout(border.Id)).Single(e => e.Kind == EntryKind.Position);
        var said = (PositionStatement)position.Statement!;
        var correction = await _world.Say(new RecordPosition { SubjectId = border.Id, PartyId = said.PartyId, Text = "The 1975 maps", Corrects = position.Id });
        await _world.Refuses(new UndoImport { Import = positions.Import }, $"*since then, entry {correction}*");

        await _world.Send(new UndoImport { Import = import.Import });
    }

    [Fact]
    public async Task An_import_is_undone_once_and_only_if_there_is_one()
    {
        await _world.OpenNegotiation();
        var import = await _world.Import("Title\nTransit");
        await _world.Send(new UndoImport { Import = import.Import });

        await _world.Refuses(new UndoImport { Import = import.Import }, "The import of “file.csv” was undone already.");
        await _world.Refuses(new UndoImport { Import = Refusals.Unknown }, "No import has this id. Choose one from the list.");
    }

    [Fact]
    public async Task Many_events_about_one_thing_come_and_go_without_each_costing_more_than_the_one_before()
    {
        await _world.OpenWithParties();
        var rows = string.Join('\n', Enumerable.Range(1, 2500).Select(i => $"{1 + (i % 27)} May 2026,Meeting {i},{(i % 2 == 0 ? "AMAZ-1" : "")}"));

        var import = await _world.Import($"Date,Event,Issue\n{rows}");
        (await _world.Send(new ShowIssue("AMAZ", 1))).LastMovement!.Text.Should().Be("2026-05-27");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
        await _world.Send(new UndoImport { Import = import.Import });

        (await _world.Send(new ShowIssue("AMAZ", 1))).LastMovement!.Text.Should().Be("2025");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    private async Task<string> Export()
    {
        await using var file = new StringWriter();
        await _world.As(Authors.Operator).Send(new ExportDossier("AMAZ", file));
        return file.ToString();
    }

    /// <summary>Everything that lists, dashboards and pickers say now.</summary>
    private async Task<string> Shown()
    {
        var negotiation = (await _world.Send(new ShowOverview("AMAZ"))).NegotiationId;
        var choices = new List<object>();
        foreach (var of in Enum.GetValues<ChoiceOf>())
            choices.Add(await _world.Send(new ListChoices(negotiation, of)));
        var overview = await _world.Send(new ShowOverview("AMAZ") { Days = 30 });
        return CanonicalJson.Write(new
        {
            Issues = await _world.Send(new ListIssues("AMAZ")),
            Milestones = await _world.Send(new ListMilestones("AMAZ")),
            Links = await _world.Send(new ListLinkages("AMAZ")),
            Sources = await _world.Send(new ListSources("AMAZ")),
            Border = await _world.Send(new ShowIssue("AMAZ", 1)),
            Choices = choices,
            Overview = new { overview.Stages, overview.Trends, overview.Moved, overview.Runway, overview.Mine, overview.Overdue, overview.Undated },
        });
    }
}
