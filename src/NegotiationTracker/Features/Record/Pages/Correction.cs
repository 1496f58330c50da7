using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Features.Record.Pages;

/// <summary>The form that restates an entry, filled with what the entry says.</summary>
/// <param name="Dialog">The form: the one by which such statements are made.</param>
/// <param name="Open">Opens it; true if the correction was saved.</param>
public sealed record Correction(Type Dialog, string Title, Telling Model, Func<Dialogs, Task<bool>> Open);

/// <summary>What a correction has to say again; of a retraction, what was withdrawn by it.</summary>
internal sealed record Restated(
    EntryId Entry, EntryKind Kind, SubjectRef Subject, Statement Statement, bool Ends, string Says,
    ImpreciseDate Effective, string Rationale, IReadOnlyList<CitationRow> Citations, IReadOnlyList<Guid> AlsoIssues)
{
    public static Restated? Of(RecordRow row)
    {
        if (row.Withdrawn is { } w)
            return new Restated(
                row.Id, row.Kind, row.Subject, w.Statement, w.Ends, row.Before ?? "", row.Effective, w.Rationale,
                w.Citations, w.AlsoIssues);
        return row.Statement is null ? null : new Restated(
            row.Id, row.Kind, row.Subject, row.Statement, row.Ends, row.Says, row.Effective, row.Rationale,
            row.Citations, row.AlsoIssues);
    }
}
