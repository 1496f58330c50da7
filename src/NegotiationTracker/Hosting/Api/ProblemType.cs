namespace NegotiationTracker.Hosting.Api;

/// <summary>A kind of refusal. Its address never changes, so programs may rest on it; docs/api.md says what to do.</summary>
internal sealed record ProblemType(string Name, int Status, string Title)
{
    public static readonly ProblemType NotValid = new("not-valid", 400, "A field does not hold what it should.");
    public static readonly ProblemType Unreadable = new("unreadable", 400, "The request cannot be read.");
    public static readonly ProblemType NoIdempotencyKey = new("no-idempotency-key", 400, "The request names no Idempotency-Key.");
    public static readonly ProblemType WrongHost = new("wrong-host", 400, "The tracker does not answer under this name.");
    public static readonly ProblemType NotPermitted = new("not-permitted", 403, "You may not do this.");
    public static readonly ProblemType ForeignOrigin = new("foreign-origin", 403, "Pages of other sites may not call the tracker.");
    public static readonly ProblemType NotOnRecord = new("not-on-record", 404, "That is not on record.");
    public static readonly ProblemType NoSuchAddress = new("no-such-address", 404, "Nothing answers at this address.");
    public static readonly ProblemType NoSuchMethod = new("no-such-method", 405, "This address takes another method.");
    public static readonly ProblemType Conflict = new("conflict", 409, "Another statement has come since you looked.");
    public static readonly ProblemType TooLarge = new("too-large", 413, "The body is too large.");
    public static readonly ProblemType TooLong = new("too-long", 414, "The address is too long.");
    public static readonly ProblemType MediaType = new("media-type", 415, "The body is of another kind than this address takes.");
    public static readonly ProblemType Rule = new("rule", 422, "A rule of the record stands against it.");
    public static readonly ProblemType KeyReused =
        new("idempotency-key-reused", 422, "The Idempotency-Key stands for another request.");
    public static readonly ProblemType Unexpected = new("unexpected", 500, "Something went wrong here.");

    public static IReadOnlyList<ProblemType> All { get; } =
    [
        NotValid, Unreadable, NoIdempotencyKey, WrongHost, NotPermitted, ForeignOrigin, NotOnRecord, NoSuchAddress, NoSuchMethod,
        Conflict, TooLarge, TooLong, MediaType, Rule, KeyReused, Unexpected,
    ];

    public string Address => $"/problems/{Name}";
}
