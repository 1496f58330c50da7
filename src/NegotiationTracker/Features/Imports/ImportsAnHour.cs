using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// How many files a person may import in an hour, counted on record, so that no restart forgets it; an undone import counts
/// as well. Whoever sits at the machine itself, and calls the verb there, is not bound.
/// </summary>
internal static class ImportsAnHour
{
    public const int Most = 5;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static async Task Check(TrackerDbContext db, Recording recording, CancellationToken stop)
    {
        if (recording.Author.PersonId == Authors.OperatorId)
            return;
        var (person, since) = (recording.Author.PersonId, recording.Moment - Hour);
        var files = await db.Entries.Where(e => e.Kind == EntryKind.SourceAdded && e.Type == EntryType.Change && e.AuthorId == person && e.Recorded > since)
            .Join(db.Sources.Where(s => s.Key.StartsWith(ImportedFrom.Prefix)), e => e.SubjectId, s => s.Id, (e, s) => new { e.Sequence, e.Recorded, e.LedgerRow.CommandId, s.Key })
            .OrderByDescending(f => f.Sequence).ToListAsync(stop);
        // A dossier brings along the files that were imported elsewhere.
        var imports = files.Where(f => ImportedFrom.Command(f.Key) == f.CommandId).Take(Most).ToArray();
        if (imports.Length < Most)
            return;
        var wait = Math.Max(1, Math.Ceiling((imports[^1].Recorded + Hour - recording.Moment).TotalMinutes));
        throw new RuleViolationException(string.Create(
            CultureInfo.InvariantCulture,
            $"You have imported {Most} files within the last hour, and no more are taken in one. Import this one in {wait:N0} {(wait == 1 ? "minute" : "minutes")}; a preview can be made at any time."));
    }
}
