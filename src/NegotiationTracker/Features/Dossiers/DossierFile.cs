using NegotiationTracker.Domain.Record;
using YamlDotNet.Core.Events;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>
/// A dossier file read from its beginning: the head first, then one entry after the other, so that no more than one of
/// them is held. What cannot be read ends the reading and is noted; what is merely wrong is noted and passed over.
/// </summary>
internal sealed class DossierFile
{
    public const string Format = "negotiation-dossier/1";

    private readonly DossierFaults _faults;
    private readonly YamlReader? _yaml;
    private readonly Dictionary<string, Node> _people = new(StringComparer.Ordinal);
    private bool _broken;

    public DossierFile(string content, DossierFaults faults)
    {
        _faults = faults;
        try
        {
            _yaml = new YamlReader(content);
            ReadHead(_yaml);
        }
        catch (BrokenYamlException e)
        {
            Break(e);
        }
    }

    /// <summary>The key of the negotiation; empty if the head does not say it.</summary>
    public string Negotiation { get; private set; } = "";

    /// <summary>Names of people by key.</summary>
    public IReadOnlyDictionary<string, Node> People => _people;

    /// <summary>The entries in the order of the file, as long as it can be read.</summary>
    public IEnumerable<Node> Entries()
    {
        for (var i = 0; Next($"entries[{i}]") is { } entry; i++)
            yield return entry;
    }

    private void ReadHead(YamlReader yaml)
    {
        do
            yaml.Advance();
        while (yaml.Current is StreamStart or DocumentStart);
        if (yaml.Current is not MappingStart)
            throw new BrokenYamlException(yaml.Line, $"A dossier begins with “format: {Format}”.");
        HashSet<string> seen = [];
        for (yaml.Advance(); yaml.Current is not MappingEnd; yaml.Advance())
        {
            var (line, name) = yaml.ReadName();
            if (!seen.Add(name))
                _faults.Add(line, name, "This field is written twice.");
            if ((seen.Count == 1) != (name == "format"))
                throw new BrokenYamlException(line, $"A dossier begins with “format: {Format}”.");
            switch (name)
            {
                case "format":
                    if (yaml.Read(Twice(name)).Text != Format)
                        throw new BrokenYamlException(
                            line, $"This is no dossier of the format {Format}, the only one that this version reads.");
                    break;
                case "negotiation":
                    Negotiation = yaml.Read(Twice(name)).Text ?? "";
                    break;
                case "people":
                    ReadPeople(yaml);
                    break;
                case "entries" when Negotiation.Length == 0:
                    throw new BrokenYamlException(
                        line, "The key of the negotiation comes before the entries, such as “negotiation: AMAZ”.");
                case "entries":
                    if (yaml.Current is not SequenceStart)
                        throw new BrokenYamlException(yaml.Line, "Entries are a list: each begins with “- key:”.");
                    return;
                default:
                    yaml.Read(Twice(name));
                    _faults.Add(
                        line, name,
                        $"{name.Quoted()} is no field of a dossier: it has format, negotiation, people and entries.");
                    break;
            }
        }

        throw new BrokenYamlException(yaml.Line, "The file has no entries.");
    }

    private void ReadPeople(YamlReader yaml)
    {
        if (yaml.Current is not SequenceStart)
            throw new BrokenYamlException(yaml.Line, "People are a list: “- { key: ani, name: Ani Petrosyan }”.");
        var i = 0;
        for (yaml.Advance(); yaml.Current is not SequenceEnd; yaml.Advance())
        {
            var path = $"people[{i++}]";
            var person = new Fields(yaml.Read(Twice(path)), path, _faults);
            var key = person.Key("key");
            var name = person.Required("name");
            if (name.Length > Limits.Name)
                person.Fault("name", Limits.TooLong("name", Limits.Name, name.Length));
            person.RefuseOthers("a person");
            if (!person.Failed && !_people.TryAdd(key, Node.Of(name, person.Line)))
                person.Fault("key", $"The person {key.Quoted()} is listed twice.");
        }
    }

    private Node? Next(string path)
    {
        if (_broken || _yaml is null)
            return null;
        try
        {
            _yaml.Advance();
            if (_yaml.Current is not SequenceEnd)
                return _yaml.Read(Twice(path));
            ReadTail(_yaml);
        }
        catch (BrokenYamlException e)
        {
            Break(e, path);
        }

        return null;
    }

    private void ReadTail(YamlReader yaml)
    {
        _broken = true;
        yaml.Advance();
        if (yaml.Current is not MappingEnd)
            throw new BrokenYamlException(yaml.Line, "Nothing comes after the entries: move this field before them.");
        yaml.Advance();
        yaml.Advance();
        if (yaml.Current is not StreamEnd)
            throw new BrokenYamlException(yaml.Line, "A file holds one dossier; this begins another document.");
    }

    private Action<long, string> Twice(string path) =>
        (line, name) => _faults.Add(line, $"{path}.{name}", "This field is written twice.");

    private void Break(BrokenYamlException e, string path = "file")
    {
        _broken = true;
        _faults.Add(e.Line, path, e.Message);
    }
}
