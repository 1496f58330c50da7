using System.Text;

namespace NegotiationTracker.Hosting.Api;

/// <summary>A kind of refusal. Its address never changes, so programs may rest on it; docs/api.md says what to do.</summary>
/// <param name="WhatToDo">For whoever opens the address, and for docs/api.md in its own words.</param>
internal sealed record ProblemType(string Name, int Status, string Title, string WhatToDo)
{
    public static readonly ProblemType NotValid = new("not-valid", 400, "A field does not hold what it should.",
        "Mend what stands under “errors”: a field is missing, too long or out of range, or the address takes no such parameter.");
    public static readonly ProblemType Unreadable = new("unreadable", 400, "The request cannot be read.",
        "“detail” says which part of the JSON or which parameter cannot be read, and where. Write it as /docs/api says.");
    public static readonly ProblemType NoIdempotencyKey = new("no-idempotency-key", 400, "The request names no Idempotency-Key.",
        "Name the write by the header Idempotency-Key: 1 to 255 printable characters without spaces, such as a UUID.");
    public static readonly ProblemType WrongHost = new("wrong-host", 400, "The tracker does not answer under this name.",
        "Call the tracker by localhost.");
    public static readonly ProblemType NotPermitted = new("not-permitted", 403, "You may not do this.",
        "Ask whoever leads the negotiation.");
    public static readonly ProblemType ForeignOrigin = new("foreign-origin", 403, "Pages of other sites may not call the tracker.",
        "Call the tracker from a program, or from its own pages.");
    public static readonly ProblemType NotOnRecord = new("not-on-record", 404, "That is not on record.",
        "Look for it in the list, or from a later viewpoint: it is not on record, or was not yet.");
    public static readonly ProblemType NoSuchAddress = new("no-such-address", 404, "Nothing answers at this address.",
        "See /docs/api for the addresses that answer.");
    public static readonly ProblemType NoSuchMethod = new("no-such-method", 405, "This address takes another method.",
        "See /docs/api for what the address takes.");
    public static readonly ProblemType Conflict = new("conflict", 409, "Another statement has come since you looked.",
        "Look at “standing”: what holds there now, by whom and why. If yours is to follow it, send again with “seen” set to standing.last.");
    public static readonly ProblemType TooLarge = new("too-large", 413, "The body is too large.",
        "“detail” says how much the address takes. Send less at once.");
    public static readonly ProblemType TooLong = new("too-long", 414, "The address is too long.",
        "The address with its parameters has 8,000 characters at most: ask for less at once.");
    public static readonly ProblemType MediaType = new("media-type", 415, "The body is of another kind than this address takes.",
        "Send what “detail” names: mostly JSON, a form with a file to /files and /imports, text to /dossiers.");
    public static readonly ProblemType Rule = new("rule", 422, "A rule of the record stands against it.",
        "“detail” says which rule, and what would do.");
    public static readonly ProblemType KeyReused = new("idempotency-key-reused", 422, "The Idempotency-Key stands for another request.",
        "Take a new key for each act, and the same one only to repeat it.");
    public static readonly ProblemType Unexpected = new("unexpected", 500, "Something went wrong here.",
        "It is our fault. Tell whoever runs the tracker the “id”: its log says what happened.");

    public static IReadOnlyList<ProblemType> All { get; } =
    [
        NotValid, Unreadable, NoIdempotencyKey, WrongHost, NotPermitted, ForeignOrigin, NotOnRecord, NoSuchAddress, NoSuchMethod,
        Conflict, TooLarge, TooLong, MediaType, Rule, KeyReused, Unexpected,
    ];

    public string Address => $"/problems/{Name}";

    /// <summary>Whoever follows the type of a refusal reads what it means.</summary>
    public static void Map(WebApplication app)
    {
        foreach (var type in All)
            app.MapGet(type.Address, () => Results.Text(
                $"{type.Title}\n\n{type.WhatToDo}\n\nThe API answers so with the status {type.Status}. All of it is described at {DocsPage.Address}.\n",
                "text/plain", Encoding.UTF8)).ExcludeFromDescription().WithHead();
    }
}
