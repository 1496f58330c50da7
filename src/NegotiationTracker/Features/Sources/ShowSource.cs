using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>One source from any viewpoint: what it is, how it was graded over time, what copies there are, and what rests on it.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ShowSource(string Negotiation, Guid Id) : IRequest<SourceDetails>, IAsksRecord
{
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Page of the entries that rest on it, 1 the first.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Pages are numbered from 1 on.")]
    public int Page { get; init; } = 1;

    /// <summary>Entries a page, 100 at most.</summary>
    [Range(1, 100, ErrorMessage = "A page holds 1 to 100 entries.")]
    public int PageSize { get; init; } = 25;
}

/// <summary>A source as it stands from the viewpoint.</summary>
/// <param name="Seen">The last entry of each lane, as a form has to have seen it before it replaces it.</param>
/// <param name="Registration">The entry that says what the source is; a correction names it.</param>
/// <param name="Registered">Effective date of that entry.</param>
/// <param name="Reliability">How far it can be relied on as such; none as long as nobody has said.</param>
/// <param name="Origin">The source whose report it repeats.</param>
/// <param name="Repeats">Sources that repeat this one.</param>
/// <param name="Resting">How many entries rest on it.</param>
/// <param name="RestingAlone">How many of them rest on no other independent source.</param>
public sealed record SourceDetails(
    Guid Id, string Key, string Publisher, string Title, string? Url, ImpreciseDate? Published, DateOnly? Retrieved,
    EntryId Registration, ImpreciseDate Registered, IReadOnlyDictionary<string, EntryId> Seen, Reliability? Reliability,
    IReadOnlyList<ReliabilityRow> ReliabilityHistory, IReadOnlyList<ItemGradeRow> Grades, SourceRef? Origin,
    IReadOnlyList<SourceRef> Repeats, IReadOnlyList<ArchivedRow> Copies, int Resting, int RestingAlone,
    IReadOnlyList<RestingRow> Entries);

/// <summary>Another source, by its name.</summary>
public sealed record SourceRef(Guid Id, string Called);

/// <summary>A judgement of the source as such, the newest first.</summary>
/// <param name="Since">From when on it was seen so; a civil date.</param>
public sealed record ReliabilityRow(EntryId Entry, Reliability Reliability, ImpreciseDate Since, string Rationale, string Author, DateTimeOffset Recorded);

/// <summary>How often its items got a grade, and in which entries first and last.</summary>
public sealed record ItemGradeRow(Grade Grade, int Count, ImpreciseDate First, ImpreciseDate Last);

/// <summary>A copy of what the source said.</summary>
/// <param name="Retrieved">The civil day on which the copy was made.</param>
/// <param name="IsHere">The copy's content lies beside the database; after an import without files it does not.</param>
public sealed record ArchivedRow(EntryId Entry, StoredFile File, DateOnly Retrieved, string Author, bool IsHere);

/// <summary>An entry that rests on the source.</summary>
/// <param name="About">What the entry is about.</param>
/// <param name="IsAlone">It rests on no other independent source.</param>
public sealed record RestingRow(
    EntryId Entry, EntryKind Kind, string About, string Path, string Says, ImpreciseDate Effective, Grade Grade, string? Place, bool IsAlone);

