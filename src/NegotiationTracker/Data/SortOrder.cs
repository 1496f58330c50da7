using System.Linq.Expressions;
using System.Text.Json;

namespace NegotiationTracker.Data;

/// <summary>
/// The order of a list, its last column unique: it sorts, and it finds the rows after one that was shown, in the database
/// and in a past state alike. Nothing sorts before something, as SQLite has it.
/// </summary>
public sealed class SortOrder<T>
{
    private readonly IReadOnlyList<Column> _columns;

    public SortOrder() => _columns = [];

    private SortOrder(IReadOnlyList<Column> columns) => _columns = columns;

    /// <summary>And, among those that are alike so far, by this.</summary>
    public SortOrder<T> By<TKey>(Expression<Func<T, TKey>> key, bool descending = false) =>
        new([.. _columns, new Column<TKey>(key, descending)]);

    public IQueryable<T> Sorted(IQueryable<T> rows) => _columns.Skip(1).Aggregate(
        _columns[0].Begin(rows), (sorted, column) => column.GoOn(sorted));

    /// <summary>The rows that come after the one with this key.</summary>
    /// <exception cref="JsonException">The key is of another list.</exception>
    public IQueryable<T> After(IQueryable<T> rows, IReadOnlyList<string?> key)
    {
        if (key.Count != _columns.Count)
            throw new JsonException("The key is of another list.");
        var row = Expression.Parameter(typeof(T), "row");
        Expression? after = null;
        for (var i = key.Count - 1; i >= 0; i--)
        {
            var (beyond, same) = _columns[i].Against(row, key[i], inMemory: rows is not IAsyncEnumerable<T>);
            after = after is null ? beyond : Expression.OrElse(beyond, Expression.AndAlso(same, after));
        }

        return rows.Where(Expression.Lambda<Func<T, bool>>(after!, row));
    }

    public IReadOnlyList<string?> KeyOf(T row) => [.. _columns.Select(c => c.ValueOf(row))];

    private abstract class Column
    {
        public abstract IOrderedQueryable<T> Begin(IQueryable<T> rows);

        public abstract IOrderedQueryable<T> GoOn(IOrderedQueryable<T> rows);

        public abstract string? ValueOf(T row);

        public abstract (Expression Beyond, Expression Same) Against(ParameterExpression row, string? value, bool inMemory);
    }

    private sealed class Column<TKey>(Expression<Func<T, TKey>> key, bool descending) : Column
    {
        private readonly Lazy<Func<T, TKey>> _read = new(() => key.Compile());

        // In memory, texts are put in the order of their characters, as SQLite has them.
        private static IComparer<TKey>? Comparer => StringComparer.Ordinal as IComparer<TKey>;

        public override IOrderedQueryable<T> Begin(IQueryable<T> rows) => (rows is IAsyncEnumerable<T>, descending) switch
        {
            (true, false) => rows.OrderBy(key),
            (true, true) => rows.OrderByDescending(key),
            (false, false) => rows.OrderBy(key, Comparer),
            (false, true) => rows.OrderByDescending(key, Comparer),
        };

        public override IOrderedQueryable<T> GoOn(IOrderedQueryable<T> rows) => (rows is IAsyncEnumerable<T>, descending) switch
        {
            (true, false) => rows.ThenBy(key),
            (true, true) => rows.ThenByDescending(key),
            (false, false) => rows.ThenBy(key, Comparer),
            (false, true) => rows.ThenByDescending(key, Comparer),
        };

        public override string? ValueOf(T row) => Cursor.Write(_read.Value(row));

        public override (Expression Beyond, Expression Same) Against(ParameterExpression row, string? value, bool inMemory)
        {
            var mine = new Replacement(key.Parameters[0], row).Visit(key.Body);
            var isNothing = Expression.Equal(mine, Expression.Constant(default(TKey), typeof(TKey)));
            if (value is null)
                return (descending ? Expression.Constant(false) : Expression.Not(isNothing), isNothing);
            // A member of an object, so that the database is asked with a parameter and keeps its plan.
            var shown = Expression.Property(
                Expression.Constant(new Shown(JsonSerializer.Deserialize<TKey>(value)!)), nameof(Shown.Value));
            var beyond = Compared(mine, shown, inMemory);
            if (descending && default(TKey) is null && typeof(TKey).IsValueType)
                beyond = Expression.OrElse(beyond, isNothing);
            return (beyond, Expression.Equal(mine, shown));
        }

        private BinaryExpression Compared(Expression mine, Expression shown, bool inMemory)
        {
            if (typeof(TKey) == typeof(string))
            {
                var compare = inMemory ? nameof(string.CompareOrdinal) : nameof(string.Compare);
                (mine, shown) = (
                    Expression.Call(typeof(string).GetMethod(compare, [typeof(string), typeof(string)])!, mine, shown),
                    Expression.Constant(0));
            }
            else if ((Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey)).IsEnum)
            {
                var number = Nullable.GetUnderlyingType(typeof(TKey)) is null ? typeof(int) : typeof(int?);
                (mine, shown) = (Expression.Convert(mine, number), Expression.Convert(shown, number));
            }

            return descending ? Expression.LessThan(mine, shown) : Expression.GreaterThan(mine, shown);
        }

        private sealed record Shown(TKey Value);
    }

    private sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
