using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Api;

/// <summary>The one place where a refusal becomes an answer to a program.</summary>
internal sealed partial class Problems(RequestDelegate next, ILogger<Problems> log)
{
    public const string ContentType = "application/problem+json";

    /// <summary>So many characters may an address have, with its parameters.</summary>
    public const int LongestAddress = 8_000;

    public async Task Invoke(HttpContext http)
    {
        if (http.Request.Path.ToUriComponent().Length + http.Request.QueryString.ToUriComponent().Length > LongestAddress)
        {
            await Write(http, Problem.Of(ProblemType.TooLong, string.Create(
                CultureInfo.InvariantCulture, $"The address with its parameters is longer than {LongestAddress} characters: ask for less at once.")));
            return;
        }

        UnreadBody.Keep(http.Request);
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            var refusal = e is BadHttpRequestException { InnerException: JsonException json } ? await UnreadBody.Explain(http, json) : Of(e, http);
            await Write(http, refusal is null ? Log(e) : refusal with { Standing = http.Features.Get<Foresight>() });
            return;
        }

        var response = http.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
            await Write(http, Of(response.StatusCode, http.Request));
    }

    public static async Task Write(HttpContext http, Problem problem)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var headers = http.Response.Headers;
        headers.ETag = default;
        headers.ContentDisposition = default;
        headers.CacheControl = "no-store";
        http.Response.StatusCode = problem.Status;
        await http.Response.WriteAsJsonAsync(problem, options, ContentType, http.RequestAborted);
    }

    public static Problem NotValid(IReadOnlyList<Fault> faults) =>
        Problem.Of(ProblemType.NotValid, string.Join(" ", faults.Select(f => f.Sentence))) with
        {
            Errors = faults.GroupBy(f => ApiJson.Named(f.Field), f => f.Sentence)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g]),
        };

    private static Problem? Of(Exception e, HttpContext http) => e switch
    {
        NotValidException invalid => NotValid(invalid.Faults),
        NotPermittedException => Problem.Of(ProblemType.NotPermitted, e.Message),
        NotOnRecordException missing => Problem.Of(ProblemType.NotOnRecord, e.Message) with { Errors = At(missing.Field, e.Message, http) },
        UnreadableException unread => Problem.Of(ProblemType.Unreadable, e.Message) with { Errors = At(unread.Field, e.Message, http) },
        AlreadySavedException => Problem.Of(
            ProblemType.KeyReused,
            "This Idempotency-Key was used for another request before. Take a new key for each act, and the same one only to repeat it."),
        ConflictException conflict => Problem.Of(ProblemType.Conflict, Conflict(conflict)),
        ToldMeanwhileException => Problem.Of(ProblemType.Conflict, e.Message),
        RuleViolationException rule => Problem.Of(ProblemType.Rule, e.Message) with { Errors = At(rule.Field, e.Message, http) },
        RefusedException => Problem.Of(ProblemType.Rule, e.Message),
        NoIdempotencyKeyException => Problem.Of(ProblemType.NoIdempotencyKey, e.Message),
        BadHttpRequestException bad => Of(bad, http),
        _ => null,
    };

    private static Problem Of(BadHttpRequestException bad, HttpContext http)
    {
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
            return Bodies(http.Request).TooLarge(http.Request);
        if (bad.StatusCode == StatusCodes.Status415UnsupportedMediaType)
            return Bodies(http.Request).OtherKind(http.Request);
        if (ParameterNotRead().Match(bad.Message) is { Success: true } unread)
            return http.RequestServices.GetRequiredService<Parameters>().Unread(http, unread.Groups["name"].Value, unread.Groups["value"].Value);
        if (bad.Message.EndsWith("from body.", StringComparison.Ordinal))
            return UnreadBody.Empty;
        if (ParameterMissing().Match(bad.Message) is { Success: true } missing)
            return Parameters.Lacking(missing.Groups["name"].Value);
        return Problem.Of(
            ProblemType.Unreadable, "The request cannot be read: compare it with what /docs/api says about this address.");
    }

    private static Problem Of(int status, HttpRequest request) => status switch
    {
        StatusCodes.Status404NotFound => Problem.Of(
            ProblemType.NoSuchAddress, "Nothing answers at this address: /docs/api lists those that do."),
        StatusCodes.Status405MethodNotAllowed => Problem.Of(
            ProblemType.NoSuchMethod, $"{request.Method} means nothing at this address: /docs/api says what does."),
        StatusCodes.Status413PayloadTooLarge => Bodies(request).TooLarge(request),
        StatusCodes.Status415UnsupportedMediaType => Bodies(request).OtherKind(request),
        StatusCodes.Status403Forbidden => Problem.Of(ProblemType.NotPermitted),
        _ => Problem.Of(
            ProblemType.Unreadable, "The request cannot be read: compare it with what /docs/api says about this address.") with
        {
            Status = status,
        },
    };

    /// <summary>Whose the other statement is, nobody asks: one's own from another program comes in between just as well.</summary>
    private static string Conflict(ConflictException conflict) =>
        "Another statement, possibly your own, has come since the one that “seen” names. Look at “standing”, which says what holds there now; "
        + (conflict.Theirs is { } theirs
            ? string.Create(CultureInfo.InvariantCulture, $"if yours is to follow it, send again with “seen” set to {theirs.Sequence}.")
            : "nothing stands there any more: if yours is to, send again without “seen”.");

    private static Bodies Bodies(HttpRequest request) => request.HttpContext.RequestServices.GetRequiredService<Bodies>();

    private static Dictionary<string, IReadOnlyList<string>>? At(string? field, string sentence, HttpContext http) =>
        field is null ? null : new() { [ApiJson.Named(field, Sends.Of(http.GetEndpoint()))] = [sentence] };

    /// <summary>The caller learns a name only; what happened is for the log.</summary>
    private Problem Log(Exception e)
    {
        var id = RandomNumberGenerator.GetHexString(12, lowercase: true);
        log.LogError(e, "A request of a program failed; it was told the id {Id}.", id);
        return Problem.Of(
            ProblemType.Unexpected, $"Nothing was stored by this request. Tell whoever runs the tracker the id {id}: its log says what happened.") with
        {
            Id = id,
        };
    }

    [GeneratedRegex("^Failed to bind parameter \"\\S+ (?<name>\\S+)\" from \"(?<value>.*)\"\\.$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterNotRead();

    [GeneratedRegex("^Required parameter \"\\S+ (?<name>\\S+)\" was not provided", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterMissing();
}
