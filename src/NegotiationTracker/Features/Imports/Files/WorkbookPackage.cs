using System.Buffers.Binary;
using System.IO.Compression;

namespace NegotiationTracker.Features.Imports.Files;

/// <summary>
/// The zip around a workbook, looked over before anything in it is inflated. What a header says about sizes is not believed:
/// bytes are counted as they come.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    public const int MostEntries = 2000;
    private const int EndRecord = 22;
    private const int LinkMode = 0xA000;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly InflationBudget _budget = new();

    private WorkbookPackage(ZipArchive zip) => _zip = zip;

    public static WorkbookPackage Open(byte[] content)
    {
        // Counted in the end record first, so that no million of entries is ever listed.
        if (Announced(content) > MostEntries)
            throw TooMany();
        var package = new WorkbookPackage(new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read));
        try
        {
            package.LookOver();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public BoundedXml Xml(string part) => new(
        _parts.TryGetValue(part, out var entry)
            ? new BoundedInflation(entry.Open(), entry.CompressedLength, _budget)
            : throw new FileRefusedException(
                "The workbook is damaged: one of its parts is missing. Open it in a spreadsheet program and save it again."));

    /// <summary>The part that another one relates to by this id, or by a kind that ends so; none if there is no such part.</summary>
    /// <param name="from">The part; empty for the package itself.</param>
    public string? Target(string from, string relation)
    {
        var slash = from.LastIndexOf('/');
        var folder = from[..(slash + 1)];
        var relations = $"{folder}_rels/{from[(slash + 1)..]}.rels";
        if (!_parts.ContainsKey(relations))
            return null;
        using var xml = Xml(relations);
        while (xml.Next())
        {
            if (!xml.Begins("Relationship") || xml["TargetMode"] == "External" || xml["Target"] is not { } target)
                continue;
            if (xml["Id"] != relation && xml["Type"]?.EndsWith('/' + relation, StringComparison.Ordinal) != true)
                continue;
            var path = Resolved(target.StartsWith('/') ? target : folder + target);
            return _parts.ContainsKey(path) ? path : null;
        }

        return null;
    }

    /// <summary>A sentence for a zip that is no workbook.</summary>
    public string WhatElse() => _parts.ContainsKey("content.xml") || _parts.ContainsKey("mimetype")
        ? "This is a file of OpenDocument (.ods or .odt). Open it, save it as .xlsx or .csv, and import that."
        : _parts.Keys.Any(p => p.StartsWith("word/", StringComparison.OrdinalIgnoreCase))
            ? "This is a text document. Import takes tables: save the table as .xlsx or .csv."
            : "This is a packed file, and no workbook. Unpack it, and import the .xlsx or .csv in it.";

    public void Dispose() => _zip.Dispose();

    private void LookOver()
    {
        if (_zip.Entries.Count > MostEntries)
            throw TooMany();
        foreach (var entry in _zip.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
                throw new FileRefusedException(
                    "The workbook holds a part whose name leads outside of it, as no spreadsheet program writes. "
                    + Workbook.SaveAnew);
            if (((entry.ExternalAttributes >> 16) & 0xF000) == LinkMode)
                throw new FileRefusedException(
                    "The workbook holds a link in place of a part, as no spreadsheet program writes. " + Workbook.SaveAnew);
            _parts.TryAdd(name, entry);
        }

        if (_parts.ContainsKey("word/document.xml") || !_parts.ContainsKey("[Content_Types].xml"))
            throw new FileRefusedException(WhatElse());
        InflateAll();
    }

    /// <summary>Once, to count: the limits hold for parts that nobody reads as well.</summary>
    private void InflateAll()
    {
        var budget = new InflationBudget();
        var buffer = new byte[81920];
        foreach (var entry in _zip.Entries)
        {
            using var part = new BoundedInflation(entry.Open(), entry.CompressedLength, budget, isMarkup: false);
            while (part.Read(buffer) > 0)
            {
                // Counted as it is read.
            }
        }
    }

    private static string Resolved(string path)
    {
        List<string> steps = [];
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step != "..")
                steps.Add(step);
            else if (steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
        }

        return string.Join('/', steps);
    }

    private static int Announced(ReadOnlySpan<byte> content)
    {
        var from = Math.Max(0, content.Length - EndRecord - ushort.MaxValue);
        var at = content[from..].LastIndexOf("PK\u0005\u0006"u8);
        return at >= 0 && content.Length - from - at >= EndRecord
            ? BinaryPrimitives.ReadUInt16LittleEndian(content[(from + at + 10)..])
            : 0;
    }

    private static FileRefusedException TooMany() => new(
        "The workbook has more than 2,000 parts. Copy the one sheet into a new workbook, and import that.");
}
