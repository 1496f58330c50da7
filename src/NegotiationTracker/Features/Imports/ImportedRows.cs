using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>Rows that earlier files of the same list put on record, and that stand, by the numbers and keys that they have there.</summary>
internal sealed class ImportedRows
{
    private readonly Dictionary<string, ImportedRow> _rows = new(StringComparer.Ordinal);

    /// <summary>Issues by the keys that they have there, whatever the rows of this file are.</summary>
    public Dictionary<string, Guid> Issues { get; } = new(StringComparer.Ordinal);

    public ImportedRow? Of(string foreign) => _rows.GetValueOrDefault(foreign.TrimStart('#'));

    public static async Task<ImportedRows> Load(TrackerDbContext db, Negotiation negotiation, FileMapping mapping, CancellationToken stop)
    {
        var kind = mapping.As switch
        {
            ImportOf.Issues => EntryKind.Opened,
            ImportOf.Milestones => EntryKind.MilestoneAdded,
            ImportOf.Events => EntryKind.Event,
            _ => EntryKind.Position,
        };
        var rows = new ImportedRows();
        var cited = db.Citations.Where(c => c.Place != null).Join(
            ImportedFrom.Files(db, negotiation.Id, mapping), c => c.SourceId, s => s.Id, (c, s) => new { c.Sequence, c.Place, s.Title });
        var titles = kind is EntryKind.Opened or EntryKind.MilestoneAdded ? await Titles(db, negotiation.Id, stop) : null;
        // A row stays what it became, also where somebody has corrected the entry since.
        var standing = await db.Standing(Viewpoint.Latest).Where(e => e.NegotiationId == negotiation.Id && (e.Kind == kind || e.Kind == EntryKind.Opened))
            .Select(e => e.Root).ToHashSetAsync(stop);
        foreach (var row in await db.Entries.AsNoTracking()
            .Where(e => e.NegotiationId == negotiation.Id && e.Type == EntryType.Change && (e.Kind == kind || e.Kind == EntryKind.Opened))
            .Join(cited, e => e.Sequence, c => c.Sequence, (e, c) => new { e.Sequence, e.Kind, e.SubjectId, e.Statement, e.Effective, c.Place, c.Title })
            .OrderBy(e => e.Sequence).ToListAsync(stop))
        {
            if (!standing.Contains(row.Sequence) || ImportedFrom.KeyIn(row.Place!) is not { } foreign)
                continue;
            if (row.Kind == kind)
                rows._rows[foreign] = new ImportedRow(row.SubjectId, row.Title, row.Statement!, row.Effective.Text, row.Statement switch
                {
                    EventStatement said => [said.Title],
                    PositionStatement said => [said.Text],
                    _ => [.. titles![row.SubjectId]],
                });
            if (row.Kind == EntryKind.Opened)
                rows.Issues[foreign] = row.SubjectId;
        }

        return rows;
    }

    /// <summary>Every title that an issue or a milestone ever had, in the order in which it had them.</summary>
    private static async Task<ILookup<Guid, string>> Titles(TrackerDbContext db, Guid negotiation, CancellationToken stop) =>
        (await db.Entries.AsNoTracking().Where(e => e.NegotiationId == negotiation && e.Kind == EntryKind.Described)
            .OrderBy(e => e.Sequence).Select(e => new { e.SubjectId, e.Statement }).ToListAsync(stop))
        .Where(e => e.Statement is DescribedStatement).ToLookup(e => e.SubjectId, e => ((DescribedStatement)e.Statement!).Title);
}

/// <summary>A row that an earlier import put on record.</summary>
/// <param name="File">The file that it was in.</param>
/// <param name="Statement">The entry that it became; of an issue or a milestone the one that put it on record.</param>
/// <param name="Day">Since when that holds, as written.</param>
/// <param name="Said">What it is about: every title that it had here, the latest last.</param>
internal sealed record ImportedRow(Guid Subject, string File, Statement Statement, string Day, IReadOnlyList<string> Said)
{
    /// <summary>A key that stands for something else is of another list, unless the list is a tracker: there it stands for one thing.</summary>
    public bool IsSame(RowValues row, string says) =>
        ImportedFrom.IsTracker(row.Mapping.From) || Said.Any(s => FoldedText.Of(s) == FoldedText.Of(says));

    public void Refuse(RowValues row, string foreign, string? called) => row.Fault(
        "key", $"The key {foreign.Quoted()} stands on record for {(Said.Count > 0 ? Said[^1] : "something else").Quoted()}{(called is null ? "" : $" ({called})")}, imported from {File}. "
        + "If this is another list, name it in “From”, so that its keys are its own; if it is the same row, write it as it stands there.");
}
