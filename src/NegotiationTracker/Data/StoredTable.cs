using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace NegotiationTracker.Data;

/// <summary>
/// A table as it lies in the database, every column as text, beside how an entity would lie there. Reading entities
/// hides damage: a key in other letters, a space in a text, a date whose parts disagree.
/// </summary>
internal sealed class StoredTable
{
    private readonly IProperty[] _properties;
    private readonly string[] _columns;
    private readonly string _key;

    private StoredTable(IEntityType type)
    {
        Name = type.GetTableName()!;
        var table = StoreObjectIdentifier.Table(Name);
        _properties = [.. type.GetFlattenedProperties()];
        _columns = [.. _properties.Select(p => p.GetColumnName(table)!)];
        _key = string.Join(", ", type.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName(table)}\""));
    }

    public string Name { get; }

    public IReadOnlyList<string> Columns => _columns;

    public static StoredTable Of<T>(DbContext db) => new(db.Model.FindEntityType(typeof(T))!);

    /// <summary>The row that the entity would be.</summary>
    public StoredRow RowOf(object entity) => new(this, Array.ConvertAll(_properties, p => Text(Value(p, entity))));

    /// <summary>Whether these rows, in whatever order, are those of the entities and no others.</summary>
    public bool HasExactly(IEnumerable<StoredRow> rows, IEnumerable<object> entities) =>
        rows.Select(r => r.ToString()).Order(StringComparer.Ordinal)
            .SequenceEqual(entities.Select(e => RowOf(e).ToString()).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <param name="connection">Open, and within a transaction if the rows are to belong together.</param>
    /// <param name="where">A condition made of column names, numbers and ids; nothing that came from outside.</param>
    /// <param name="most">How many rows at most, in the order of the key.</param>
    public async Task<List<StoredRow>> Read(
        DbConnection connection, string where, CancellationToken stop, int most = int.MaxValue)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT {string.Join(", ", _columns.Select(c => $"\"{c}\""))} FROM "{Name}"
            WHERE {where} ORDER BY {_key} LIMIT {most}
            """);
        await using var reader = await command.ExecuteReaderAsync(stop);
        List<StoredRow> rows = [];
        while (await reader.ReadAsync(stop))
        {
            var values = new string?[_columns.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = Text(reader.GetValue(i));
            rows.Add(new StoredRow(this, values));
        }

        return rows;
    }

    /// <summary>What the column holds for this entity.</summary>
    internal static object? Value(IProperty property, object entity)
    {
        // A part of a value that is not there reads as its default.
        if (property.DeclaringType is IComplexType { ComplexProperty: var whole }
            && whole.GetGetter().GetClrValueUsingContainingEntity(entity) is null)
            return null;
        var value = property.GetGetter().GetClrValueUsingContainingEntity(entity);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    public int IndexOf(string column) => Array.IndexOf(_columns, column);

    internal static string? Text(object? value) => value switch
    {
        null or DBNull => null,
        string text => text,
        bool truth => truth ? "1" : "0",
        Guid id => id.ToString("D").ToUpperInvariant(),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        byte[] bytes => "0x" + Convert.ToHexStringLower(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

internal sealed class StoredRow(StoredTable table, string?[] values)
{
    private readonly string?[] _values = values;

    public string? this[string column] => _values[table.IndexOf(column)];

    public long Number(string column) =>
        long.TryParse(this[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The columns in which the two are not the same.</summary>
    public IReadOnlyList<string> DiffersIn(StoredRow other) =>
        [.. table.Columns.Where((_, i) => !string.Equals(_values[i], other._values[i], StringComparison.Ordinal))];

    /// <summary>All of it as one text, for comparing.</summary>
    public override string ToString() => string.Join('\u001f', _values.Select(v => v is null ? "-" : "+" + v));
}
