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

    public async Task Invoke(HttpContext http)
    {
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
            await Write(http, Of(e) is { } refusal ? refusal with { Standing = http.Features.Get<Foresight>() } : Log(e));
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

    private static Problem? Of(Exception e) => e switch
    {
        NotValidException invalid => Problem.Of(ProblemType.NotValid, invalid.Message) with
        {
            Errors = invalid.Faults.GroupBy(f => ApiJson.Named(f.Field), f => f.Sentence)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g]),
        },
        NotPermittedException => Problem.Of(ProblemType.NotPermitted, e.Message),
        NotOnRecordException => Problem.Of(ProblemType.NotOnRecord, e.Message),
        AlreadySavedException => Problem.Of(
            ProblemType.KeyReused,
            "This Idempotency-Key was used for another request before. Take a new key for each act, and the same one only to repeat it."),
        ConflictException or ToldMeanwhileException => Problem.Of(ProblemType.Conflict, e.Message),
        RuleViolationException { Field: { } field } => Problem.Of(ProblemType.Rule, e.Message) with { Errors = At(field, e.Message) },
        RefusedException => Problem.Of(ProblemType.Rule, e.Message),
        NoIdempotencyKeyException => Problem.Of(ProblemType.NoIdempotencyKey, e.Message),
        BadHttpRequestException bad => Of(bad),
        _ => null,
    };

    private static Problem Of(BadHttpRequestException bad)
    {
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
            return TooLarge();
        if (bad.StatusCode == StatusCodes.Status415UnsupportedMediaType)
            return OtherMediaType();
        if (bad.InnerException is JsonException json)
            return Of(json);
        if (ParameterNotRead().Match(bad.Message) is { Success: true } unread)
            return AtParameter(unread.Groups["name"].Value, $"“{unread.Groups["value"].Value}” cannot be read there");
        if (ParameterMissing().Match(bad.Message) is { Success: true } missing)
            return AtParameter(missing.Groups["name"].Value, "It is missing, and has to be given");
        return Problem.Of(
            ProblemType.Unreadable, "The request cannot be read: compare it with what /docs/api says about this address.");
    }

    private static Problem Of(JsonException json)
    {
        var sentence = json.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0].TrimEnd('.');
        if (UnknownField().Match(sentence) is { Success: true } unknown)
            sentence = $"There is no field “{unknown.Groups["name"].Value}” here";
        else if (RepeatedField().Match(sentence) is { Success: true } repeated)
            sentence = $"The field “{repeated.Groups["name"].Value}” stands there twice";
        else if (sentence.Contains("System.", StringComparison.Ordinal) || sentence.Contains("NegotiationTracker.", StringComparison.Ordinal))
            sentence = "This is of another kind than belongs there";
        var path = json.Path?.TrimStart('$').TrimStart('.') ?? "";
        var place = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{(path.Length > 0 ? path + ", " : "")}line {(json.LineNumber ?? 0) + 1}, byte {(json.BytePositionInLine ?? 0) + 1}");
        return Problem.Of(
            ProblemType.Unreadable, $"The body cannot be read at {place}: {sentence}. Compare it with what /docs/api says.") with
        {
            Errors = path.Length > 0 ? At(path, sentence + ".") : null,
        };
    }

    private static Problem Of(int status, HttpRequest request) => status switch
    {
        StatusCodes.Status404NotFound => Problem.Of(
            ProblemType.NoSuchAddress, "Nothing answers at this address: /docs/api lists those that do."),
        StatusCodes.Status405MethodNotAllowed => Problem.Of(
            ProblemType.NoSuchMethod, $"{request.Method} means nothing at this address: /docs/api says what does."),
        StatusCodes.Status413PayloadTooLarge => TooLarge(),
        StatusCodes.Status415UnsupportedMediaType => OtherMediaType(),
        StatusCodes.Status403Forbidden => Problem.Of(ProblemType.NotPermitted),
        _ => Problem.Of(
            ProblemType.Unreadable, "The request cannot be read: compare it with what /docs/api says about this address.") with
        {
            Status = status,
        },
    };

    private static Problem TooLarge() => Problem.Of(
        ProblemType.TooLarge, "The body is larger than this address takes, mostly 1 MiB. Send less at once, or keep long texts in a source.");

    private static Problem OtherMediaType() => Problem.Of(
        ProblemType.MediaType, "The body is of another kind than this address takes: send JSON, with the header Content-Type: application/json.");

    private static Problem AtParameter(string name, string what)
    {
        var shown = name == "asOf" ? "as-of" : name;
        return Problem.Of(ProblemType.Unreadable, $"The parameter “{shown}” is not right. {what}: /docs/api says what it takes.") with
        {
            Errors = At(shown, what + "."),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> At(string field, string sentence) => new() { [ApiJson.Named(field)] = [sentence] };

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

    [GeneratedRegex("^Duplicate property '(?<name>.*)' encountered", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RepeatedField();

    [GeneratedRegex("^The JSON property '(?<name>.*)' could not be mapped", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex UnknownField();
}
