using Bunit;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Record.Pages;

namespace NegotiationTracker.Tests.Features.Record.Pages;

public sealed class RetractEntryDialogTests : DialogContext
{
    [Fact]
    public async Task Says_what_has_the_last_word_again_and_retracts_with_a_reason()
    {
        var issue = await Issue(stage: Stage.Exploratory);
        var signed = await Record(issue, Stage.Signed, "2026-06");
        var dialog = await Shown(signed);

        dialog.WaitForAssertion(() => Consequences(dialog).Should().Contain(
            "Without it, this has the last word again: Exploratory (2025)."));
        await Save(dialog);
        Told(dialog).Should().Contain("Say why it is withdrawn");
        (await World.EntriesAbout(issue)).Should().NotContain(e => e.Type == EntryType.Retraction);

        Fill(dialog, "Why it is retracted", "It was initialled, not signed.");
        await Save(dialog);

        (await World.EntriesAbout(issue)).Should().ContainSingle(e => e.Type == EntryType.Retraction)
            .Which.Should().BeEquivalentTo(new { Corrects = signed.Sequence, Rationale = "It was initialled, not signed." });
    }

    [Fact]
    public async Task Says_that_retracting_a_correction_withdraws_the_statement_altogether()
    {
        var issue = await Issue();
        var first = await Record(issue, Stage.Signed, "2026-06");
        var corrected = await Record(issue, Stage.Initialled, "2026-06", corrects: first);

        var dialog = await Shown(corrected);

        dialog.WaitForAssertion(() => Consequences(dialog).Should()
            .Contain("does not bring the earlier wording back").And.Contain("correct this entry once more")
            .And.Contain("Without it, nothing is on record about this any more."));
    }

    [Fact]
    public async Task Says_that_a_later_statement_keeps_the_last_word()
    {
        var issue = await Issue(stage: Stage.Exploratory);
        var before = await Record(issue, Stage.NotOnTheAgenda, "2020", seen: await World.LastIn("stage", issue));

        var dialog = await Shown(before);

        dialog.WaitForAssertion(() => Consequences(dialog).Should().Contain(
            "A later statement has the last word, and keeps it: Exploratory (2025)."));
    }

    [Fact]
    public async Task Says_that_a_note_leaves_nothing_behind()
    {
        var issue = await Issue();
        var note = await World.Send(new NegotiationTracker.Features.Record.AddNote
        {
            SubjectId = issue,
            Text = "Ask the ministry.",
            Effective = ImpreciseDate.Parse("2026-06"),
        });

        var dialog = await Shown(note);

        dialog.WaitForAssertion(() => Consequences(dialog).Should().Contain("so nothing else changes"));
    }

    private Task<IRenderedComponent<RetractEntryDialog>> Shown(EntryId entry) =>
        Shown<RetractEntryDialog>(p => p.Add(d => d.Entry, entry).Add(d => d.Says, "What it says"));

    private static string Consequences(IRenderedComponent<RetractEntryDialog> dialog) => dialog.Find("ul").TextContent;

    private async Task<EntryId> Record(
        Guid issue, Stage stage, string since, EntryId? corrects = null, EntryId? seen = null) => await World.Send(new RecordStage
        {
            SubjectId = issue,
            Stage = stage,
            Effective = ImpreciseDate.Parse(since),
            Rationale = "As both said.",
            Corrects = corrects,
            Seen = corrects is null ? seen ?? await World.LastIn("stage", issue) : null,
        });
}
