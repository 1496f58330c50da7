using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Whatever put a subject on record is retracted last of all; then the subject is withdrawn.</summary>
public sealed class WithdrawalTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Without_any_other_entry_what_put_a_source_on_record_is_retracted_and_it_leaves_the_register()
    {
        await _world.OpenNegotiation();
        var source = await _world.AddSource();
        _world.Pass(TimeSpan.FromMinutes(5));
        var before = _world.Clock.GetUtcNow();
        _world.Pass(TimeSpan.FromMinutes(5));

        await Retract(source, "Added twice.");

        (await _world.Send(new ListSources("AMAZ"))).Rows.Should().BeEmpty();
        (await _world.Send(new FindSources((await _world.Read(db => db.Negotiations.SingleAsync())).Id, "oc"))).Should().BeEmpty();
        (await _world.Send(new ListSources("AMAZ") { At = new(Known: before.ToString("O")) })).Rows.Should().ContainSingle();
        var kept = await _world.Read(db => db.Sources.SingleAsync());
        (kept.IsWithdrawn, kept.Title).Should().Be((true, "Report on the talks"), "its history is still called by its name");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty("what is kept is what can be rebuilt");
    }

    [Fact]
    public async Task A_source_that_something_rests_on_stays_and_the_sentence_names_what_does()
    {
        var issue = await _world.OpenIssue();
        var source = await _world.AddSource();
        await _world.Send(new RecordEvent
        {
            SubjectId = issue.Id,
            Title = "They met",
            Effective = ImpreciseDate.Parse("2026"),
            Sources = [new() { SourceId = source, Grade = "B2" }],
        });

        var retract = () => Retract(source, "Added twice.");

        (await retract.Should().ThrowAsync<RuleViolationException>()).WithMessage("*rests on it: entry * about *AMAZ-1*They met*Retract that first.");
        (await _world.Read(db => db.Sources.SingleAsync())).IsWithdrawn.Should().BeFalse();
    }

    [Fact]
    public async Task An_issue_is_withdrawn_entry_by_entry_the_first_one_last_and_its_page_still_opens()
    {
        var issue = await _world.OpenIssue();
        var other = await _world.OpenIssue("Return of prisoners");
        foreach (var entry in (await _world.EntriesAbout(issue.Id)).OrderBy(e => e.Kind == EntryKind.Opened))
            await _world.Send(new RetractEntry { Entry = entry.Id, Rationale = "Opened by mistake." });

        (await _world.Send(new ListIssues("AMAZ"))).Rows.Should().ContainSingle().Which.Id.Should().Be(other.Id);
        (await _world.Send(new ListChoices((await _world.Read(db => db.Negotiations.SingleAsync())).Id, ChoiceOf.Issues)))
            .Should().ContainSingle();
        var shown = await _world.Send(new ShowIssue("AMAZ", 1));
        shown.WithdrawnBecause.Should().Be("Opened by mistake.");
        (await _world.Send(new ListRecord("AMAZ", new SubjectRef(SubjectKind.Issue, issue.Id)))).Rows
            .Where(r => r.Type == EntryType.Change).Should().NotBeEmpty().And.OnlyContain(r => r.IsRetracted);
        var note = () => _world.Send(new AddNote { SubjectId = issue.Id, Text = "x", Effective = ImpreciseDate.Parse("2026") });
        (await note.Should().ThrowAsync<RuleViolationException>()).WithMessage("AMAZ-1 was withdrawn from the record. Put it on record anew*");
        (await _world.OpenIssue("Third")).Number.Should().Be(3, "a number is never given twice");
        (await _world.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_withdrawn_goes_into_a_dossier_and_comes_back_withdrawn()
    {
        var milestone = await _world.AddMilestone();
        foreach (var entry in (await _world.EntriesAbout(milestone)).OrderBy(e => e.Kind == EntryKind.MilestoneAdded))
            await _world.Send(new RetractEntry { Entry = entry.Id, Rationale = "Added by mistake." });
        await using var file = new StringWriter();
        await _world.As(Authors.Operator).Send(new ExportDossier("AMAZ", file));

        using var other = new TrackerWorld();
        await other.As(Authors.Operator).Send(new ImportDossier { Content = file.ToString() });

        (await other.Send(new ListMilestones("AMAZ"))).Rows.Should().BeEmpty();
        await using var again = new StringWriter();
        await other.As(Authors.Operator).Send(new ExportDossier("AMAZ", again));
        again.ToString().Should().Be(file.ToString());
        (await other.Send(new VerifyRecord())).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_milestone_of_the_same_title_can_be_added_anew()
    {
        var milestone = await _world.AddMilestone();
        foreach (var entry in (await _world.EntriesAbout(milestone)).OrderBy(e => e.Kind == EntryKind.MilestoneAdded))
            await _world.Send(new RetractEntry { Entry = entry.Id, Rationale = "Added by mistake." });

        await _world.AddMilestone();

        (await _world.Send(new ListMilestones("AMAZ"))).Rows.Should().ContainSingle();
    }

    [Fact]
    public async Task A_negotiation_is_never_withdrawn()
    {
        var negotiation = await _world.OpenNegotiation();
        foreach (var entry in (await _world.EntriesAbout(negotiation)).Where(e => e.Kind != EntryKind.NegotiationOpened))
            await _world.Send(new RetractEntry { Entry = entry.Id, Rationale = "Described wrongly." });

        var retract = () => Retract(negotiation, "No such talks.");

        await retract.Should().ThrowAsync<RuleViolationException>().WithMessage("*cannot be retracted*");
    }

    private async Task Retract(Guid subject, string why) => await _world.Send(
        new RetractEntry { Entry = (await _world.EntriesAbout(subject))[0].Id, Rationale = why });
}
