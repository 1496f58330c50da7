using System.CommandLine;
using System.Globalization;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Imports.Files;

namespace NegotiationTracker.Hosting.Cli;

/// <summary>What the verb <c>import</c> takes beside a table.</summary>
internal sealed class TableOptions
{
    private static readonly string[] Kinds = [.. Enum.GetNames<ImportOf>().Select(k => k.ToLowerInvariant())];

    private readonly Option<string?> _negotiation = new("--negotiation")
    {
        Description = "Of a table: the key of the negotiation that its rows belong to.",
        HelpName = "KEY",
    };

    private readonly Option<string?> _kind = new("--as")
    {
        Description = $"Of a table: {string.Join(", ", Kinds)}; guessed from the names of the columns unless said.",
        HelpName = "KIND",
    };

    private readonly Option<string?> _mapping = new("--mapping")
    {
        Description = "Of a table: what its columns hold, as JSON; guessed from their names unless said.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = $"Of a .csv: {string.Join(", ", Enum.GetNames<FileEncoding>())}; Unicode unless said.",
        HelpName = "ENCODING",
    };

    public TableOptions()
    {
        _kind.AcceptOnlyFromAmong(Kinds);
        _encoding.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Enum.GetNames<FileEncoding>());
    }

    public IEnumerable<Option> All => [_negotiation, _kind, _mapping, _encoding];

    public AskedTable Of(ParseResult parsed) => new(
        parsed.GetValue(_negotiation)?.ToUpperInvariant(),
        Enum.TryParse<ImportOf>(parsed.GetValue(_kind), ignoreCase: true, out var kind) ? kind : null, parsed.GetValue(_mapping),
        Enum.TryParse<FileEncoding>(parsed.GetValue(_encoding), ignoreCase: true, out var encoding) ? encoding : default);
}

internal sealed record AskedTable(string? Negotiation, ImportOf? As, string? Mapping, FileEncoding Encoding);

/// <summary><c>import FILE --negotiation KEY</c> for a CSV or a workbook.</summary>
internal static class ImportTable
{
    private static readonly string[] Endings = [".csv", ".xlsx", ".tsv", ".txt", ".xls", ".ods"];

    public static bool Takes(string path) => Endings.Contains(Path.GetExtension(path).ToLowerInvariant());

    public static Task<int> Run(VerbTracker tracker, string path, AskedTable asked, CancellationToken stop) => tracker.Write(
        async requests =>
        {
            var negotiation = asked.Negotiation ?? throw new VerbRefusedException(
                "Say which negotiation the rows belong to: --negotiation KEY, such as --negotiation AMAZ.");
            using var line = tracker.Terminal.IsInteractive ? new TableProgress(tracker.Terminal.Error) : null;
            IProgress<RowProgress> progress = line is null ? new TableLines(tracker.Terminal.Error) : line;
            var import = new ImportFile
            {
                Negotiation = negotiation,
                FileName = Path.GetFileName(path),
                Content = await Read(path, stop),
                As = asked.As,
                Encoding = asked.Encoding,
                Mapping = await Mapping(asked, stop),
                Progress = progress,
            };
            var imported = await requests.SendAbout(negotiation, import, stop);
            var changed = imported.Changed > 0 ? $", {Counted.Rows(imported.Changed)} brought up to date" : "";
            await tracker.Terminal.Output.WriteLineAsync(
                $"{negotiation}: {Counted.Rows(imported.New)} imported{changed} as {Counted.Of(imported.Entries, "entry", "entries")}, "
                + $"{Counted.Of(imported.Known, "was", "were")} on record already.");
            foreach (var left in imported.Left)
                await tracker.Terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"row {left.Row}: {left.Says}"));
        },
        stop);

    private static async Task<byte[]> Read(string path, CancellationToken stop)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new VerbRefusedException($"There is no file {file.FullName}.");
        if (file.Length > FileTable.MostBytes)
            throw new VerbRefusedException("The file is larger than 10 MB. Split it, and import the parts one after the other.");
        return await File.ReadAllBytesAsync(file.FullName, stop);
    }

    private static async Task<FileMapping?> Mapping(AskedTable asked, CancellationToken stop)
    {
        if (asked.Mapping is null)
            return null;
        var file = new FileInfo(asked.Mapping);
        if (!file.Exists || file.Length > 1024 * 1024)
            throw new VerbRefusedException($"There is no mapping file {file.FullName} of at most 1 MB.");
        try
        {
            var mapping = FileMapping.Parse(await File.ReadAllTextAsync(file.FullName, stop));
            return asked.As is { } kind && kind != mapping.As
                ? throw new VerbRefusedException($"The mapping is for {mapping.As.ToString().ToLowerInvariant()}, and --as says {kind.ToString().ToLowerInvariant()}.")
                : mapping;
        }
        catch (FormatException e)
        {
            throw new VerbRefusedException(e.Message);
        }
    }
}

/// <summary>One line that is written over as the import goes on, and wiped in the end.</summary>
internal sealed class TableProgress(TextWriter error) : IProgress<RowProgress>, IDisposable
{
    private const string Wipe = "\r\u001b[K";

    public void Report(RowProgress value) =>
        error.Write(string.Create(CultureInfo.InvariantCulture, $"{Wipe}{value.Done:N0} of {value.Of:N0} {value.What}"));

    public void Dispose() => error.Write(Wipe);
}

/// <summary>Where nothing can be written over: a line now and then, so that whoever reads the log sees that it goes on.</summary>
internal sealed class TableLines(TextWriter error) : IProgress<RowProgress>
{
    private const int Apart = 2000;

    private RowProgress _last = new("", 0, 0);

    public void Report(RowProgress value)
    {
        if (value.What == _last.What ? value.Done / Apart == _last.Done / Apart : value.Done < Apart)
            return;
        _last = value;
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Done:N0} of {value.Of:N0} {value.What}"));
    }
}
