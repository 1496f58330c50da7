namespace NegotiationTracker.Domain.People;

/// <summary>
/// Somebody who works with the tracker. Entries and printed reports name people, so key and name stay as they were first.
/// </summary>
public sealed class Person
{
    private Person() { }

    public Person(Guid id, string key, string name, string timeZone)
    {
        Id = id;
        Key = key;
        Name = name;
        TimeZone = timeZone;
    }

    public Guid Id { get; private set; }

    /// <summary>Names the person in dossier files.</summary>
    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>IANA zone in which moments are shown to this person and reminders fall due.</summary>
    public string TimeZone { get; private set; } = "UTC";

    public void MoveTo(string timeZone) => TimeZone = timeZone;
}
