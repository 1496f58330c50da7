using System.Buffers;
using NegotiationTracker.Domain.Record;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>
/// YAML as far as a dossier needs it, bounded while it is read: texts, lists and fields. Anchors, aliases and tags are
/// refused where they stand, so nothing in a file can multiply itself.
/// </summary>
internal sealed class YamlReader
{
    private const int Deepest = 6;
    private const int LongestList = 1_000;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\r']), '\u007f']);

    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private int _depth;

    /// <exception cref="BrokenYamlException">The text holds characters that no text holds.</exception>
    public YamlReader(string content)
    {
        var text = content.StartsWith('\uFEFF') ? content[1..] : content;
        if (text.AsSpan().IndexOfAny(Forbidden) is >= 0 and var at)
            throw new BrokenYamlException(
                1 + text.AsSpan(0, at).Count('\n'),
                "There is a control character here: this is no text file, or a damaged one.");
        _scanner = new Scanner(new StringReader(text));
        _parser = new Parser(_scanner);
    }

    public ParsingEvent Current => _parser.Current!;

    public long Line => Current.Start.Line;

    /// <exception cref="BrokenYamlException">From here on the file cannot be read.</exception>
    public void Advance()
    {
        Move();
        _depth += Current.NestingIncrease;
        if (_depth > Deepest + 2)
            throw new BrokenYamlException(Line, "Nothing in a dossier is nested as deeply as this.");
        if (Current is AnchorAlias)
            throw new BrokenYamlException(Line, "An alias (*) is no part of a dossier: write the text itself.");
        if (Current is NodeEvent { Anchor.IsEmpty: false })
            throw new BrokenYamlException(
                Line, "An anchor (&) is no part of a dossier: leave it out, or put the text in quotes.");
        if (Current is NodeEvent { Tag.IsEmpty: false })
            throw new BrokenYamlException(
                Line, "A tag (!) is no part of a dossier: leave it out, or put the text in quotes.");
    }

    /// <summary>Reads the node that begins at the current event, and stops at its last event.</summary>
    /// <param name="twice">Told of a field that is written twice.</param>
    public Node Read(Action<long, string> twice)
    {
        var line = Line;
        switch (Current)
        {
            case Scalar { Style: ScalarStyle.Plain, Value: "" or "~" or "null" }:
                return Node.Empty(line);
            case Scalar scalar:
                return Node.Of(scalar.Value, line);
            case SequenceStart:
                List<Node> items = [];
                for (Advance(); Current is not SequenceEnd; Advance())
                {
                    Bound(items.Count);
                    items.Add(Read(twice));
                }

                return Node.Of(items, line);
            case MappingStart:
                var fields = new OrderedDictionary<string, Node>();
                for (Advance(); Current is not MappingEnd; Advance())
                {
                    Bound(fields.Count);
                    var (at, name) = ReadName();
                    if (!fields.TryAdd(name, Read(twice)))
                        twice(at, name);
                }

                return Node.Of(fields, line);
            default:
                throw new BrokenYamlException(line, "A text, a list or fields were expected here.");
        }
    }

    /// <summary>Reads the name of a field, and stops where its value begins.</summary>
    public (long Line, string Name) ReadName()
    {
        if (Current is not Scalar name)
            throw new BrokenYamlException(Line, "The name of a field was expected here.");
        Advance();
        return (name.Start.Line, name.Value);
    }

    private void Bound(int count)
    {
        if (count == LongestList)
            throw new BrokenYamlException(Line, "No list in a dossier is as long as this.");
    }

    private void Move()
    {
        try
        {
            if (!_parser.MoveNext())
                throw new BrokenYamlException(_scanner.CurrentPosition.Line, "The file ends too early.");
        }
        catch (YamlException e)
        {
            throw new BrokenYamlException(e.Start.Line, $"This is not YAML: {e.Message}");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // The parser's own checks of escapes and tags; it says nothing of where.
            throw new BrokenYamlException(_scanner.CurrentPosition.Line, $"This is not YAML: {e.Message}");
        }
    }
}

/// <summary>From this line on the file cannot be read.</summary>
internal sealed class BrokenYamlException(long line, string sentence) : RuleViolationException(sentence)
{
    public long Line { get; } = line;
}
