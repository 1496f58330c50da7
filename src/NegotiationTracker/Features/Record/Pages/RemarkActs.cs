using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Evidence.Pages;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Record.Pages;

/// <summary>What can be said about an entry itself: each opens its form; <paramref name="open"/> hears what was saved.</summary>
public sealed class RemarkActs(Dialogs dialogs, string negotiation, ImpreciseDate today, Func<Func<Task<bool>>, Task> open)
{
    public Task Comment(RecordRow row) => open(() => dialogs.Open<CommentOnEntryDialog>(
        $"Comment on entry {row.Id}",
        ("Model", new CommentOnEntry { About = row.Subject.Kind, SubjectId = row.Subject.Id, On = row.Root, Effective = today }),
        ("Says", row.Says)));

    public Task Attach(RecordRow row) => open(() => dialogs.Open<AttachEvidenceDialog>(
        $"Attach to entry {row.Id}",
        ("Model", new AttachEvidence { About = row.Subject.Kind, SubjectId = row.Subject.Id, On = row.Root, Effective = today }),
        ("Says", row.Says)));

    public Task Disagree(RecordRow row) => Set(row, new RecordDisagreement { First = row.Root });

    /// <summary>Another preference, or another reason for it.</summary>
    public Task Prefer(RecordRow row, RemarkRow remark) => remark.Statement is not DisagreementStatement said ? Task.CompletedTask
        : Set(row, new RecordDisagreement
        {
            First = new EntryId(said.First),
            Second = new EntryId(said.Second),
            Preferred = said.Preferred is { } preferred ? new EntryId(preferred) : null,
            Rationale = remark.Rationale,
            Seen = remark.Id,
        });

    public Task Settle(RemarkRow remark) => remark.Statement is not DisagreementStatement said ? Task.CompletedTask
        : open(() => dialogs.Open<EndDisagreementDialog>("Settle a disagreement", ("Model", new EndDisagreement
        {
            About = remark.Subject.Kind,
            SubjectId = remark.Subject.Id,
            First = new EntryId(said.First),
            Second = new EntryId(said.Second),
            Seen = remark.Id,
            Effective = today,
        }), ("Says", remark.Says)));

    public Task Retract(RemarkRow remark) => open(() => dialogs.Open<RetractEntryDialog>(
        $"Retract entry {remark.Id}", ("Entry", remark.Id), ("Says", remark.Says)));

    private Task Set(RecordRow row, RecordDisagreement model)
    {
        (model.About, model.SubjectId, model.Effective) = (row.Subject.Kind, row.Subject.Id, today);
        return open(() => dialogs.Open<RecordDisagreementDialog>(
            $"Entry {row.Id} disagrees with another", ("Model", model), ("Negotiation", negotiation), ("Own", row.Root), ("Says", row.Says)));
    }
}