internal sealed class ShowSourceHandler(TrackerDbContext db, FileStore files, Author reader, TimeProvider clock)
    : IRequestHandler<ShowSource, SourceDetails>
{
    public async Task<SourceDetails> Handle(ShowSource request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        // A source often appears after what it tells of: which are there is a matter of knowledge only.
        var at = request.At.In(negotiation, clock.GetUtcNow()) with { About = DateOnly.MaxValue };
        var source = await Find(negotiation.Id, request, at, cancellationToken);
        var stack = new Stack(await db.StackOf(source.Id, cancellationToken), at);
        var registration = stack.LastIn("registration")!;
        var names = await db.NamesOf(stack.Counted.Select(e => e.AuthorId), cancellationToken);
        var register = db.Sources.AsNoTracking().Where(s => s.NegotiationId == negotiation.Id);
        var origin = source.OriginId is { } first ? await register.Where(s => s.Id == first).AsOf(db, at, cancellationToken) : [];
        var repeats = (await register.Where(s => db.Entries.Any(e =>
                e.SubjectId == s.Id && e.Kind == EntryKind.Origin && s.Id != source.Id)).AsOf(db, at, cancellationToken))
            .Where(s => s.OriginId == source.Id);
        var resting = Resting(negotiation.Id, source.Id, at);
        var support = await db.Support(await resting.Select(e => e.Sequence).ToListAsync(cancellationToken), at, cancellationToken);
        var grades = await resting.Join(
                db.Citations.Where(c => c.SourceId == source.Id), e => e.Sequence, c => c.Sequence, (e, c) => new { c.Grade, e.Effective })
            .ToListAsync(cancellationToken);
        var size = Math.Clamp(request.PageSize, 1, 100);
        var page = await resting.Include(e => e.Citations).OrderByDescending(e => e.Known).ThenByDescending(e => e.Sequence)
            .Skip((Math.Max(1, request.Page) - 1) * size).Take(size).ToListAsync(cancellationToken);
        return new SourceDetails(
            source.Id, source.Key, source.Publisher, source.Title, source.Url, source.Published, source.Retrieved,
            registration.Id, registration.Effective,
            stack.Standing.Where(e => e.Lane is not null).Select(e => e.Lane!).Distinct().ToDictionary(lane => lane, lane => stack.LastIn(lane)!.Id),
            source.Reliability,
            [.. stack.InOrder("reliability").Where(e => !e.Ends).Reverse().Select(e => new ReliabilityRow(
                e.Id, ((ReliabilityStatement)e.Statement!).Reliability, e.Effective, e.Rationale, names.GetValueOrDefault(e.AuthorId, "?"), e.Recorded))],
            [.. grades.GroupBy(g => g.Grade).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.ToString(), StringComparer.Ordinal)
                .Select(g => new ItemGradeRow(g.Key, g.Count(), g.Min(e => e.Effective)!, g.Max(e => e.Effective)!))],
            origin.Select(s => new SourceRef(s.Id, s.Called)).FirstOrDefault(),
            [.. repeats.Select(s => new SourceRef(s.Id, s.Called)).OrderBy(s => s.Called, StringComparer.CurrentCulture)],
            [.. stack.Reached.Where(e => e.Kind == EntryKind.Archived).Reverse().Select(e => (Entry: e, Copy: (ArchivedStatement)e.Statement!))
                .Select(c => new ArchivedRow(c.Entry.Id, c.Copy.File, c.Copy.Retrieved, names.GetValueOrDefault(c.Entry.AuthorId, "?"), files.Has(c.Copy.File)))],
            support.Count, support.Values.Count(sources => sources == 1),
            await Rows(page, source.Id, negotiation.Key, support, at, cancellationToken));
    }

    private async Task<Source> Find(Guid negotiation, ShowSource request, Viewpoint at, CancellationToken stop)
    {
        var found = await db.Sources.Where(s => s.Id == request.Id && s.NegotiationId == negotiation)
            .Where(s => db.Entries.Any(e => e.Sequence == s.FirstSequence && e.Known <= at.Known && e.Sequence <= at.Sequence))
            .AsOf(db, at, stop);
        return found.SingleOrDefault(s => !s.IsWithdrawn) ?? throw new NotOnRecordException(
            $"No such source is in the register{(at.IsNow ? "" : " from this viewpoint")}. Choose one from the list.");
    }

    private IQueryable<Entry> Resting(Guid negotiation, Guid source, Viewpoint at) => db.Standing(at)
        .ReadableBy(db, reader)
        .Where(e => e.NegotiationId == negotiation && e.Citations.Any(c => c.SourceId == source));

    private async Task<IReadOnlyList<RestingRow>> Rows(
        List<Entry> page, Guid source, string key, IReadOnlyDictionary<long, int> support, Viewpoint at, CancellationToken stop)
    {
        var names = await db.NamesOf(page.SelectMany(e => e.Statement.Names()).Concat(page.Select(e => e.SubjectId)), at, stop);
        var paths = await db.PathsOf(page, key, stop);
        return [.. page.Select(e =>
        {
            var cited = e.Citations.First(c => c.SourceId == source);
            return new RestingRow(
                e.Id, e.Kind, names.GetValueOrDefault(e.SubjectId, key), paths[e.Sequence], e.Saying(names), e.Effective, cited.Grade, cited.Place,
                support[e.Sequence] == 1);
        })];
    }
}
