using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Record;

/// <summary>Entries as the record shows them: with what corrected them, what they rest on and what was said about them.</summary>
internal sealed class RecordRows(TrackerDbContext db, FileStore files, Viewpoint at)
{
    public async Task<IReadOnlyList<RecordRow>> Of(List<Entry> page, Guid subjectId, CancellationToken stop)
    {
        var sequences = page.Select(e => e.Sequence).ToHashSet();
        var corrections = await db.Entries.AsNoTracking().Counted(at)
            .Where(e => e.Corrects != null && sequences.Contains(e.Corrects.Value))
            .ToDictionaryAsync(e => e.Corrects!.Value, stop);
        var correctedIds = page.Select(e => e.Corrects).OfType<long>().ToHashSet();
        var corrected = correctedIds.Count == 0 ? []
            : await db.Entries.AsNoTracking().Where(e => correctedIds.Contains(e.Sequence))
                .Include(e => e.Citations).ToDictionaryAsync(e => e.Sequence, stop);
        var others = await OtherIssues([.. page, .. corrected.Values], stop);
        var sourceIds = page.Concat(corrected.Values).SelectMany(e => e.Citations).Select(c => c.SourceId).ToHashSet();
        var sources = (await db.Sources.Where(s => sourceIds.Contains(s.Id)).AsOf(db, at, stop)).ToDictionary(s => s.Id);
        var names = await db.NamesOf(
            page.Concat(corrected.Values).SelectMany(e => e.Statement.Names())
                .Concat(page.SelectMany(e => (Guid[])[e.AuthorId, e.SubjectId])),
            at, stop);
        var support = await db.Support(sequences, at, stop);
        var remarks = await db.RemarksOn(files, [.. page.Where(e => !corrections.ContainsKey(e.Sequence))], at, stop);
        IReadOnlyList<CitationRow> Cited(Entry entry) =>
        [
            .. entry.Citations.OrderBy(c => c.Ordinal).Select(c => new CitationRow(
                c.SourceId, sources.GetValueOrDefault(c.SourceId)?.Called ?? "?",
                sources.GetValueOrDefault(c.SourceId)?.Url, c.Place, c.Grade)),
        ];
        return [.. page.Select(e =>
        {
            var correction = corrections.GetValueOrDefault(e.Sequence);
            var before = e.Corrects is { } id ? corrected.GetValueOrDefault(id) : null;
            return new RecordRow(
                e.Id, e.Kind, e.Type, new SubjectRef(e.SubjectKind, e.SubjectId),
                e.SubjectId == subjectId ? null : names.GetValueOrDefault(e.SubjectId), e.Saying(names), e.Statement, e.Ends,
                e.Effective, e.Known, e.Recorded, e.IsHistory, e.FirstRecorded, e.FirstAuthor,
                names.GetValueOrDefault(e.AuthorId, "?"), e.Rationale, Cited(e),
                before?.Id, before?.Saying(names), correction?.Id, correction?.Type == EntryType.Retraction)
            {
                AlsoIssues = [.. others[e.Sequence]],
                Root = new EntryId(e.Root),
                HasFileHere = e.Statement.File() is { } file && files.Has(file),
                Independent = support[e.Sequence],
                Remarks = correction is null ? [.. remarks[e.Root]] : [],
                IsYetToCome = !at.Reaches(e),
                Withdrawn = e.Type == EntryType.Retraction && before?.Statement is { } statement
                    ? new WithdrawnStatement(
                        statement, before.Ends, before.Rationale, Cited(before), [.. others[before.Sequence]])
                    : null,
            };
        })];
    }

    /// <summary>Only what has no lane concerns several issues.</summary>
    private async Task<ILookup<long, Guid>> OtherIssues(IReadOnlyList<Entry> entries, CancellationToken stop)
    {
        var about = entries.Where(e => e.Lane is null).DistinctBy(e => e.Sequence).ToDictionary(e => e.Sequence, e => e.SubjectId);
        var sequences = about.Keys.ToHashSet();
        var subjects = sequences.Count == 0 ? []
            : await db.EntrySubjects.AsNoTracking()
                .Where(s => sequences.Contains(s.Sequence) && s.SubjectKind == SubjectKind.Issue).ToListAsync(stop);
        return subjects.Where(s => about[s.Sequence] != s.SubjectId).ToLookup(s => s.Sequence, s => s.SubjectId);
    }
}
