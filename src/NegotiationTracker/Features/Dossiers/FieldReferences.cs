using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>Fields that name something on record.</summary>
internal static class FieldReferences
{
    /// <summary>An issue or another subject, written as in “about”.</summary>
    public static SubjectRef RequiredSubject(this Fields f, string name, Register register)
    {
        var text = f.Required(name);
        return text.Length == 0 ? default : f.Subject(name, text, register);
    }

    /// <summary>An actor by its key alone.</summary>
    public static Guid RequiredActor(this Fields f, string name, Register register)
    {
        var key = f.Required(name);
        return key.Length == 0 ? default : f.Subject(name, $"actor:{key}", register).Id;
    }

    /// <summary>A source by its key alone.</summary>
    public static Guid RequiredSource(this Fields f, string name, Register register)
    {
        var key = f.Required(name);
        return key.Length == 0 ? default : f.Subject(name, $"source:{key}", register).Id;
    }

    /// <summary>An earlier entry that concerns the same subject, by its key.</summary>
    /// <returns>Its place in the ledger, or of the change that it corrects.</returns>
    public static long RequiredEntry(this Fields f, string name, Reference about, Register register)
    {
        var key = f.Required(name);
        if (register.Find(key) is { } entry)
        {
            if (!entry.Subjects.Any(s => register.Names.Subject(s.SubjectId) == about))
                f.Fault(name, $"The entry {key.Quoted()} is not about {about}.");
            return entry.Root;
        }

        if (register.IsLost(key))
            f.Rests = true;
        else if (key.Length > 0)
            f.Fault(name, $"No entry before this one has the key {key.Quoted()}.");
        return default;
    }

    public static Guid RequiredPerson(this Fields f, string name, Register register)
    {
        var key = f.Required(name);
        if (key.Length > 0 && register.Person(key) is null)
            f.Fault(
                name,
                $"Nobody has the key {key.Quoted()}: list the person under “people”, "
                + $"or write {Authors.LocalAnalystKey}.");
        return register.Person(key) ?? default;
    }

    /// <summary>What an event or a note is about beside its own subject.</summary>
    public static IReadOnlyList<SubjectRef> Concerns(this Fields f, Reference? about, Register register) =>
    [
        .. f.List("concerns").Distinct().Where(text => text != about?.ToString())
            .Select(text => f.Subject("concerns", text, register)),
    ];

    public static IReadOnlyList<Citation> Citations(this Fields f, Register register) =>
        [.. f.Parts("sources").Select(part => Cite(part, register))];

    public static SubjectRef Subject(this Fields f, string name, string text, Register register)
    {
        if (Reference.Parse(text, register.NegotiationKey) is not { } reference)
            f.Fault(name, register.NamesNothing(text));
        else if (register.Find(reference) is { } subject)
            return subject.Ref;
        else if (register.IsLost(reference))
            f.Rests = true;
        else
            f.Fault(
                name,
                $"{text.Quoted()} is not on record at this place: its first entry has to come earlier in the file.");
        return default;
    }

    private static Citation Cite(Fields part, Register register)
    {
        var key = part.Required("source");
        var place = part.Text("place");
        var text = part.Required("grade");
        if (!Grade.TryParse(text, out var grade) && text.Length > 0)
            part.Fault("grade", $"{text.Quoted()} is no grade: write a letter A to F and a digit 1 to 6, such as B2.");
        var source = key.Length == 0 ? default : part.Subject("source", $"source:{key}", register);
        part.RefuseOthers("a source");
        return new Citation { SourceId = source.Id, Place = place, Grade = grade };
    }
}
