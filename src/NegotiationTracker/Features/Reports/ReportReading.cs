using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Reports;

/// <summary>
/// Reads the record for a report in a handful of questions, however many issues there are. Summaries are computed from
/// the entries by the code that keeps them: whatever is recorded meanwhile stays out.
/// </summary>
internal static class ReportReading
{
    public static async Task<ReportRecord> ReadForReport(
        this TrackerDbContext db, Negotiation negotiation, Viewpoint at, DateOnly since, CancellationToken stop)
    {
        var from = since.MomentIn(TimeOnly.MinValue, negotiation.Zone);
        var standing = db.Standing(at).Where(e => e.NegotiationId == negotiation.Id && e.Effective.Earliest <= at.About);
        var entries = await standing.Where(e => e.Kind != EntryKind.Watcher).Include(e => e.Citations).ToListAsync(stop);
        var concerned = await standing.Where(e => e.Lane == null)
            .SelectMany(e => e.Subjects).Where(s => s.SubjectKind == SubjectKind.Issue).ToListAsync(stop);
        var moved = await db.MovedSince(negotiation.Id, from, at).Select(e => e.Sequence).ToHashSetAsync(stop);
        var corrections = await Corrections(db, negotiation.Id, from, at, stop);
        var told = entries.Concat(corrections.SelectMany(c => (Entry[])[c.Correction, c.Before])).ToArray();
        var subjects = entries.GroupBy(e => new SubjectRef(e.SubjectKind, e.SubjectId))
            .Select(stack => Recall(Blank(stack.Key, negotiation), [.. stack], at)).OfType<Recalled>()
            .ToDictionary(r => r.Subject.Id);
        await AddLateSources(db, subjects, told, at, stop);
        return new ReportRecord
        {
            At = at,
            Negotiation = subjects.GetValueOrDefault(negotiation.Id)?.Subject as Negotiation
                ?? throw new NotOnRecordException($"{negotiation.Key} was not on record yet. Choose a later viewpoint."),
            Entries = entries,
            Subjects = subjects,
            Names = await Names(db, subjects, told, at, stop),
            Moved = moved,
            Corrections = corrections,
            Concerned = concerned.ToLookup(s => s.Sequence, s => s.SubjectId),
            Links = Agenda.LinksIn(entries, at),
        };
    }

    private static async Task<IReadOnlyList<(Entry Correction, Entry Before)>> Corrections(
        TrackerDbContext db, Guid negotiationId, DateTimeOffset from, Viewpoint at, CancellationToken stop)
    {
        var corrections = db.CorrectedSince(negotiationId, from, at);
        var before = await db.Entries.AsNoTracking().Where(e => e.NegotiationId == negotiationId)
            .Where(e => corrections.Any(c => c.Corrects == e.Sequence)).ToDictionaryAsync(e => e.Sequence, stop);
        var after = await corrections.Include(c => c.Citations).OrderByDescending(c => c.Known)
            .ThenByDescending(c => c.Sequence).ToListAsync(stop);
        return [.. after.Select(c => (Correction: c, Before: before[c.Corrects!.Value]))
            .Where(c => c.Correction.Effective.Earliest <= at.About || c.Before.Effective.Earliest <= at.About)];
    }

    /// <summary>A source that entered the register later is named all the same where an entry rests on it.</summary>
    private static async Task AddLateSources(
        TrackerDbContext db, Dictionary<Guid, Recalled> subjects, Entry[] told, Viewpoint at, CancellationToken stop)
    {
        var late = told.SelectMany(e => e.Citations).Select(c => c.SourceId)
            .Where(id => !subjects.ContainsKey(id)).ToHashSet();
        if (late.Count == 0)
            return;
        foreach (var source in await db.Sources.Where(s => late.Contains(s.Id)).AsOf(db, at, stop))
            subjects[source.Id] = new Recalled(source, new Stack([], at));
    }

    /// <summary>Names as they were from the viewpoint; people, and what was not there yet, are asked for apart.</summary>
    private static async Task<IReadOnlyDictionary<Guid, string>> Names(
        TrackerDbContext db, Dictionary<Guid, Recalled> subjects, Entry[] told, Viewpoint at, CancellationToken stop)
    {
        var others = told.SelectMany(e => e.Statement.Names().Append(e.SubjectId).Append(e.AuthorId))
            .Where(id => !subjects.ContainsKey(id));
        var names = new Dictionary<Guid, string>(await db.NamesOf(others, at, stop));
        foreach (var subject in subjects.Values.Select(r => r.Subject))
            names[subject.Id] = subject is Issue issue ? $"{issue.Called} {issue.Title}".TrimEnd() : subject.Called;
        return names;
    }

    /// <returns>Nothing if it was not there yet.</returns>
    private static Recalled? Recall(Subject subject, Entry[] entries, Viewpoint at)
    {
        subject.Remember(entries);
        var wasThere = subject.RecallFrom(at);
        subject.Remember([]);
        return wasThere ? new Recalled(subject, new Stack(entries, at)) : null;
    }

    private static Subject Blank(SubjectRef subject, Negotiation negotiation) => subject.Kind switch
    {
        SubjectKind.Negotiation => Negotiation.Known(subject.Id),
        SubjectKind.Issue => Issue.Known(subject.Id, negotiation),
        SubjectKind.Milestone => Milestone.Known(subject.Id, negotiation.Id),
        SubjectKind.Actor => Actor.Known(subject.Id, negotiation.Id),
        SubjectKind.Source => Source.Known(subject.Id, negotiation.Id),
        SubjectKind.Place => Place.Known(subject.Id, negotiation.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };
}
