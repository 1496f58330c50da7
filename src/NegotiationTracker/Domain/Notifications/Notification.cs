namespace NegotiationTracker.Domain.Notifications;

/// <summary>What a person is told in the tracker itself. Ordinary data, not part of the record.</summary>
public sealed class Notification
{
    private Notification() { }

    public Notification(Guid id, Guid recipientId, Guid negotiationId, string text, string link, DateTimeOffset created)
    {
        Id = id;
        RecipientId = recipientId;
        NegotiationId = negotiationId;
        Text = text;
        Link = link;
        Created = created;
    }

    public Guid Id { get; private set; }
    public Guid RecipientId { get; private set; }
    public Guid NegotiationId { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>Path within the tracker to what it is about.</summary>
    public string Link { get; private set; } = "";

    public DateTimeOffset Created { get; private set; }
    public DateTimeOffset? Read { get; private set; }

}
