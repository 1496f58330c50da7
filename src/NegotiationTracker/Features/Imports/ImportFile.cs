using System.Globalization;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Imports.Files;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// Takes the rows of a file on record, all or none. Of rows that an earlier file of the same list put there, what the list says
/// anew is taken as further statements; so the same file twice changes nothing. Five imports an hour are taken of a person.
/// </summary>
[Requires(Permission.ManageRegisters)]
public sealed record ImportFile : ImportedContent, IRequest<ImportedFile>, IRecords, ITakesTurn
{
    public Guid CommandId { get; set; }
}

/// <summary>What an import has put on record.</summary>
/// <param name="Import">Names the import, to undo it.</param>
/// <param name="New">Rows that were not on record.</param>
/// <param name="Changed">Rows that were, and say something else now: that was taken.</param>
/// <param name="Known">Rows of which nothing was taken, for they say what is on record already, or what cannot be taken.</param>
/// <param name="Left">What rows say anew and was not taken, and why; the first two hundred.</param>
public sealed record ImportedFile(Guid Import, ImportOf As, int New, int Changed, int Known, int Entries, IReadOnlyList<RowOutcome> Left);

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
    private const int MostTold = 20;

    public async Task<ImportedFile> Handle(ImportFile request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        await ImportsAnHour.Check(db, recording, cancellationToken);
        var table = FileReading.Read(request.Content, request.Encoding, request.Sheet, cancellationToken);
        var mapping = request.Mapping ?? MappingGuess.Of(table, request.As, recording.Today(negotiation.Zone));
        var import = new FileImport(db, recording, request.Progress);
        await import.Run(request.Negotiation, request.FileName, request.Content, table, mapping, cancellationToken);
        if (import.Faults.Count > 0)
            throw new ImportRefusedException(import.Faults.Shown, import.Faults.Count);
        if (import.Outcomes.All(o => o.Is == RowIs.Known))
            throw new RuleViolationException(NothingNew(table.Rows.Count, import.Outcomes));
        db.AddRange(import.Opened);
        var entries = recording.TakeUnsaved();
        await db.SaveMany(
            entries, saved => request.Progress?.Report(new RowProgress("entries saved", saved, entries.Count)), cancellationToken);
        return new ImportedFile(
            recording.CommandId, mapping.As, import.Count(RowIs.New), import.Count(RowIs.Changed), import.Count(RowIs.Known), entries.Count,
            [.. import.Outcomes.Where(o => o.LeavesSomething).Take(FileFaults.MostShown)]);
    }

    private static string NothingNew(int rows, IReadOnlyList<RowOutcome> outcomes)
    {
        var left = outcomes.Where(o => o.LeavesSomething).ToArray();
        var nothing = $"{Counted.AllAre(rows)} on record already, so there is nothing to import.";
        return left.Length == 0 ? $"{nothing} {outcomes[0].Says}"
            : $"{nothing} What {Counted.Of(left.Length, "row says", "rows say")} otherwise cannot be taken:\n"
                + string.Join('\n', left.Take(MostTold).Select(o => string.Create(CultureInfo.InvariantCulture, $"row {o.Row}: {o.Says}")));
    }
}
