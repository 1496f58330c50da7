namespace NegotiationTracker.Domain.People;

/// <summary>Who says something, and what this person may do.</summary>
public sealed record Author(Guid PersonId, string Name, IReadOnlySet<Permission> Permissions)
{
    /// <summary>All permissions in one number: readers who may see the same have the same.</summary>
    public long Access => Permissions.Aggregate(0L, (all, one) => all | (1L << (int)one));

    public bool May(Permission permission) => Permissions.Contains(permission);
}

/// <summary>What a request can demand of its author.</summary>
public enum Permission
{
    /// <summary>Read the record, its dashboards and reports.</summary>
    ReadRecord,

    /// <summary>Read restricted issues, assessed positions and red lines.</summary>
    ReadRestricted,

    /// <summary>Record entries, and correct one's own within an hour.</summary>
    RecordEntries,

    /// <summary>Correct and retract anybody's entries, close and reopen issues.</summary>
    CorrectEntries,

    /// <summary>Manage milestones, sources, links and actors.</summary>
    ManageRegisters,

    /// <summary>Open negotiations, import and export dossiers, verify and rebuild.</summary>
    Operate,

    /// <summary>Read and mark one's own notifications, keep one's own drafts.</summary>
    OwnMatters,

    /// <summary>Run what the clock calls for; no person holds it.</summary>
    RunJobs,
}
