namespace NegotiationTracker.Ui;

/// <summary>What the frame around every page shows: whose it is, where one can go, and what is unread.</summary>
/// <param name="Zone">The reader's time zone: moments are shown in it on pages of no negotiation.</param>
/// <param name="Unread">Notifications that were not read yet.</param>
public sealed record FrameContents(
    string Me, TimeZoneInfo Zone, IReadOnlyList<FrameNegotiation> Negotiations, int Unread);

/// <param name="Zone">Its reference zone: what “today” means there, and in which its moments are shown.</param>
public sealed record FrameNegotiation(Guid Id, string Key, string Name, TimeZoneInfo Zone);

/// <summary>Reads what the frame shows. The host decides how, so that the frame needs no feature.</summary>
public delegate Task<FrameContents> ReadFrame(CancellationToken stop);

/// <summary>The component that finds anything from everywhere. The host names it, so that the frame needs no feature.</summary>
public sealed record FinderOf(Type Component);

/// <summary>The frame as the pages inside it see it.</summary>
/// <param name="Current">The negotiation that the address names; none on pages of the reader alone.</param>
/// <param name="ReadAgain">Call after something that the frame shows has changed, such as a notification read.</param>
public sealed record Frame(FrameContents Contents, FrameNegotiation? Current, Func<Task> ReadAgain);
