namespace NegotiationTracker.Features.Dossiers;

/// <summary>A piece of a dossier: a text, a list or named fields, and the line on which it begins.</summary>
internal sealed class Node
{
    private Node() { }

    public long Line { get; private init; }

    public string? Text { get; private init; }

    public IReadOnlyList<Node>? Items { get; private init; }

    /// <summary>In the order in which they are written.</summary>
    public OrderedDictionary<string, Node>? Fields { get; private init; }

    /// <summary>A field with nothing behind its colon.</summary>
    public bool IsEmpty { get; private init; }

    public static Node Of(string text, long line = 0) => new() { Text = text, Line = line };

    public static Node Of(IReadOnlyList<Node> items, long line = 0) => new() { Items = items, Line = line };

    public static Node Of(OrderedDictionary<string, Node> fields, long line = 0) =>
        new() { Fields = fields, Line = line };

    public static Node Of(IEnumerable<string> texts) => Of([.. texts.Select(t => Of(t))]);

    public static Node Empty(long line) => new() { IsEmpty = true, Line = line };

    /// <summary>Both say the same, wherever they stand.</summary>
    public static bool Same(Node? a, Node? b)
    {
        if (a is null || b is null)
            return a is null && b is null;
        if (a.Items is { } items)
            return b.Items is { } others && items.Count == others.Count
                && items.Zip(others).All(p => Same(p.First, p.Second));
        if (a.Fields is { } fields)
            return b.Fields is { } rest && fields.Count == rest.Count
                && fields.All(f => Same(f.Value, rest.GetValueOrDefault(f.Key)));
        return b.Items is null && b.Fields is null && a.Text == b.Text;
    }

    public override string ToString() => this switch
    {
        { Items: { } items } => string.Join(", ", items),
        { Fields: { } fields } => string.Join(" ", fields.Values),
        _ => Text ?? "",
    };
}
