using Microsoft.Extensions.Options;
using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Pipeline;

/// <summary>Who is asking. Until there is sign-in, this is the one place that decides it.</summary>
public sealed class Authors(IOptions<LocalAnalystOptions> local)
{
    public static readonly Guid LocalAnalystId = new("00000000-0000-7000-8000-000000000001");
    public static readonly Guid OperatorId = new("00000000-0000-7000-8000-000000000002");
    public const string LocalAnalystKey = "local-analyst";
    public const string OperatorKey = "operator";

    private static readonly IReadOnlySet<Permission> OfPeople =
        Enum.GetValues<Permission>().Where(p => p != Permission.RunJobs).ToHashSet();

    private string? _nameOnRecord;

    /// <summary>Whoever sits at this machine: the program listens on loopback only.</summary>
    public Author LocalAnalyst => new(LocalAnalystId, _nameOnRecord ?? local.Value.Name, OfPeople);

    /// <summary>Whoever calls a verb of the program, or the program itself; recorded as such.</summary>
    public static Author Operator { get; } = new(OperatorId, "Operator", Enum.GetValues<Permission>().ToHashSet());

    /// <summary>The local analyst is called as on record, whatever the settings say by now.</summary>
    /// <returns>Whether the settings say otherwise.</returns>
    public bool Recognise(Person localAnalyst)
    {
        _nameOnRecord = localAnalyst.Name;
        return localAnalyst.Name != local.Value.Name;
    }

    public IReadOnlyList<Person> People =>
    [
        new Person(LocalAnalystId, LocalAnalystKey, local.Value.Name, local.Value.TimeZone),
        new Person(OperatorId, OperatorKey, Operator.Name, local.Value.TimeZone),
    ];
}

/// <summary>Setting Tracker:LocalAnalyst.</summary>
public sealed class LocalAnalystOptions
{
    public string Name { get; set; } = "Local analyst";

    /// <summary>IANA zone in which moments are shown and reminders fall due.</summary>
    public string TimeZone { get; set; } = "UTC";
}

/// <summary>Carries the author into the scope of one request.</summary>
public sealed class AuthorOfScope
{
    private Author? _author;

    public Author Author
    {
        get => _author ?? throw new InvalidOperationException("A request came without its author.");
        set => _author = value;
    }
}
