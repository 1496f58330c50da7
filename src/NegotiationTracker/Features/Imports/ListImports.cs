using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Imports;

/// <summary>The files that were imported into a negotiation, the last one first.</summary>
[Requires(Permission.ReadRecord)]
public sealed record ListImports(string Negotiation) : IRequest<IReadOnlyList<ImportRow>>
{
    public const int Most = 50;
}

/// <summary>An import on record.</summary>
/// <param name="Import">Names the import, to undo it.</param>
/// <param name="Said">What was taken from the file, in words.</param>
/// <param name="Undone">When it was undone; nothing while it stands.</param>
public sealed record ImportRow(
    Guid Import, string From, string File, string Said, DateTimeOffset Recorded, string Author, int Entries, DateTimeOffset? Undone);

internal sealed class ListImportsHandler(TrackerDbContext db) : IRequestHandler<ListImports, IReadOnlyList<ImportRow>>
{
    public async Task<IReadOnlyList<ImportRow>> Handle(ListImports request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var sources = await db.Sources.AsNoTracking()
            .Where(s => s.NegotiationId == negotiation.Id && s.Key.StartsWith(ImportedFrom.Prefix))
            .OrderByDescending(s => s.Id).Take(ListImports.Most).ToListAsync(cancellationToken);
        var ids = sources.Select(s => s.Id).ToHashSet();
        var about = (await db.Entries.AsNoTracking().Include(e => e.LedgerRow).Where(e => ids.Contains(e.SubjectId))
            .OrderBy(e => e.Sequence).ToListAsync(cancellationToken)).ToLookup(e => e.SubjectId);
        var names = await db.NamesOf(about.SelectMany(s => s).Select(e => e.AuthorId), cancellationToken);
        List<ImportRow> rows = [];
        foreach (var source in sources.OrderByDescending(s => about[s.Id].First().Sequence))
        {
            var first = about[source.Id].First();
            // One that came with a dossier was imported elsewhere, and is known there.
            if (ImportedFrom.Command(source.Key) is not { } command || first.LedgerRow.CommandId != command)
                continue;
            var note = about[source.Id].Select(e => e.Statement).OfType<NoteStatement>().FirstOrDefault()?.Text ?? "";
            rows.Add(new ImportRow(
                command, source.Publisher, source.Title, note.Split(" SHA-256")[0], first.Recorded,
                names.GetValueOrDefault(first.AuthorId, "?"),
                await db.Ledger.CountAsync(r => r.CommandId == command, cancellationToken),
                source.IsWithdrawn ? about[source.Id].Last().Recorded : null));
        }

        return rows;
    }
}
