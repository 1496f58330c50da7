using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>
/// Writes the whole record of a negotiation as a dossier file, in the order of the ledger. Imported into an empty
/// tracker and exported from there, it is the same file to the byte.
/// </summary>
[Requires(Permission.Operate)]
public sealed record ExportDossier(string Negotiation, TextWriter Output) : IRequest<ExportedDossier>
{
    /// <summary>Up to which place in the ledger: the file as it was written when that was the last. Without it, all.</summary>
    public long? Sequence { get; init; }
}

/// <param name="Head">The place in the ledger up to which the file goes.</param>
/// <param name="Files">The files that its entries name; their content is no part of it.</param>
public sealed record ExportedDossier(int Entries, long Head, IReadOnlyList<StoredFile> Files);

internal sealed class ExportDossierHandler(TrackerDbContext db) : IRequestHandler<ExportDossier, ExportedDossier>
{
    private const int Batch = 1_000;

    public async Task<ExportedDossier> Handle(ExportDossier request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var head = Math.Min(request.Sequence ?? long.MaxValue, (await db.LedgerHead(cancellationToken)).Sequence);
        if (!await db.Entries.AnyAsync(e => e.NegotiationId == negotiation.Id && e.Sequence <= head, cancellationToken))
            throw new NotOnRecordException($"{negotiation.Key} was not on record yet at the place {head} of the ledger.");
        var names = await DossierNames.Of(db, negotiation, cancellationToken);
        var yaml = new YamlWriter(request.Output);
        await yaml.WriteLine($"format: {DossierFile.Format}", cancellationToken);
        await yaml.WriteLine($"negotiation: {negotiation.Key}", cancellationToken);
        await WritePeople(negotiation, head, yaml, cancellationToken);
        await yaml.WriteLine("entries:", cancellationToken);
        var count = await WriteEntries(negotiation, head, names, yaml, cancellationToken);
        await request.Output.FlushAsync(cancellationToken);
        return new ExportedDossier(count, head, await db.FilesNamed(cancellationToken, negotiation.Id, head));
    }

    /// <summary>Everybody whom an entry names, in the order of the keys; every tracker knows its own analyst.</summary>
    private async Task WritePeople(Negotiation negotiation, long head, YamlWriter yaml, CancellationToken stop)
    {
        var lanes = await db.Entries
            .Where(e => e.NegotiationId == negotiation.Id && e.Sequence <= head)
            .Where(e => e.Kind == EntryKind.Owner || e.Kind == EntryKind.Watcher)
            .Select(e => e.Lane).Distinct().ToListAsync(stop);
        var named = lanes.Select(lane => Guid.Parse(lane!.Split(':')[1])).ToHashSet();
        var people = await db.People.Where(p => named.Contains(p.Id) && p.Id != Authors.LocalAnalystId)
            .Select(p => new { p.Key, p.Name }).ToListAsync(stop);
        if (people.Count > 0)
            await yaml.WriteLine("people:", stop);
        foreach (var p in people.OrderBy(p => p.Key, StringComparer.Ordinal))
            await yaml.WriteLine($"  - {{ key: {YamlText.Flow(p.Key)}, name: {YamlText.Flow(p.Name)} }}", stop);
    }

    private async Task<int> WriteEntries(
        Negotiation negotiation, long head, DossierNames names, YamlWriter yaml, CancellationToken stop)
    {
        var zone = negotiation.Zone;
        var authors = await db.People.ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var count = 0;
        for (long last = 0; ;)
        {
            var entries = await db.Entries.AsNoTracking()
                .Where(e => e.NegotiationId == negotiation.Id && e.Sequence > last && e.Sequence <= head)
                .OrderBy(e => e.Sequence).Take(Batch)
                .Include(e => e.Citations).Include(e => e.Subjects).AsSplitQuery().ToListAsync(stop);
            if (entries.Count == 0)
                return count;
            foreach (var entry in entries)
                await yaml.WriteItem(Fields(entry), stop);
            count += entries.Count;
            last = entries[^1].Sequence;
        }

        IEnumerable<KeyValuePair<string, Node>> Fields(Entry entry)
        {
            var recorded = entry.FirstRecorded;
            var author = entry.FirstAuthor;
            if (recorded is null && author is null)
                (recorded, author) = (entry.Recorded, authors.GetValueOrDefault(entry.AuthorId));
            yield return new("key", Node.Of(entry.Key));
            yield return new("about", Node.Of(names.Subject(entry.SubjectId).ToString()));
            foreach (var field in Said.By(entry, names.Entry).Write(names))
                yield return field;
            if (entry.Known != recorded)
                yield return new("known", Node.Of(StatedKnown.Write(entry.Known, zone)));
            if (recorded is { } moment)
                yield return new("recorded", Node.Of(Moments.Write(moment)));
            if (author is not null)
                yield return new("author", Node.Of(author));
        }
    }
}
