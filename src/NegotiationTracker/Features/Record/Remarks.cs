using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Record;

/// <summary>What was said about an entry itself: a comment, a file that bears it out, another entry that it disagrees with.</summary>
/// <param name="Statement">A comment, evidence or a disagreement.</param>
/// <param name="Rationale">For a disagreement, why one of the two is preferred, or neither.</param>
public sealed record RemarkRow(EntryId Id, SubjectRef Subject, Statement Statement, string Says, string Author, DateTimeOffset Recorded, string Rationale)
{
    /// <summary>The content of its file lies beside the database; after an import without files it does not.</summary>
    public bool IsHere { get; init; }

    /// <summary>For a disagreement, the other entry as it stands, and what it says.</summary>
    public EntryId? Other { get; init; }

    public string? OtherSays { get; init; }
}

internal static class Remarks
{
    private static readonly EntryKind[] Kinds = [EntryKind.Comment, EntryKind.Evidence, EntryKind.Disagreement];

    /// <summary>By the change at the bottom of its corrections, what stands about each of the entries, in the order of recording.</summary>
    public static async Task<ILookup<long, RemarkRow>> RemarksOn(
        this TrackerDbContext db, FileStore files, IReadOnlyCollection<Entry> entries, Viewpoint at, CancellationToken stop)
    {
        var roots = entries.Select(e => e.Root).ToHashSet();
        var sequences = entries.Select(e => e.Sequence).ToHashSet();
        var subjects = await db.EntrySubjects.Where(s => sequences.Contains(s.Sequence)).Select(s => s.SubjectId).Distinct().ToListAsync(stop);
        var told = await db.Standing(at).Where(e => subjects.Contains(e.SubjectId) && Kinds.Contains(e.Kind)).ToListAsync(stop);
        var about = told.Where(e => e.Statement.Entries().Any(roots.Contains)).ToList();
        var ended = about.Where(e => e.Lane is not null).Except(new Stack(about, at).Holding()).ToHashSet();
        about.RemoveAll(ended.Contains);
        if (about.Count == 0)
            return Enumerable.Empty<(long, RemarkRow)>().ToLookup(r => r.Item1, r => r.Item2);
        var others = about.Where(e => e.Kind == EntryKind.Disagreement).SelectMany(e => e.Statement.Entries()).ToHashSet();
        var compared = others.Count == 0 ? []
            : (await db.Standing(at).Where(e => others.Contains(e.Root)).ToListAsync(stop)).ToDictionary(e => e.Root);
        var names = await db.NamesOf(
            about.Select(e => e.AuthorId).Concat(compared.Values.SelectMany(e => e.Statement.Names())), at, stop);
        return (
            from entry in about.OrderBy(e => e.Sequence)
            from root in entry.Statement.Entries().Where(roots.Contains)
            select (root, Row(entry, root))).ToLookup(r => r.root, r => r.Item2);

        RemarkRow Row(Entry entry, long root)
        {
            var row = new RemarkRow(
                entry.Id, new SubjectRef(entry.SubjectKind, entry.SubjectId), entry.Statement!, entry.Saying(names),
                names.GetValueOrDefault(entry.AuthorId, "?"), entry.Recorded, entry.Rationale);
            if (entry.Statement is EvidenceStatement { File: var file })
                return row with { IsHere = files.Has(file) };
            if (entry.Statement is not DisagreementStatement)
                return row;
            var other = entry.Statement.Entries().First(e => e != root);
            return row with
            {
                Other = compared.GetValueOrDefault(other)?.Id ?? new EntryId(other),
                OtherSays = compared.GetValueOrDefault(other)?.Saying(names) ?? "Retracted",
            };
        }
    }
}
