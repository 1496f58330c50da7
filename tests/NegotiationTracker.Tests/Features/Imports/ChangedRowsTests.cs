using System.Text;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Positions;

namespace NegotiationTracker.Tests.Features.Imports;

/// <summary>A list that was imported comes again, and what it says anew is taken; what people recorded since stands.</summary>
public sealed class ChangedRowsTests : IAsyncLifetime, IDisposable
{
    private static readonly string Redmine = Encoding.UTF8.GetString(Importing.Sample("redmine.csv"));

    private readonly TrackerWorld _world = new();

    public async Task InitializeAsync() => await _world.OpenNegotiation();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task What_has_changed_there_is_told_before_and_taken_as_further_statements_of_that_day()
    {
        await _world.Import(Redmine);
        var later = Redmine.Replace("In Progress,High,\"Zangezur corridor: who checks, and where\",Levon Hakobyan,Ani Petrosyan,11/03/2026 04:12 PM", "Blocked,Normal,Zangezur corridor,Levon Hakobyan,Leyla Mammadova,11/20/2026 10:00 AM")
            .Replace("03/31/2027,40,", "06/30/2027,60,").Replace("both sides keep to their texts.", "no third meeting.");

        var preview = await _world.Preview(later);

        (preview.New, preview.Changed, preview.Known, preview.FaultCount).Should().Be((0, 1, 3, 0));
        preview.First[0].Should().Be(new RowOutcome(2,
            "AMAZ-1: under negotiation → deadlocked; title “Zangezur corridor: who checks, and where” → “Zangezur corridor”; importance critical → significant; "
            + "Ani Petrosyan no longer looks after it; looked after by Leyla Mammadova; due 31 Mar 2027 → 30 Jun 2027; a further comment; noted: % Done: 60", RowIs.Changed));
        var imported = await _world.Import(later);
        (imported.Changed, imported.Entries).Should().Be((1, preview.Entries));
        var corridor = await Issue(1);
        (corridor.Stage, corridor.Since!.Text, corridor.Title, corridor.Importance).Should().Be((Stage.Deadlocked, "2026-11-20", "Zangezur corridor", Importance.Significant));
        corridor.Summary.Should().StartWith("Ով է ստուգում", "the list did not change it");
        corridor.Owners.Should().ContainSingle(o => o.Name == "Leyla Mammadova");
        var due = corridor.Milestones.Should().ContainSingle().Which;
        due.Date!.Text.Should().Be("2027-06-30");
        (await _world.Send(new ShowMilestone("AMAZ", "due-amaz-1"))).Dates.Select(d => d.Date!.Text).Should().BeEquivalentTo("2027-03-31", "2027-06-30");
        (await _world.EntriesAbout(corridor.Id)).Should().OnlyContain(e => e.Citations.Single().Place == "#118");
        (await _world.Preview(later)).Known.Should().Be(4, "it has said nothing new since");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_further_import_is_undone_in_one_step_with_all_that_it_said_anew()
    {
        var first = await _world.Import(Redmine);
        var before = await Issue(1);
        var later = await _world.Import(Redmine.Replace("In Progress", "Blocked").Replace("03/31/2027", "06/30/2027").Replace("Ani Petrosyan,11/03", "Leyla Mammadova,11/03"));
        (await Issue(1)).Stage.Should().Be(Stage.Deadlocked);
        await _world.Refuses(
            new UndoImport { Import = first.Import }, "The import of “file.csv” cannot be undone: since then, entry *It came with a later import of “file.csv”: undo that one first.");

        await _world.Send(new UndoImport { Import = later.Import });

        var after = await Issue(1);
        (after.Stage, after.Owners.Single().Name, after.Milestones.Single().Date!.Text).Should().Be((before.Stage, before.Owners.Single().Name, "2027-03-31"));
        (await _world.Preview(Redmine)).Known.Should().Be(4, "what was undone was never said");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task What_people_recorded_since_stands_as_long_as_the_list_says_nothing_new()
    {
        await _world.Import(Redmine);
        await RecordStage("2026-11-20", Stage.Signed);

        (await _world.Preview(Redmine)).Known.Should().Be(4);
        var older = await _world.Preview(Redmine.Replace("In Progress", "Blocked"));

        (older.Changed, older.Known, older.FaultCount).Should().Be((0, 4, 0));
        older.First[0].LeavesSomething.Should().BeTrue();
        older.First[0].Says.Should().Be(
            "“118” was imported before, as AMAZ-1. Under negotiation → deadlocked (column F, Status) is not taken: the file dates it to 3 Nov 2026 (column K, Updated), "
            + "and on record is a later word of 20 Nov 2026. If the file is right, record it on its page, or write the day on which it became so.");
        var import = () => _world.Import(Redmine.Replace("In Progress", "Blocked"));
        (await import.Should().ThrowAsync<RuleViolationException>()).WithMessage(
            "All 4 rows of this file are on record already, so there is nothing to import. What 1 row says otherwise cannot be taken:\nrow 2: “118” was imported before*");
        (await _world.Import(Redmine.Replace("In Progress", "Blocked").Replace("11/03/2026", "11/21/2026"))).Changed.Should().Be(1, "now it is the later word");
        (await Issue(1)).Stage.Should().Be(Stage.Deadlocked);
    }

    [Fact]
    public async Task An_issue_is_closed_and_opened_again_as_the_list_says()
    {
        await _world.Import(Redmine);

        (await _world.Import(Redmine.Replace("In Progress", "Closed").Replace("11/03/2026", "11/20/2026"))).Changed.Should().Be(1);
        var closed = await Issue(1);
        (closed.IsClosed, closed.Since!.Text).Should().Be((true, "2026-11-20"));
        closed.ClosedBecause.Should().StartWith("Closed in Redmine, with the status “Closed”");
        var again = Redmine.Replace("11/03/2026", "11/21/2026");
        (await _world.Preview(again)).First[0].Says.Should().Be("AMAZ-1: reopened; closed → under negotiation");
        await _world.Import(again);

        var open = await Issue(1);
        (open.IsClosed, open.Stage, open.Since!.Text).Should().Be((false, Stage.UnderNegotiation, "2026-11-03"), "no other stage came between");
        (await _world.Preview(again)).Known.Should().Be(4);
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task What_people_have_closed_here_stays_closed_and_the_row_says_what_to_do()
    {
        await _world.Import(Redmine);
        await _world.Say(new CloseIssue { SubjectId = (await Issue(1)).Id, Rationale = "Signed in Washington.", Effective = ImpreciseDate.Parse("2026-11-05") });

        var preview = await _world.Preview(Redmine.Replace("In Progress", "Blocked").Replace("11/03/2026", "11/20/2026"));
        (await _world.Preview(Redmine.Replace("In Progress", "Closed"))).First[0].Says.Should().Be("“118” was imported before, as AMAZ-1.", "it is closed there as it is here");

        preview.First[0].Says.Should().EndWith(
            "Under negotiation → deadlocked (column F, Status) is not taken: AMAZ-1 is closed here since 5 Nov 2026. If that is no longer so, reopen it on its page and import the file again.");
        var mixed = await _world.Import(
            Redmine.Replace("In Progress", "Blocked").Replace("11/03/2026", "11/20/2026").Replace("Feedback", "Accepted").Replace("11/13/2026", "11/20/2026"));
        (mixed.Changed, mixed.Known, mixed.Left.Single().Row).Should().Be((1, 3, 2), "the rest is taken, and nothing left without a word");
    }

    [Fact]
    public async Task Without_a_day_in_the_file_a_change_is_dated_to_the_day_of_its_import()
    {
        await _world.Import("Key,Title,Status,Owner\n1,Transit,In progress,\n");

        await _world.Import("Key,Title,Status,Owner\n1,Transit,Agreed,Ani Petrosyan\n");

        var transit = await Issue(1);
        (transit.Stage, transit.Since!.Text, transit.Owners.Count).Should().Be((Stage.AgreedInPrinciple, "2026-11-22", 1));
        (await _world.EntriesAbout(transit.Id)).Last(e => e.Kind == EntryKind.Stage).Rationale
            .Should().Be("Status “Agreed” in the file; since when is not in the file, so it is dated to the day on which the file was imported.");
    }

    [Fact]
    public async Task A_column_that_the_file_lacks_and_an_empty_cell_of_a_scale_take_nothing_back()
    {
        await _world.Import(Redmine);

        var preview = await _world.Preview("#,Status,Subject,Updated,Category,Private\n118,,\"Zangezur corridor: who checks, and where\",11/20/2026,,\n121,,Article on peacekeepers,11/20/2026,,\n");

        (preview.Changed, preview.Known).Should().Be((0, 2));
    }

    [Fact]
    public async Task A_word_that_was_explained_once_need_not_be_explained_again_while_it_is_the_same()
    {
        var file = Redmine.Replace(",Feedback,", ",Under study,");
        await _world.Import(file, mapping: (await _world.Preview(file)).Mapping.WithValue("stage", "Under study", "Exploratory"));

        var again = await _world.Preview(file);

        (again.Known, again.FaultCount).Should().Be((4, 0));
    }

    [Fact]
    public async Task A_row_that_becomes_private_is_restricted_and_its_milestone_no_longer_names_it()
    {
        await _world.Import(Redmine);

        await _world.Import(Redmine.Replace("\"Blocks #121, Related to #119\",,No", "\"Blocks #121, Related to #119\",,Yes").Replace("11/03/2026", "11/20/2026"));

        (await Issue(1)).Restriction.Should().Be(Restriction.Restricted);
        (await _world.Send(new ShowMilestone("AMAZ", "due-amaz-1"))).Milestone.Title.Should().Be("Due date of AMAZ-1");
    }

    [Fact]
    public async Task Links_that_the_list_names_only_now_are_taken_from_either_end()
    {
        await _world.Import(Redmine);

        var later = Redmine.Replace("11/03/2026", "11/20/2026").Replace("Related to #119", "Follows #120, Blocked by #119");
        var preview = await _world.Preview(later);
        await _world.Import(later);

        preview.First[0].Says.Should().StartWith("AMAZ-1: Follows AMAZ-3").And.Contain("Blocked by AMAZ-2");
        (await Issue(1)).Links.Select(l => l.Words).Should().Contain("blocked by").And.Contain("sequenced after");
        (await _world.Preview(later)).Known.Should().Be(4);
    }

    [Theory]
    [InlineData("Milestone,Expected\nReferendum,2027\nVote,May 2027\n", "Milestone,Expected\nReferendum,Q2 2028\nVote,May 2027\n")]
    [InlineData("Key,Milestone,Expected\n1,Referendum,2027\n2,Vote,May 2027\n", "Key,Milestone,Expected\n1,Referendum,Q2 2028\n2,Vote,May 2027\n")]
    public async Task A_date_that_has_moved_in_a_spreadsheet_is_a_slip_and_no_second_milestone(string first, string second)
    {
        await _world.Import(first, ImportOf.Milestones);

        var preview = await _world.Preview(second, ImportOf.Milestones);
        var imported = await _world.Import(second, ImportOf.Milestones);

        preview.First[0].Should().Be(new RowOutcome(2, "Referendum: 2027 → Q2 2028", RowIs.Changed));
        (imported.New, imported.Changed, imported.Known).Should().Be((0, 1, 1));
        (await _world.Send(new ListMilestones("AMAZ"))).Rows.Should().HaveCount(2);
        var referendum = await _world.Send(new ShowMilestone("AMAZ", "referendum"));
        (referendum.Milestone.Date!.Text, referendum.Dates.Count).Should().Be(("2028-34", 2));
        (await _world.Preview(second, ImportOf.Milestones)).Known.Should().Be(2);
        await _world.Send(new UndoImport { Import = imported.Import });
        (await _world.Send(new ShowMilestone("AMAZ", "referendum"))).Milestone.Date!.Text.Should().Be("2027");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_milestone_that_was_held_meanwhile_is_told_with_its_outcome_and_one_of_other_origin_is_left()
    {
        await _world.AddMilestone("Constitutional referendum");
        const string first = "Milestone,Expected,Status,Outcome\nRound 7,1 Nov 2026,Confirmed,\n";
        await _world.Import(first, ImportOf.Milestones);

        var preview = await _world.Preview("Milestone,Expected,Status,Outcome\nRound 7,2 Nov 2026,Held,They met\nConstitutional referendum,2029,,\n", ImportOf.Milestones);

        preview.First.Select(r => r.Says).Should().Equal(
            "A milestone “Constitutional referendum” is on record already. It did not come from this list, and is expected here 2027; the file says 2029 (column B, Expected). "
            + "That is not taken: if it is the same and has moved, move its date on its page.",
            "Round 7: 1 Nov 2026 → 2 Nov 2026; confirmed → held; what came of it: “They met”");
    }

    [Fact]
    public async Task A_position_whose_day_or_details_have_changed_is_a_further_word_of_that_party()
    {
        await _world.OpenIssue();
        await _world.AddActor();
        await _world.Import("Key,Issue,Party,Position,Date,Salience\n7,AMAZ-1,Armenia,No less,May 2026,50\n", ImportOf.Positions);
        const string later = "Key,Issue,Party,Position,Date,Salience\n7,AMAZ-1,Armenia,No less,October 2026,90\n";

        (await _world.Import(later, ImportOf.Positions)).Changed.Should().Be(1);

        (await Issue(1)).Positions.Single().Salience.Should().Be(90);
        (await _world.Preview(later, ImportOf.Positions)).Known.Should().Be(1);
    }

    [Fact]
    public async Task What_somebody_has_corrected_here_is_still_the_row_of_the_list()
    {
        await _world.OpenIssue();
        await _world.AddActor();
        const string file = "Key,Issue,Party,Position,Date\n7,AMAZ-1,Armenia,No less,May 2026\n";
        await _world.Import(file, ImportOf.Positions);
        var position = (await _world.EntriesAbout((await Issue(1)).Id)).Single(e => e.Kind == EntryKind.Position);
        await _world.Say(new RecordPosition
        {
            SubjectId = position.SubjectId,
            PartyId = ((PositionStatement)position.Statement!).PartyId,
            Text = "Not less",
            Corrects = position.Id,
        });

        (await _world.Preview(file, ImportOf.Positions)).Known.Should().Be(1);
    }

    [Fact]
    public async Task An_event_told_otherwise_is_left_and_named()
    {
        await _world.Import("Key,Date,Event\n7,May 2026,They met\n");

        var row = (await _world.Preview("Key,Date,Event\n7,June 2026,They met\n")).First.Single();

        (row.Is, row.LeavesSomething).Should().Be((RowIs.Known, true));
        row.Says.Should().Contain("correct the entry");
    }

    private async Task<IssueDetails> Issue(int number) => await _world.Send(new ShowIssue("AMAZ", number));

    private async Task RecordStage(string day, Stage stage)
    {
        var id = (await Issue(1)).Id;
        await _world.Say(new RecordStage { SubjectId = id, Stage = stage, Effective = ImpreciseDate.Parse(day), Rationale = "x", Seen = await _world.LastIn("stage", id) });
    }
}
