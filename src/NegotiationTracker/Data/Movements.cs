using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>What became known in a period. Corrections are no movement; a corrected change counts once, as corrected.</summary>
public static class Movements
{
    /// <summary>The statements as they stand of every change that became known from that moment on.</summary>
    public static IQueryable<Entry> MovedSince(
        this TrackerDbContext db, Guid negotiationId, DateTimeOffset since, Viewpoint at) => db.Standing(at)
        // A correction is never known before what it corrects, so all of them became known in the period too.
        .Where(e => e.NegotiationId == negotiationId && e.Known >= since && EntryKinds.Movement.Contains(e.Kind))
        .Where(e => e.Corrects == null || db.Entries.Any(root => root.Sequence == e.Root && root.Known >= since))
        .Where(e => at.IsNow || e.Effective.Earliest <= at.About);

    /// <summary>
    /// Corrections and retractions that became known from that moment on. An import that was undone is one of them, the
    /// retraction of its file: what rested on that file went with it, by the ten thousand.
    /// </summary>
    public static IQueryable<Entry> CorrectedSince(
        this TrackerDbContext db, Guid negotiationId, DateTimeOffset since, Viewpoint at) => db.Entries.AsNoTracking()
        .Counted(at)
        .Where(e => e.NegotiationId == negotiationId && e.Corrects != null && e.Known >= since)
        .Where(e => e.Type != EntryType.Retraction || e.Kind == EntryKind.SourceAdded
            || !(db.Sources.Any(file => file.Id == e.SubjectId && file.IsWithdrawn) || db.Citations.Any(c =>
                c.Sequence == e.Corrects && db.Sources.Any(file => file.Id == c.SourceId && file.IsWithdrawn))))
        .Where(e => at.IsNow || e.Effective.Earliest <= at.About);
}
