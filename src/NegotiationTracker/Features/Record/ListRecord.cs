using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>A page of the full history of a subject, newest knowledge first; corrected entries stay in it.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListRecord(string Negotiation, SubjectRef Subject) : IRequest<RecordPage>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Which entries.</summary>
    public RecordFilter Filter { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>The page on which this entry stands, instead of a page by its number.</summary>
    public EntryId? Showing { get; init; }

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
}

/// <summary>A page of a record.</summary>
/// <param name="Page">Which page it is, 1 the first.</param>
public sealed record RecordPage(IReadOnlyList<RecordRow> Rows, int Total, int Page)
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

internal sealed class ListRecordHandler(TrackerDbContext db, TimeProvider clock) : IRequestHandler<ListRecord, RecordPage>
{
    private const int MostRows = 200;

    public async Task<RecordPage> Handle(ListRecord request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var place = await ListPlace.Find(
            db, request.After, "record", negotiation, request.At, clock.GetUtcNow(), cancellationToken);
        var at = place.At;
        var subjects = await Subjects(request.Subject, at, cancellationToken);
        var entries = Filtered(
            db.Entries.AsNoTracking().Counted(at).Concerning(db, subjects)
                .Where(e => e.SubjectId == request.Subject.Id || e.Lane != "registration"),
            request.Filter);
        var total = await entries.CountAsync(cancellationToken);
        var size = Math.Clamp(request.PageSize, 1, MostRows);
        var number = await PageOf(request.Showing, entries, size, cancellationToken) ?? Math.Max(1, request.Page);
        var page = await place.Page(entries, RecordQueries.NewestFirst, number, size)
            .Include(e => e.Citations).ToListAsync(cancellationToken);
        var rows = await Rows([.. page.Take(size)], request.Subject.Id, at, cancellationToken);
        return new RecordPage(rows, total, number) { Next = place.Next(page, size, RecordQueries.NewestFirst) };
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

    private static IQueryable<Entry> Filtered(IQueryable<Entry> entries, RecordFilter filter) => filter switch
    {
        RecordFilter.Stages => entries.Where(e =>
            e.Kind == EntryKind.Stage || e.Kind == EntryKind.Assessment || e.Kind == EntryKind.Closed
            || e.Kind == EntryKind.Reopened || e.Kind == EntryKind.ImplementationScore),
        RecordFilter.Positions => entries.Where(e => e.Kind == EntryKind.Position),
        RecordFilter.Dates => entries.Where(e =>
            e.Kind == EntryKind.ExpectedDate || e.Kind == EntryKind.DateStatus || e.Kind == EntryKind.Outcome),
        RecordFilter.Events => entries.Where(e => e.Kind == EntryKind.Event),
        RecordFilter.Notes => entries.Where(e => e.Kind == EntryKind.Note),
        RecordFilter.Corrections => entries.Where(e => e.Corrects != null),
        _ => entries,
    };

    private async Task<IReadOnlyList<RecordRow>> Rows(
        List<Entry> page, Guid subjectId, Viewpoint at, CancellationToken stop)
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
