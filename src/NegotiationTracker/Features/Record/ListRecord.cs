using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>
/// A page of the full history of a subject, newest knowledge first; corrected entries stay in it. Comments and evidence come
/// with the entries that they are about, and are rows of their own only among the notes.
/// </summary>
[Requires(Permission.ReadRecord)]
public sealed record ListRecord(string Negotiation, SubjectRef Subject) : IRequest<RecordPage>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Which entries.</summary>
    public RecordFilter Filter { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>The page on which this entry stands, instead of a page by its number.</summary>
    public EntryId? Showing { get; init; }

    /// <summary>Comments and evidence as rows too, whatever the filter.</summary>
    public bool WithRemarks { get; init; }

    /// <summary>Entries a page, 200 at most.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>Where a program goes on: what the page before answered as next. With it, the number of the page counts no more.</summary>
    public string? After { get; init; }
}

/// <summary>Which entries are listed.</summary>
public enum RecordFilter
{
    All,
    Stages,
    Positions,
    Dates,
    Events,
    Notes,
    Corrections,

    /// <summary>What stands and rests on one independent source alone.</summary>
    SingleSource,
}

/// <summary>A page of a record.</summary>
/// <param name="Page">Which page it is, 1 the first.</param>
/// <param name="Filter">The filter that shows it: the one asked for, or the one under which the entry asked for stands.</param>
public sealed record RecordPage(IReadOnlyList<RecordRow> Rows, int Total, int Page, RecordFilter Filter)
{
    /// <summary>Where the list goes on after these rows; nothing at its end.</summary>
    public string? Next { get; init; }
}

/// <summary>An entry as the record shows it, with what corrected it.</summary>
/// <param name="About">What it is about, if that is not the subject asked for.</param>
/// <param name="Corrected">The entry that corrects or retracts this one, from this viewpoint.</param>
/// <param name="Before">What the corrected entry said.</param>
public sealed record RecordRow(
    EntryId Id, EntryKind Kind, EntryType Type, SubjectRef Subject, string? About, string Says, Statement? Statement,
    bool Ends, ImpreciseDate Effective, DateTimeOffset Known, DateTimeOffset Recorded, bool IsHistory,
    DateTimeOffset? FirstRecorded, string? FirstAuthor, string Author, string Rationale,
    IReadOnlyList<CitationRow> Citations, EntryId? Corrects, string? Before, EntryId? Corrected, bool IsRetracted)
{
    public bool CanBeCorrected => Corrected is null;

    /// <summary>The other issues that an event or a note concerns: a correction has to name them again.</summary>
    public IReadOnlyList<Guid> AlsoIssues { get; init; } = [];

    /// <summary>The change at the bottom of its corrections: by it, remarks name what they are about.</summary>
    public EntryId Root { get; init; }

    /// <summary>The content of the file that it names lies beside the database.</summary>
    public bool HasFileHere { get; init; }

    /// <summary>On how many independent sources it rests; two copies of one report are one.</summary>
    public int Independent { get; init; }

    /// <summary>What was said about the entry itself, in the order of recording; beside the last of its corrections.</summary>
    public IReadOnlyList<RemarkRow> Remarks { get; init; } = [];

    /// <summary>It becomes true only after the day asked about.</summary>
    public bool IsYetToCome { get; init; }

    /// <summary>For a retraction, what it withdrew: correcting the retraction states that again.</summary>
    public WithdrawnStatement? Withdrawn { get; init; }
}

/// <summary>What a retraction withdrew.</summary>
public sealed record WithdrawnStatement(
    Statement Statement, bool Ends, string Rationale, IReadOnlyList<CitationRow> Citations,
    IReadOnlyList<Guid> AlsoIssues);

/// <summary>A source that an entry rests on, with the place in it and the grade of the item.</summary>
public sealed record CitationRow(Guid SourceId, string Called, string? Url, string? Place, Grade Grade);

