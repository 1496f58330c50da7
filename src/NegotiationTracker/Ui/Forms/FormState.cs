using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// What the fields of one form share: which of them cannot be read, what was refused, and texts as typed.
/// </summary>
public sealed class FormState
{
    private readonly HashSet<FormField> _unreadable = [];
    private readonly Dictionary<string, string> _refused = [];
    private readonly Dictionary<string, int> _claimed = [];

    /// <summary>Faults came or went.</summary>
    public event EventHandler? Changed;

    /// <summary>A field was filled anew.</summary>
    public event EventHandler? Touched;

    /// <summary>Texts that did not make it into the request, by field: a draft keeps them too.</summary>
    public Dictionary<string, string> Typed { get; } = [];

    /// <summary>An item left a list: what was typed in those behind it goes by their new places.</summary>
    public void MoveUp(string list, int removed, int count)
    {
        for (var i = removed; i <= count; i++)
        {
            var (from, to) = ($"{list}[{i}]", $"{list}[{i - 1}]");
            foreach (var name in Typed.Keys.Where(n => n.StartsWith(from, StringComparison.Ordinal)).ToList())
                if (Typed.Remove(name, out var text) && i > removed)
                    Typed[to + name[from.Length..]] = text;
        }
    }

    public bool HasUnreadable => _unreadable.Count > 0;

    /// <summary>Sentences about fields that this form does not show.</summary>
    public IEnumerable<string> Elsewhere => _refused.Where(f => !_claimed.ContainsKey(f.Key)).Select(f => f.Value);

    public string? FaultOf(string name) => _refused.GetValueOrDefault(name);

    /// <summary>The field was filled anew: what was said about it is said no longer.</summary>
    public void Refilled(string name)
    {
        _refused.Remove(name);
        Touched?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>While a field holds a text that cannot be read, nothing is saved.</summary>
    public void Unreadable(FormField field, bool unreadable)
    {
        if (unreadable)
            _unreadable.Add(field);
        else
            _unreadable.Remove(field);
    }

    public void Show(IEnumerable<Fault> faults)
    {
        _refused.Clear();
        foreach (var fault in faults)
            _refused.TryAdd(fault.Field, fault.Sentence);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>A field shows the faults of this name; release it when it goes.</summary>
    public void Claim(string name) => _claimed[name] = _claimed.GetValueOrDefault(name) + 1;

    public void Release(string name)
    {
        if (_claimed.GetValueOrDefault(name) > 1)
            _claimed[name]--;
        else
            _claimed.Remove(name);
    }
}
