using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Api;

/// <summary>
/// Says in plain words why a body could not be read, and where. The parser's own words are for its makers, so the body is
/// looked through once more: is it no JSON, or JSON with something else in a field than belongs there?
/// </summary>
internal static partial class UnreadBody
{
    /// <summary>Keeps what is read of a body of JSON, so that it can be looked through once more.</summary>
    public static void Keep(HttpRequest request)
    {
        if (request.HasJsonContentType())
            request.EnableBuffering(Writes.MostBytes);
    }

    public static Problem Empty =>
        Unread("The body cannot be read at line 1, character 1: there is nothing in it; an object in { } belongs there.");

    public static async Task<Problem> Explain(HttpContext http, JsonException fault)
    {
        var body = await Kept(http.Request, http.RequestAborted);
        if (Broken(body) is var (line, at, what))
            return Unread($"The body cannot be read at line {line + 1}, character {Character(body, line, at)}: {what}.");
        if (Missing().Match(fault.Message) is { Success: true } missing)
            return NotValid([.. missing.Groups["names"].Value.Split(',').Select(name => name.Trim(' ', '\''))
                .Select(name => new Fault(name, $"The field “{name}” is missing: fill it in."))]);
        var path = Fields(fault);
        var sentence = Sentence(fault);
        var place = $"line {(fault.LineNumber ?? 0) + 1}, character {Character(body, fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0)}";
        return path.Length == 0
            ? Unread($"The body cannot be read at {place}: {sentence}.")
            : Unread($"The body cannot be read at {path}, {place}: {sentence}.") with
            {
                Errors = new Dictionary<string, IReadOnlyList<string>> { [path] = [sentence + "."] },
            };
    }

    private static Problem Unread(string sentence) =>
        Problem.Of(ProblemType.Unreadable, $"{sentence} Compare it with what /docs/api says about this address.");

    private static Problem NotValid(Fault[] faults) => Problems.NotValid(faults);

    /// <summary>Where it ceases to be JSON, and why; nothing if it is JSON to its end.</summary>
    private static (long Line, long At, string What)? Broken(byte[] body)
    {
        if (body.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return (0, 0, "there is nothing in it; an object in { } belongs there");
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = ApiJson.MaxDepth });
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsWhole(ref reader))
                {
                    var before = body.AsSpan(0, (int)reader.TokenStartIndex);
                    return (before.Count((byte)'\n'), before.Length - (before.LastIndexOf((byte)'\n') + 1),
                        "the text that begins here holds half a character, as a cut through an emoji leaves it; write the text again");
                }

            return null;
        }
        catch (JsonException fault)
        {
            var (line, at) = (fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
            return (line, at, WhyBroken(body, Index(body, line, at), reader.CurrentDepth));
        }
    }

    private static bool IsWhole(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string WhyBroken(byte[] body, int index, int depth)
    {
        if (depth >= ApiJson.MaxDepth)
            return $"brackets stand in brackets more than {ApiJson.MaxDepth} deep there";
        if (body.AsSpan(Math.Min(index, body.Length)).Trim(" \t\r\n"u8).IsEmpty)
            return "it ends before it is complete; a closing quotation mark or bracket is missing";
        Rune.DecodeFromUtf8(body.AsSpan(index), out var sign, out _);
        var shown = Rune.IsControl(sign) || Rune.IsWhiteSpace(sign) ? "a break or a blank" : $"“{sign}”";
        return $"{shown} cannot stand there; names and texts stand in straight double quotes, "
            + "and one comma stands between two of them and none after the last";
    }

    private static string Sentence(JsonException fault)
    {
        var said = fault.Message.Split(" Path: ")[0].TrimEnd('.');
        if (UnknownField().Match(said) is { Success: true } unknown)
            return $"There is no field “{unknown.Groups["name"].Value}” here";
        if (RepeatedField().Match(said) is { Success: true } repeated)
            return $"The field “{repeated.Groups["name"].Value}” stands there twice";
        if (said.Contains("null value", StringComparison.Ordinal))
            return "Nothing (null) stands there, and something has to: fill it in, or leave the field out";
        if (OtherKind().Match(said) is { Success: true } other)
            return $"This is of another kind than belongs there: {Belongs(other.Groups["type"].Value)}";
        // What our own converters say is meant for the caller; of anything else the caller learns that it does not fit.
        return IsJargon(said) ? "This is of another kind than belongs there" : said;
    }

    private static bool IsJargon(string said) =>
        said.Contains("JSON", StringComparison.Ordinal) || said.Contains("System.", StringComparison.Ordinal)
        || said.Contains(nameof(NegotiationTracker) + '.', StringComparison.Ordinal) || said.Contains("token", StringComparison.OrdinalIgnoreCase);

    private static string Belongs(string type) =>
        type.Contains("Collections", StringComparison.Ordinal) || type.EndsWith("[]", StringComparison.Ordinal) ? "a list in [ ] does"
        : type.Contains("Boolean", StringComparison.Ordinal) ? "true or false does"
        : type.Contains("Int32", StringComparison.Ordinal) || type.Contains("Int64", StringComparison.Ordinal)
            || type.Contains(nameof(Domain.Record.EntryId), StringComparison.Ordinal) ? "a whole number does"
        : type.Contains("Guid", StringComparison.Ordinal) ? "an id does, such as \"0193c2f0-7d5a-7000-8000-000000000001\""
        : type.Contains("DateOnly", StringComparison.Ordinal) ? "a day does, such as \"2026-06-08\""
        : type.Contains("String", StringComparison.Ordinal) ? "a text in quotes does"
        : "an object in { } does, with fields";

    /// <summary>The path as bodies write it: sources[0].grade.</summary>
    private static string Fields(JsonException fault) => fault.Path?.TrimStart('$').TrimStart('.') ?? "";

    private static int Index(byte[] body, long line, long at)
    {
        var start = 0;
        for (var passed = 0L; passed < line && Array.IndexOf(body, (byte)'\n', start) is >= 0 and var end; passed++)
            start = end + 1;
        return (int)Math.Min(start + at, body.Length);
    }

    /// <summary>Which character of its line a byte is, 1 the first.</summary>
    private static string Character(byte[] body, long line, long at)
    {
        var (start, end) = (Index(body, line, 0), Index(body, line, at));
        return (Encoding.UTF8.GetString(body, start, end - start).EnumerateRunes().Count() + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<byte[]> Kept(HttpRequest request, CancellationToken stop)
    {
        if (!request.Body.CanSeek)
            return [];
        request.Body.Position = 0;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        return body.ToArray();
    }

    [GeneratedRegex("^Duplicate property '(?<name>.*)' encountered", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RepeatedField();

    [GeneratedRegex("^The JSON property '(?<name>.*)' could not be mapped", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex UnknownField();

    [GeneratedRegex("was missing required properties including: (?<names>[^.]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Missing();

    [GeneratedRegex("^The JSON value could not be converted to (?<type>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherKind();
}
