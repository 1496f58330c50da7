using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;

namespace NegotiationTracker.Tests.Features.Imports;

/// <summary>Exports of Redmine and Jira are taken as they are, with what they hold of a history.</summary>
public sealed class ReadyMappingsTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_Redmine_export_is_recognised_and_every_row_becomes_an_issue_with_its_history()
    {
        await _world.OpenNegotiation();
        var preview = await _world.Preview(Importing.Sample("redmine.csv"));
        preview.Faults.Should().BeEmpty();
        (preview.Mapping.From, preview.Mapping.As, preview.New).Should().Be(("Redmine", ImportOf.Issues, 4));
        preview.Mapping.Days.Should().Be(DayOrder.MonthFirst, "01/15/2026 can only be read so");
        preview.First.Select(r => r.Says).Should().Equal(
            "AMAZ-1 Zangezur corridor: who checks, and where: under negotiation; category Transport, critical; owner Ani Petrosyan; milestone due 31 Mar 2027; 2 notes; blocks AMAZ-4",
            "AMAZ-2 Customs forms in Azerbaijani and Armenian: not on the agenda; category Not sorted yet, significant; milestone start 1 Feb 2027; 1 note; part of AMAZ-1",
            "AMAZ-3 Return of the last two maps: closed 28 Sep 2026; category People, limited; owner Ani Petrosyan; 2 notes",
            "AMAZ-4 Article on peacekeepers: under negotiation; category Law, critical; 1 note; restricted");

        var imported = await _world.Import(Importing.Sample("redmine.csv"), name: "issues.csv");

        imported.Entries.Should().Be(preview.Entries, "the preview is what the import does");
        var corridor = await Issue(1);
        corridor.Title.Should().Be("Zangezur corridor: who checks, and where");
        corridor.Summary.Should().StartWith("Ով է ստուգում").And.Contain("\n\nЗангезурский");
        (corridor.Stage, corridor.Importance, corridor.Category).Should().Be((Stage.UnderNegotiation, Importance.Critical, "Transport"));
        corridor.Since!.Text.Should().Be("2026-11-03");
        corridor.Owners.Should().ContainSingle(o => o.Name == "Ani Petrosyan");
        corridor.Milestones.Should().ContainSingle().Which.Date!.Text.Should().Be("2027-03-31");
        corridor.Links.Where(l => l.Words == "blocks").Should().ContainSingle().Which.Called.Should().StartWith("AMAZ-4");
        var entries = await _world.EntriesAbout(corridor.Id);
        entries.Single(e => e.Kind == EntryKind.Opened).Effective.Text.Should().Be("2026-01-15");
        entries.Single(e => e.Kind == EntryKind.Stage).Rationale.Should()
            .Be("Status “In Progress” in Redmine when it was last updated there; since when is not in the file.");
        entries.Should().OnlyContain(e => e.Citations.Count == 1 && e.Citations[0].Place == "#118");
        entries.Where(e => e.Kind == EntryKind.Note).Select(e => ((NoteStatement)e.Statement!).Text).Should().BeEquivalentTo(
            "Comment in Redmine: Meeting of 3 November: both sides keep to their texts.",
            "As Redmine had it. Opened there by: Levon Hakobyan; Project: Peace talks; Tracker: Question; "
            + "Target version: Round 7; % Done: 40; Related to 119; Start date: 15 Jan 2026");
        var customs = await Issue(2);
        (customs.Category, customs.Owners.Count, customs.Stage).Should().Be(("Not sorted yet", 0, Stage.NotOnTheAgenda));
        (await _world.EntriesAbout(customs.Id)).Should().Contain(
            e => e.Kind == EntryKind.Note && ((NoteStatement)e.Statement!).Text.Contains("Files: forms.pdf"), "nothing is dropped without a word");
        customs.Links.Where(l => l.Link.Type == LinkageType.PartOf && l.Link.Other.Kind == SubjectKind.Issue).Should().ContainSingle();
        customs.Milestones.Should().ContainSingle(m => m.Title.StartsWith("Start of AMAZ-2"), "it starts after today");
        var maps = await Issue(3);
        maps.IsClosed.Should().BeTrue();
        maps.Since!.Text.Should().Be("2026-09-28");
        maps.ClosedBecause.Should().Be("Closed in Redmine, with the status “Closed”.");
        maps.Milestones.Should().BeEmpty("the issue is closed: its due date is told in a note");
        (corridor.Restriction, (await Issue(4)).Restriction).Should().Be((Restriction.Open, Restriction.Restricted), "Redmine calls it private");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Columns_that_Jira_repeats_are_kept_all()
    {
        await _world.OpenNegotiation();

        await _world.Import("Summary,Issue key,Status,Created,Component/s,Component/s\nMandate,PEACE-7,To Do,14/Jan/26,Law,Transport\n");

        (await Issue(1)).Category.Should().Be("Law");
        (await _world.EntriesAbout((await Issue(1)).Id)).Should().Contain(
            e => e.Kind == EntryKind.Note && ((NoteStatement)e.Statement!).Text.Contains("Component/s: Transport"));
    }

    [Fact]
    public async Task What_Jira_keeps_from_some_is_restricted_here_and_attachments_are_named()
    {
        await _world.OpenNegotiation();

        await _world.Import(
            "Summary,Issue key,Status,Created,Security Level,Attachment,Attachment\n"
            + "Mandate,PEACE-7,To Do,14/Jan/26,Delegation only,14/Jan/26 9:05 AM;levon;map.pdf;https://jira.example/map.pdf,15/Jan/26;leyla;list.xlsx;https://jira.example/list.xlsx\n"
            + "Villages,PEACE-8,To Do,14/Jan/26,,,\n");

        ((await Issue(1)).Restriction, (await Issue(2)).Restriction).Should().Be((Restriction.Restricted, Restriction.Open));
        (await _world.EntriesAbout((await Issue(1)).Id)).Select(e => e.Statement).OfType<NoteStatement>().Single().Text.Should().Be(
            "As Jira had it. Security Level: Delegation only; Attachment: 14/Jan/26 9:05 AM;levon;map.pdf;https://jira.example/map.pdf, 15/Jan/26;leyla;list.xlsx;https://jira.example/list.xlsx");
    }

    public static TheoryData<ImportOf> Kinds => [.. Enum.GetValues<ImportOf>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_field_is_recognised_by_its_own_name(ImportOf kind)
    {
        await _world.OpenNegotiation();
        var fields = ImportFields.Of(kind).Select(f => f.Key).ToArray();

        var preview = await _world.Preview($"{string.Join(',', fields)}\nx\n", kind);

        preview.Columns.Select(c => c.Field).Should().Equal(fields);
    }

    [Fact]
    public async Task A_stage_is_dated_to_its_own_day_where_the_file_names_both_days()
    {
        await _world.OpenNegotiation();

        await _world.Import("title,summary,opened,stage,since,other\nTransit,Who may pass,2025,exploratory,May 2026,Left by Ani\n", ImportOf.Issues);

        var transit = await Issue(1);
        (transit.Summary, transit.Since!.Text).Should().Be(("Who may pass", "2026-05"));
        (await _world.EntriesAbout(transit.Id)).Should().Contain(e => e.Kind == EntryKind.Note && ((NoteStatement)e.Statement!).Text.Contains("other: Left by Ani"));
    }

    [Fact]
    public async Task A_Jira_export_is_recognised_with_its_comments_and_links()
    {
        await _world.OpenNegotiation();
        (await _world.Preview(Importing.Sample("jira.csv"))).Faults.Should().BeEmpty();

        var imported = await _world.Import(Importing.Sample("jira.csv"));

        imported.New.Should().Be(3);
        var mandate = await Issue(1);
        mandate.Since!.Text.Should().Be("2026-11-02");
        mandate.Milestones.Should().ContainSingle().Which.Date!.Text.Should().Be("2027-06-30");
        var notes = (await _world.EntriesAbout(mandate.Id)).Where(e => e.Kind == EntryKind.Note)
            .Select(e => (e.Effective.Text, ((NoteStatement)e.Statement!).Text)).ToArray();
        notes.Should().Contain(("2026-02-21", "Comment by levon in Jira: First draft circulated; no reply yet"))
            .And.Contain(n => n.Item2.Contains("Labels: border, commission"));
        var links = (await _world.Send(new ListLinkages("AMAZ"))).Rows;
        links.Where(l => l.Type == LinkageType.Blocks).Should().ContainSingle("both rows tell of the same link");
        (await Issue(3)).IsClosed.Should().BeTrue();
    }

    [Fact]
    public async Task The_same_export_again_is_recognised_row_by_row_and_a_longer_one_adds_what_is_new()
    {
        await _world.OpenNegotiation();
        await _world.Import(Importing.Sample("redmine.csv"));
        var before = await Scene.Rows(_world);

        var again = () => _world.Import(Importing.Sample("redmine.csv"));

        (await again.Should().ThrowAsync<RuleViolationException>())
            .WithMessage("All 4 rows of this file are on record already, so there is nothing to import. “118” was imported before, as AMAZ-1.");
        (await Scene.Rows(_world)).Should().Be(before);
        var longer = Importing.Bytes(System.Text.Encoding.UTF8.GetString(Importing.Sample("redmine.csv"))
            + "122,Peace talks,Task,120,,New,Normal,Water of the Arpa,,,11/13/2026 01:30 PM,,,,,0,05/21/2026 03:00 PM,,,,No,,\n");
        var more = await _world.Import(longer);
        (more.New, more.Known).Should().Be((1, 4));
        (await Issue(5)).Links.Should().ContainSingle().Which.Called.Should().StartWith("AMAZ-3", "a row can name one of an earlier import");
    }

    private async Task<IssueDetails> Issue(int number) => await _world.Send(new ShowIssue("AMAZ", number));
}
