namespace NegotiationTracker.Data;

/// <summary>A request that was carried out, and its answer: sent again, it answers the same.</summary>
public sealed class HandledCommand
{
    private HandledCommand() { }

    public HandledCommand(Guid id, string request, string fingerprint, string result, DateTimeOffset moment)
    {
        Id = id;
        Request = request;
        Fingerprint = fingerprint;
        Result = result;
        Moment = moment;
    }

    public Guid Id { get; private set; }
    public string Request { get; private set; } = "";

    /// <summary>SHA-256 of the request's content: another content under the same id is refused.</summary>
    public string Fingerprint { get; private set; } = "";

    public string Result { get; private set; } = "";
    public DateTimeOffset Moment { get; private set; }
}

/// <summary>When a job last did its work to the end.</summary>
public sealed class Heartbeat
{
    private Heartbeat() { }

    public Heartbeat(string job, DateTimeOffset last)
    {
        Job = job;
        Last = last;
    }

    public string Job { get; private set; } = "";
    public DateTimeOffset Last { get; private set; }

    public void Beat(DateTimeOffset at) => Last = at;
}
