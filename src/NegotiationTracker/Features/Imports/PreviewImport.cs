using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Imports.Files;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Imports;

/// <summary>What an import would put on record, and everything that stands against it; nothing is stored.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record PreviewImport : ImportedContent, IRequest<ImportPreview>, ITakesTurn;

/// <summary>What an import would put on record, and what stands against it.</summary>
/// <param name="Mapping">How the columns were understood.</param>
/// <param name="Rows">How many rows the file has.</param>
/// <param name="New">Rows that are not on record yet.</param>
/// <param name="Changed">Rows that are, and say something else now: that would be taken.</param>
/// <param name="Known">Rows of which nothing would be taken, for they say what is on record already, or what cannot be taken.</param>
/// <param name="Entries">Entries that the import would make; none if there is nothing to import.</param>
/// <param name="First">What becomes of the first rows; before them those that say something that cannot be taken, and those that have changed.</param>
/// <param name="Faults">The first of them, by row.</param>
/// <param name="FaultCount">How many there are; reading ends at ten thousand.</param>
public sealed record ImportPreview(
    FileMapping Mapping, IReadOnlyList<PreviewColumn> Columns, IReadOnlyList<PreviewWord> Words, string? Sheet,
    IReadOnlyList<string> Sheets, int Rows, int New, int Changed, int Known, int Entries, IReadOnlyList<RowOutcome> First,
    IReadOnlyList<FileFault> Faults, int FaultCount)
{
    /// <summary>Rows of which something would be taken.</summary>
    public int Taken => New + Changed;

    public bool CanBeImported => FaultCount == 0 && Taken > 0;
}

/// <summary>A column of the file.</summary>
/// <param name="Samples">A few of its values that are not empty.</param>
public sealed record PreviewColumn(string Letter, string Header, string? Field, IReadOnlyList<string> Samples);

/// <summary>A word of a scale as the file has it.</summary>
/// <param name="Meaning">What it stands for; nothing if that is not known.</param>
public sealed record PreviewWord(string Field, string Word, int Rows, string? Meaning);

internal sealed class PreviewImportHandler(TrackerDbContext db, Author author, TimeProvider clock)
    : IRequestHandler<PreviewImport, ImportPreview>
{
    private const int Outcomes = 20;
    private const int Changes = 200;
    private const int Samples = 3;
    private const int LongestSample = 80;
    private const int MostWords = 60;

    public async Task<ImportPreview> Handle(PreviewImport request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var now = clock.GetUtcNow();
        var table = FileReading.Read(request.Content, request.Encoding, request.Sheet, cancellationToken);
        var mapping = request.Mapping ?? MappingGuess.Of(table, request.As, now.DayIn(negotiation.Zone));
        // A recording of its own, of which nothing is ever saved.
        var rehearsal = new Recording();
        var head = await db.LedgerHead(cancellationToken);
        rehearsal.Begin(head, author, now, Guid.CreateVersion7(now));
        var import = new FileImport(db, rehearsal, request.Progress);
        await import.Run(request.Negotiation, request.FileName, request.Content, table, mapping, cancellationToken);
        var isAnything = import.Outcomes.Any(o => o.Is != RowIs.Known);
        return new ImportPreview(
            mapping, [.. Columns(table, mapping)], [.. Words(table, mapping)], table.Sheet, table.Sheets, table.Rows.Count,
            import.Count(RowIs.New), import.Count(RowIs.Changed), import.Count(RowIs.Known),
            isAnything ? (int)(rehearsal.Head.Sequence - head.Sequence) : 0,
            [.. First(import.Outcomes)], import.Faults.Shown, import.Faults.Count);
    }

    /// <summary>Whatever changes the record as it is, before what only adds to it.</summary>
    private static IEnumerable<RowOutcome> First(IReadOnlyList<RowOutcome> outcomes) =>
    [
        .. outcomes.Where(o => o.LeavesSomething).Take(Changes),
        .. outcomes.Where(o => o.Is == RowIs.Changed && !o.LeavesSomething).Take(Changes),
        .. outcomes.Where(o => o.Is != RowIs.Changed && !o.LeavesSomething).Take(Outcomes),
    ];

    private static IEnumerable<PreviewColumn> Columns(FileTable table, FileMapping mapping) => table.Headers.Select((header, i) =>
        new PreviewColumn(
            FileTable.Letter(i), header, mapping.Columns.GetValueOrDefault(header),
            [.. table.Rows.Select(r => r[i].Trim()).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Take(Samples)
                .Select(c => c.Length > LongestSample ? c[..LongestSample] + "…" : c)]));

    private static IEnumerable<PreviewWord> Words(FileTable table, FileMapping mapping) => table.Headers.Index()
        .Select(h => (h.Index, Field: mapping.Columns.GetValueOrDefault(h.Item, "")))
        .Where(h => ImportWords.IsScale(h.Field))
        .SelectMany(h => table.Rows.Select(r => r[h.Index].Trim()).Where(w => w.Length is > 0 and <= LongestSample)
            .GroupBy(w => w, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Take(MostWords)
            .Select(g => new PreviewWord(
                h.Field, g.Key, g.Count(),
                mapping.Values.GetValueOrDefault(h.Field)?.GetValueOrDefault(g.Key) ?? ImportWords.Guess(h.Field, g.Key))));
}
