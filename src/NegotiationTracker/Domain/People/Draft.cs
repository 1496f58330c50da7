namespace NegotiationTracker.Domain.People;

/// <summary>What somebody has begun to write and not saved yet: the form as it stands, so that nothing is lost.</summary>
public sealed class Draft
{
    /// <summary>Characters a draft may hold: far more than any form takes, so that a paste too long is kept all the same.</summary>
    public const int MostCharacters = 1_000_000;

    private Draft() { }

    public Draft(Guid personId, string form, string content, DateTimeOffset saved)
    {
        PersonId = personId;
        Form = form;
        Content = content;
        Saved = saved;
    }

    public Guid PersonId { get; private set; }

    /// <summary>Which form about what, such as RecordStage/0190….</summary>
    public string Form { get; private set; } = "";

    public string Content { get; private set; } = "";

    public DateTimeOffset Saved { get; private set; }

    public void Keep(string content, DateTimeOffset at)
    {
        Content = content;
        Saved = at;
    }
}