internal sealed class ListRecordHandler(TrackerDbContext db, FileStore files, Author reader, TimeProvider clock)
    : IRequestHandler<ListRecord, RecordPage>
{
    private const int MostRows = 200;

    public async Task<RecordPage> Handle(ListRecord request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var place = await ListPlace.Find(
            db, request.After, "record", negotiation, request.At, clock.GetUtcNow(), cancellationToken);
        var at = place.At;
        var subjects = await Subjects(request.Subject, at, cancellationToken);
        var all = db.Entries.AsNoTracking().Counted(at).Concerning(db, subjects).ReadableBy(db, reader)
            .Where(e => e.SubjectId == request.Subject.Id || e.Lane != "registration");
        var (showing, filter) = await Place(request, all, at, cancellationToken);
        var entries = filter == RecordFilter.SingleSource
            ? await SingleSourced(all, at, cancellationToken)
            : Filtered(all, filter, request.WithRemarks);
        var total = await entries.CountAsync(cancellationToken);
        var size = Math.Clamp(request.PageSize, 1, MostRows);
        var number = await PageOf(showing, entries, size, cancellationToken) ?? Math.Max(1, request.Page);
        var page = await place.Page(entries, RecordQueries.NewestFirst, number, size)
            .Include(e => e.Citations).ToListAsync(cancellationToken);
        var rows = await new RecordRows(db, files, at).Of([.. page.Take(size)], request.Subject.Id, cancellationToken);
        return new RecordPage(rows, total, number, filter) { Next = place.Next(page, size, RecordQueries.NewestFirst) };
    }

    /// <summary>A comment stands beside its entry: that one is shown. One that was withdrawn stands among the notes.</summary>
    private async Task<(EntryId? Showing, RecordFilter Filter)> Place(
        ListRecord request, IQueryable<Entry> entries, Viewpoint at, CancellationToken stop)
    {
        if (request is not { Showing.Sequence: var sequence, Filter: RecordFilter.All, WithRemarks: false })
            return (request.Showing, request.Filter);
        var remark = await entries.SingleOrDefaultAsync(
            e => e.Sequence == sequence && (e.Kind == EntryKind.Comment || e.Kind == EntryKind.Evidence), stop);
        if (remark is null)
            return (request.Showing, request.Filter);
        var on = remark.Statement.Entries().FirstOrDefault();
        var shown = await entries.Where(e => e.Root == on).OrderByDescending(e => e.Sequence)
            .Select(e => (long?)e.Sequence).FirstOrDefaultAsync(stop);
        return shown is { } entry && await db.Standing(at).AnyAsync(e => e.Sequence == sequence, stop)
            ? (new EntryId(entry), RecordFilter.All)
            : (request.Showing, RecordFilter.Notes);
    }

    private async Task<IQueryable<Entry>> SingleSourced(IQueryable<Entry> entries, Viewpoint at, CancellationToken stop)
    {
        var cited = await db.Standing(at).Where(e => entries.Any(a => a.Sequence == e.Sequence) && e.Citations.Any())
            .Select(e => e.Sequence).ToListAsync(stop);
        var alone = (await db.Support(cited, at, stop)).Where(s => s.Value == 1).Select(s => s.Key).ToHashSet();
        return entries.Where(e => EF.Parameter(alone).Contains(e.Sequence));
    }

    private static async Task<int?> PageOf(EntryId? id, IQueryable<Entry> entries, int size, CancellationToken stop)
    {
        if (id is not { Sequence: var sequence }
            || await entries.Where(e => e.Sequence == sequence).Select(e => (DateTimeOffset?)e.Known).FirstOrDefaultAsync(stop) is not { } known)
            return null;
        return 1 + await entries.CountAsync(e => e.Known > known || (e.Known == known && e.Sequence > sequence), stop) / size;
    }

    /// <summary>An issue's record tells of its milestones too: a date that slips is part of its story.</summary>
    private async Task<HashSet<Guid>> Subjects(SubjectRef subject, Viewpoint at, CancellationToken stop)
    {
        HashSet<Guid> subjects = [subject.Id];
        if (subject.Kind == SubjectKind.Issue)
            subjects.UnionWith((await db.LinksOf([subject.Id], at, stop))[subject.Id]
                .Where(l => l.Other.Kind == SubjectKind.Milestone).Select(l => l.Other.Id));
        return subjects;
    }

    private static IQueryable<Entry> Filtered(IQueryable<Entry> entries, RecordFilter filter, bool withRemarks) => filter switch
    {
        RecordFilter.Stages => entries.Where(e =>
            e.Kind == EntryKind.Stage || e.Kind == EntryKind.Assessment || e.Kind == EntryKind.Closed
            || e.Kind == EntryKind.Reopened || e.Kind == EntryKind.ImplementationScore),
        RecordFilter.Positions => entries.Where(e => e.Kind == EntryKind.Position),
        RecordFilter.Dates => entries.Where(e =>
            e.Kind == EntryKind.ExpectedDate || e.Kind == EntryKind.DateStatus || e.Kind == EntryKind.Outcome),
        RecordFilter.Events => entries.Where(e => e.Kind == EntryKind.Event),
        RecordFilter.Notes => entries.Where(e =>
            e.Kind == EntryKind.Note || e.Kind == EntryKind.Comment || e.Kind == EntryKind.Evidence || e.Kind == EntryKind.Disagreement),
        RecordFilter.Corrections => entries.Where(e => e.Corrects != null),
        _ => withRemarks ? entries : entries.Where(e => e.Kind != EntryKind.Comment && e.Kind != EntryKind.Evidence),
    };
}
