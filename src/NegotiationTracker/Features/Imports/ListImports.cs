using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Imports;

/// <summary>The files that were imported into a negotiation, the last one first.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListImports(string Negotiation) : IRequest<ListPart<ImportRow>>, IAsksRecord
{
    public const int Most = 50;

    /// <summary>Which are there is a matter of knowledge: the day asked about changes nothing.</summary>
    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Rows a page.</summary>
    public int PageSize { get; init; } = Most;

    /// <summary>Where a program goes on: what the page before answered as next.</summary>
    public string? After { get; init; }
}

/// <summary>An import on record.</summary>
/// <param name="Import">Names the import, to undo it.</param>
/// <param name="Said">What was taken from the file, in words.</param>
/// <param name="Undone">When it was undone; nothing while it stands.</param>
public sealed record ImportRow(
    Guid Import, string From, string File, string Said, DateTimeOffset Recorded, string Author, int Entries, DateTimeOffset? Undone);

internal sealed class ListImportsHandler(TrackerDbContext db, TimeProvider clock) : IRequestHandler<ListImports, ListPart<ImportRow>>
{
    private static readonly SortOrder<Imported> LastFirst = new SortOrder<Imported>().By(i => i.Sequence, descending: true);

    public async Task<ListPart<ImportRow>> Handle(ListImports request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var place = await ListPlace.Find(db, request.After, "imports", negotiation, request.At, clock.GetUtcNow(), cancellationToken);
        var at = place.At;
        var part = place.Part(await Imports(negotiation, at, cancellationToken), LastFirst, request.PageSize);
        var commands = part.Select(i => i.Command).ToHashSet();
        var entries = await db.Ledger.Where(r => commands.Contains(r.CommandId)).GroupBy(r => r.CommandId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var names = await db.NamesOf(part.Select(i => i.First.AuthorId), cancellationToken);
        return part.Shown(i => new ImportRow(
            i.Command, i.File.Publisher, i.File.Title, i.Note.Split(" SHA-256")[0], i.First.Recorded,
            names.GetValueOrDefault(i.First.AuthorId, "?"), entries.GetValueOrDefault(i.Command), i.Undone));
    }

    private async Task<IReadOnlyList<Imported>> Imports(Negotiation negotiation, Viewpoint at, CancellationToken stop)
    {
        var sources = await db.Sources.AsNoTracking()
            .Where(s => s.NegotiationId == negotiation.Id && s.Key.StartsWith(ImportedFrom.Prefix)).ToListAsync(stop);
        var ids = sources.Select(s => s.Id).ToHashSet();
        var about = (await db.Entries.AsNoTracking().Include(e => e.LedgerRow).Where(e => ids.Contains(e.SubjectId))
            .OrderBy(e => e.Sequence).ToListAsync(stop)).ToLookup(e => e.SubjectId);
        List<Imported> imports = [];
        foreach (var source in sources)
        {
            var (first, last) = (about[source.Id].First(), about[source.Id].Last());
            // One that came with a dossier was imported elsewhere, and is known there.
            if (!at.Counts(first) || ImportedFrom.Command(source.Key) is not { } command || first.LedgerRow.CommandId != command)
                continue;
            var file = (SourceAddedStatement)first.Statement!; // as it came, whatever it is called since
            var note = about[source.Id].Select(e => e.Statement).OfType<NoteStatement>().FirstOrDefault()?.Text ?? "";
            imports.Add(new Imported(first.Sequence, command, file, first, note, source.IsWithdrawn && at.Counts(last) ? last.Recorded : null));
        }

        return imports;
    }

    private sealed record Imported(long Sequence, Guid Command, SourceAddedStatement File, Entry First, string Note, DateTimeOffset? Undone);
}
