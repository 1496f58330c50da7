using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>The fields of one part of a file, read one by one; each that is wrong is noted at its own line.</summary>
internal sealed class Fields(Node part, string path, DossierFaults faults)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _faulty = new(StringComparer.Ordinal);

    public long Line => part.Line;

    public string Path => path;

    /// <summary>Something here is wrong; what was read cannot be used.</summary>
    public bool Failed { get; private set; }

    /// <summary>It rests on an entry that is wrong: nothing more can be said of it.</summary>
    public bool Rests { get; set; }

    public bool Has(string name) => part.Fields?.ContainsKey(name) == true;

    public bool Says(string name, string text)
    {
        _asked.Add(name);
        return part.Fields?.GetValueOrDefault(name)?.Text == text;
    }

    /// <summary>Notes what is wrong with a field, or with the whole; the first word on each is enough.</summary>
    public void Fault(string? name, string sentence)
    {
        Failed = true;
        if (!_faulty.Add(name ?? ""))
            return;
        var field = name is null ? null : part.Fields?.GetValueOrDefault(name);
        faults.Add((field ?? part).Line, name is null ? path : $"{path}.{name}", sentence);
    }

    public Node? Find(string name)
    {
        _asked.Add(name);
        var field = part.Fields?.GetValueOrDefault(name);
        if (field is not { IsEmpty: true })
            return field;
        Fault(name, "Nothing stands here: leave the field out, or put the word in quotes if it is meant.");
        return null;
    }

    public string? Text(string name)
    {
        var field = Find(name);
        if (field is null or { Text: not null })
            return field?.Text;
        Fault(name, "A text belongs here, not a list.");
        return null;
    }

    /// <summary>The text of a field; without it an empty one, and a fault.</summary>
    public string Required(string name) => Present(name) ? Text(name) ?? "" : "";

    /// <summary>A name that things in a file are called by.</summary>
    public string Key(string name)
    {
        var text = Required(name);
        if (text.Length > Limits.Key)
            Fault(name, Limits.TooLong(name, Limits.Key, text.Length));
        else if (Has(name) && (text.Length == 0 || text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))))
            Fault(name, $"{text.Quoted()} is no key: write letters, digits and signs without spaces.");
        return text;
    }

    public T? Word<T>(string name) where T : struct, Enum => Text(name) is { } word ? Word<T>(name, word) : null;

    public T RequiredWord<T>(string name) where T : struct, Enum => Present(name) ? Word<T>(name) ?? default : default;

    public IReadOnlyList<string> List(string name)
    {
        var field = Find(name);
        if (field is null)
            return [];
        if (field.Items is { } items && items.All(i => i.Text is not null))
            return [.. items.Select(i => i.Text!)];
        Fault(name, "A list of words belongs here, such as [first, second].");
        return [];
    }

    public IReadOnlyList<T> Words<T>(string name) where T : struct, Enum =>
        [.. List(name).Select(word => Word<T>(name, word)).OfType<T>()];

    /// <summary>The parts of a list of parts; what is wrong with one is wrong with the whole.</summary>
    public IEnumerable<Fields> Parts(string name)
    {
        if (Find(name) is not { } list)
            yield break;
        if (list.Items is not { } items)
        {
            Fault(name, "A list belongs here, each of it with a dash.");
            yield break;
        }

        for (var i = 0; i < items.Count; i++)
        {
            var fields = new Fields(items[i], $"{path}.{name}[{i}]", faults);
            yield return fields;
            Failed |= fields.Failed;
            Rests |= fields.Rests;
        }
    }

    /// <summary>Notes every field that nobody asked for.</summary>
    /// <param name="of">Whose fields they are, as in “the kind Stage”.</param>
    public void RefuseOthers(string of)
    {
        if (part.Fields is null)
        {
            Fault(null, $"Fields belong here, those of {of}: key and so on, each with a colon.");
            return;
        }

        foreach (var name in part.Fields.Keys.Where(name => !_asked.Contains(name)))
            Fault(name, $"{name.Quoted()} is no field of {of}: it has {string.Join(", ", _asked)}.");
    }

    /// <summary>Whether the field is there; if not, that is a fault.</summary>
    public bool Present(string name)
    {
        _asked.Add(name);
        if (!Has(name))
            Fault(name, $"The field “{name}” is missing.");
        return Has(name);
    }

    private T? Word<T>(string name, string word) where T : struct, Enum
    {
        if (Enum.GetNames<T>().Contains(word, StringComparer.Ordinal))
            return Enum.Parse<T>(word);
        Fault(name, $"{word.Quoted()} is none of {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }
}
