using System.Globalization;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Imports.Files;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// Takes the rows of a file on record, all or none. Rows that an earlier import took, and that stand, are passed over; so the
/// same file twice changes nothing.
/// </summary>
[Requires(Permission.ManageRegisters)]
public sealed record ImportFile : ImportedContent, IRequest<ImportedFile>, IRecords, ITakesTurn
{
    public Guid CommandId { get; set; }
}

/// <summary>What an import has put on record.</summary>
/// <param name="Import">Names the import, to undo it.</param>
/// <param name="Rows">Rows that were taken.</param>
/// <param name="Known">Rows that were on record already.</param>
public sealed record ImportedFile(Guid Import, ImportOf As, int Rows, int Known, int Entries);

/// <summary>The whole file is refused. Nothing was stored.</summary>
public sealed class ImportRefusedException(IReadOnlyList<FileFault> faults, int count) : RefusedException(Say(faults, count))
{
    /// <summary>The first of them, by row.</summary>
    public IReadOnlyList<FileFault> Faults { get; } = faults;

    /// <summary>How many there are; reading ends at ten thousand.</summary>
    public int Count { get; } = count;

    private static string Say(IReadOnlyList<FileFault> faults, int count)
    {
        var first = count == 1 ? "one fault" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} faults");
        var more = count > faults.Count
            ? string.Create(CultureInfo.InvariantCulture, $"\n… and {count - faults.Count:N0} more.") : "";
        return $"The file has {first}, so nothing of it was stored.\n{string.Join('\n', faults)}{more}";
    }
}

internal sealed class ImportFileHandler(TrackerDbContext db, Recording recording) : IRequestHandler<ImportFile, ImportedFile>
{
    public async Task<ImportedFile> Handle(ImportFile request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var table = FileReading.Read(request.Content, request.Encoding, request.Sheet, cancellationToken);
        var mapping = request.Mapping ?? MappingGuess.Of(table, request.As, recording.Today(negotiation.Zone));
        var import = new FileImport(db, recording, request.Progress);
        await import.Run(request.Negotiation, request.FileName, request.Content, table, mapping, cancellationToken);
        if (import.Faults.Count > 0)
            throw new ImportRefusedException(import.Faults.Shown, import.Faults.Count);
        var taken = import.Outcomes.Count(o => !o.IsKnown);
        if (taken == 0)
            throw new RuleViolationException(
                $"All {table.Rows.Count} rows of this file are on record already, so there is nothing to import. {import.Outcomes[0].Says}");
        db.AddRange(import.Opened);
        var entries = recording.TakeUnsaved();
        await db.SaveMany(
            entries, saved => request.Progress?.Report(new RowProgress("entries saved", saved, entries.Count)), cancellationToken);
        return new ImportedFile(recording.CommandId, mapping.As, taken, import.Outcomes.Count - taken, entries.Count);
    }
}
