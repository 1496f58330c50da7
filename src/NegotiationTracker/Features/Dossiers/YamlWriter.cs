using System.Text;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>
/// Writes parts of a dossier as YAML that people like to read and that reads back to the character: plain words, long
/// texts folded, and quotes with escapes wherever a sign could be lost or not be seen.
/// </summary>
internal sealed class YamlWriter(TextWriter output)
{
    /// <summary>Writes fields one below the other, the first behind a dash.</summary>
    public async Task WriteItem(IEnumerable<KeyValuePair<string, Node>> fields, CancellationToken stop)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            text.Append(text.Length == 0 ? "  - " : "    ").Append(name).Append(':');
            if (value.Items is { } items && items.Any(i => i.Fields is not null))
                foreach (var item in items)
                    text.Append("\n      - ").Append(Flow(item));
            else
                text.Append(' ').Append(value.Text is { } scalar ? YamlText.Block(scalar, "      ") : Flow(value));
            text.Append('\n');
        }

        await output.WriteAsync(text, stop);
    }

    public Task WriteLine(string line, CancellationToken stop) => output.WriteAsync($"{line}\n".AsMemory(), stop);

    /// <summary>On one line, in brackets or braces.</summary>
    public static string Flow(Node node) => node switch
    {
        { Items: { } items } => $"[{string.Join(", ", items.Select(Flow))}]",
        { Fields: { } fields } => $"{{ {string.Join(", ", fields.Select(f => $"{f.Key}: {Flow(f.Value)}"))} }}",
        _ => YamlText.Flow(node.Text ?? ""),
    };
}
