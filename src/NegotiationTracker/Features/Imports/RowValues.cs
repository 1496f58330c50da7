using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Imports.Files;

namespace NegotiationTracker.Features.Imports;

/// <summary>One row as the mapping has it understood. Whatever cannot be understood is told by row and column.</summary>
internal sealed class RowValues(FileTable table, FileMapping mapping, ILookup<string, int> places, FileRow row, FileFaults faults)
{
    /// <summary>Fields as the record calls them, where a file calls them otherwise.</summary>
    private static readonly Dictionary<string, string> Called = new(StringComparer.Ordinal) { ["name"] = "publisher" };

    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly HashSet<(string?, string)> _told = [];

    public int Number => row.Number;

    /// <summary>Something of it is wrong.</summary>
    public bool Failed { get; private set; }

    public FileMapping Mapping => mapping;

    /// <summary>What the row says, or else what stands for all rows.</summary>
    public string Text(string field) => Cell(field) is { Length: > 0 } said ? said : mapping.Constants.GetValueOrDefault(field, "");

    /// <summary>Whether the file has a column of the field: then an empty cell says something, too.</summary>
    public bool HasColumn(string field) => places[field].Any();

    /// <summary>What the row says itself; empty where it says nothing.</summary>
    public string Cell(string field)
    {
        foreach (var column in places[field])
            if (row[column].Trim() is { Length: > 0 } said)
                return said;
        return "";
    }

    /// <summary>What people find the field's column by; nothing if the file has none.</summary>
    public string? Column(string field)
    {
        var columns = places[Called.GetValueOrDefault(field, field)];
        // The cell that says something, where several columns hold the field.
        var at = columns.Where(c => row[c].Trim().Length > 0).Concat(columns).Select(c => (int?)c).FirstOrDefault();
        return at is { } place ? table.Named(place) : null;
    }

    /// <summary>Every cell of the field that is not empty, with the name of its column.</summary>
    public IEnumerable<(string Header, string Text)> Many(string field) => places[field]
        .Select(column => (table.Headers[column], row[column].Trim())).Where(cell => cell.Item2.Length > 0);

    public string Required(string field)
    {
        var text = Text(field);
        if (text.Length > 0 || !_missing.Add(field))
            return text;
        // Where no column holds it, that was told once for the whole file.
        Failed = true;
        if (HasColumn(field))
            Fault(field, $"{Words(field)} is missing. Fill it in, or give one value for all rows that lack it.");
        return text;
    }

    public ImpreciseDate? Date(string field)
    {
        var text = Text(field);
        return text.Length == 0 ? null : Date(field, text);
    }

    public ImpreciseDate? Date(string field, string text)
    {
        if (FileDates.TryRead(text, mapping.Days, out var date, out var refusal))
            return date;
        Fault(field, refusal);
        return null;
    }

    public ImpreciseDate? RequiredDate(string field) => Required(field).Length == 0 ? null : Date(field);

    public T? Choice<T>(string field) where T : struct, Enum
    {
        var text = Text(field);
        if (text.Length == 0)
            return null;
        var meant = mapping.Values.GetValueOrDefault(field)?.GetValueOrDefault(text) ?? ImportWords.Guess(field, text);
        if (meant is { Length: > 0 } && !char.IsAsciiDigit(meant[0]) && Enum.TryParse<T>(meant, ignoreCase: true, out var value))
            return value;
        Fault(field, $"{text.Quoted()} is not known here. Say what it stands for, or write one of these: {ImportWords.Offered(field)}.");
        return null;
    }

    /// <summary>What says neither yes nor no is a fault: nothing is laid open by mistake.</summary>
    public bool IsYes(string field)
    {
        var text = Text(field);
        var folded = FoldedText.Of(text);
        if (folded is "yes" or "true" or "1" or "x" or "restricted" or "private" or "confidential")
            return true;
        if (folded is not ("" or "no" or "false" or "0" or "open" or "public"))
            Fault(field, $"{text.Quoted()} is neither yes nor no. Write one of these.");
        return false;
    }

    /// <summary>Said in a word, or by a level of security: whatever that is called, it keeps somebody out.</summary>
    public bool IsRestricted() => IsYes("restricted") || Text("level").Length > 0;

    public Grade Grade()
    {
        var text = Text("grade");
        if (Domain.Sources.Grade.TryParse(text, out var grade))
            return grade;
        if (text.Length > 0)
            Fault("grade", $"{text.Quoted()} is no grade: write a letter A to F and a digit 1 to 6, such as B2.");
        return Domain.Sources.Grade.CannotBeJudged;
    }

    /// <summary>Everything that can be said against a statement by itself.</summary>
    /// <param name="dateField">Where its date is from.</param>
    public void Check(Statement statement, Account account, string dateField, DateOnly today)
    {
        foreach (var (field, sentence) in Limits.Broken(statement, account.Rationale, account.Citations))
            if (!_missing.Contains(field))
                Fault(field, sentence);
        if (Subject.WhyNotYet(account.Effective, today) is { } why)
            Fault(dateField, why);
    }

    public void Fault(RefusedException refusal, string dateField)
    {
        var field = (refusal as RuleViolationException)?.Field;
        Fault(field == "effective" ? dateField : field, refusal.Message);
    }

    public void Fault(string? field, string sentence)
    {
        Failed = true;
        if (!_told.Add((field, sentence)))
            return; // several entries of a row rest on one cell
        faults.Add(new FileFault(row.Number, field is null ? null : Column(field), sentence));
    }

    private string Words(string field) => ImportFields.Find(mapping.As, field)?.Words ?? field;
}
