using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// Retracts everything that an import put on record, in one step. Refused while something that was recorded since rests on
/// it: nobody's work is pulled away from under them.
/// </summary>
[Requires(Permission.ManageRegisters)]
public sealed record UndoImport : IRequest<UndoneImport>, IRecords, ITakesTurn
{
    public Guid CommandId { get; set; }

    /// <summary>As <see cref="ListImports"/> names it.</summary>
    [Chosen(ErrorMessage = "Choose the import that is to be undone.")]
    public Guid Import { get; set; }

    [AtMost(Limits.Rationale, "reason")]
    public string Rationale { get; set; } = "";

    [JsonIgnore]
    public IProgress<RowProgress>? Progress { get; set; }
}

/// <summary>An import that was undone.</summary>
/// <param name="Entries">Entries that were retracted.</param>
public sealed record UndoneImport(string File, int Entries);

internal sealed class UndoImportHandler(TrackerDbContext db, Recording recording) : IRequestHandler<UndoImport, UndoneImport>
{
    private const int AtOnce = 200;

    public async Task<UndoneImport> Handle(UndoImport request, CancellationToken cancellationToken)
    {
        var key = ImportedFrom.SourceKey(request.Import);
        var file = await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, cancellationToken)
            ?? throw new NotOnRecordException("No import has this id. Choose one from the list.");
        if (file.IsWithdrawn)
            throw new RuleViolationException($"The import of {file.Title.Quoted()} was undone already.");
        var imported = await db.Ledger.Where(r => r.CommandId == request.Import).Select(r => r.Sequence).ToHashSetAsync(cancellationToken);
        var stacks = (await Stacks(request.Import, cancellationToken)).ToLookup(e => e.SubjectId);
        await RefuseIfBuiltOn(file, request.Import, imported, stacks, cancellationToken);
        var why = string.IsNullOrWhiteSpace(request.Rationale) ? "" : $" {request.Rationale.Trim()}";
        await Retract(stacks, imported, $"The import of {file.Title.Quoted()} was undone.{why}", request.Progress, cancellationToken);
        var entries = recording.TakeUnsaved();
        await db.SaveMany(
            entries, saved => request.Progress?.Report(new RowProgress("retractions saved", saved, entries.Count)), cancellationToken);
        return new UndoneImport(file.Title, entries.Count);
    }

    /// <summary>Everything about every subject that the import touched.</summary>
    private Task<List<Entry>> Stacks(Guid import, CancellationToken stop)
    {
        var touched = db.Entries.Where(e => e.LedgerRow.CommandId == import).Select(e => e.SubjectId);
        return db.Entries.AsNoTracking().Where(e => touched.Contains(e.SubjectId)).OrderBy(e => e.Sequence).ToListAsync(stop);
    }

    private async Task RefuseIfBuiltOn(
        Source file, Guid import, HashSet<long> imported, ILookup<Guid, Entry> stacks, CancellationToken stop)
    {
        var opened = stacks.Where(s => imported.Contains(s.First().Sequence)).Select(s => s.Key).ToHashSet();
        var later = stacks.SelectMany(s => new Stack(s, Viewpoint.Latest).Standing)
            .FirstOrDefault(e => !imported.Contains(e.Sequence) && (opened.Contains(e.SubjectId) || imported.Contains(e.Root)))
            ?? await db.RestingOn(opened).Where(e => e.LedgerRow.CommandId != import)
                .OrderBy(e => e.Sequence).FirstOrDefaultAsync(stop);
        if (later is null)
            return;
        var keys = await db.Ledger.Where(r => r.Sequence == later.Sequence).Select(r => r.CommandId).ToListAsync(stop);
        var key = ImportedFrom.SourceKey(keys[0]);
        var with = await db.Sources.Where(s => s.Key == key).Select(s => s.Title).FirstOrDefaultAsync(stop);
        throw new RuleViolationException(
            $"The import of {file.Title.Quoted()} cannot be undone: since then, {await db.Named(later, stop)} was recorded, and it rests on "
            + (with is null ? "what was imported. Retract that first." : $"what was imported. It came with a later import of {with.Quoted()}: undo that one first."));
    }

    private async Task Retract(
        ILookup<Guid, Entry> stacks, HashSet<long> imported, string why, IProgress<RowProgress>? progress, CancellationToken stop)
    {
        var done = 0;
        foreach (var subject in await Subjects([.. stacks.Select(s => s.Key)], stop))
        {
            var all = stacks[subject.Id].ToList();
            if (imported.Contains(all[0].Sequence))
            {
                subject.Remember(all);
                subject.Withdraw(why, recording);
            }
            else
            {
                RetractFrom(subject, all, imported, why);
            }

            if (++done % AtOnce != 0)
                continue;
            stop.ThrowIfCancellationRequested();
            progress?.Report(new RowProgress("things withdrawn", done, stacks.Count));
        }
    }

    /// <summary>A few at a time, for each retraction looks at everything at hand; the summary is computed from all in the end.</summary>
    private void RetractFrom(Subject subject, List<Entry> all, HashSet<long> imported, string why)
    {
        var standing = new Stack(all, Viewpoint.Latest).Standing.Where(e => imported.Contains(e.Sequence)).Reverse().ToArray();
        foreach (var part in standing.Chunk(AtOnce))
        {
            subject.Remember([.. all.Where(e => !ComesByTheThousand(e)), .. part.Where(ComesByTheThousand)]);
            all.AddRange(part.Select(e => subject.Retract(e.Id, why, recording)).ToArray());
        }

        subject.Remember(all);
        subject.RecallFrom(Viewpoint.Latest);
    }

    private static bool ComesByTheThousand(Entry entry) => entry.Lane is null || entry.Kind == EntryKind.Position;

    private async Task<List<Subject>> Subjects(Guid[] ids, CancellationToken stop) =>
    [
        .. await db.Negotiations.Where(n => ids.Contains(n.Id)).ToListAsync(stop),
        .. await db.Milestones.Where(m => ids.Contains(m.Id)).ToListAsync(stop),
        .. await db.Issues.Include(i => i.People).Where(i => ids.Contains(i.Id)).ToListAsync(stop),
        .. await db.Sources.Where(s => ids.Contains(s.Id)).ToListAsync(stop),
    ];
}
