using Microsoft.AspNetCore.WebUtilities;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Ui;

/// <summary>
/// Addresses of the pages. A link within the tracker keeps the viewpoint of the page that it stands on.
/// </summary>
public static class Links
{
    public const string Known = "known";
    public const string AsOf = "as-of";
    public const string Inbox = "/inbox";

    /// <summary>Characters of a search that an address takes: browsers and servers bound addresses.</summary>
    public const int LongestSearch = 500;

    public static string Overview(string key) => $"/{key}";

    public static string Issues(string key) => $"/{key}/issues";

    public static string Issue(string key, int number) => $"/{key}/issues/{number}";

    public static string Milestones(string key) => $"/{key}/milestones";

    public static string Linkages(string key) => $"/{key}/linkages";

    public static string Actors(string key) => $"/{key}/actors";

    public static string Sources(string key) => $"/{key}/sources";

    public static string Source(string key, Guid id) => $"/{key}/sources/{id:D}";

    /// <summary>The file that an entry names, as a download.</summary>
    public static string File(string key, EntryId entry) => $"/{key}/entries/{entry}/file";

    /// <summary>The file shown where it stands, if it is a picture.</summary>
    public static string Picture(string key, EntryId entry) => $"{File(key, entry)}?inline";

    public static string Reports(string key) => $"/{key}/reports";

    public const string Sought = "q";

    public static string Search(string key, string? text) => string.IsNullOrWhiteSpace(text)
        ? $"/{key}/search"
        : QueryHelpers.AddQueryString($"/{key}/search", Sought, text.Trim());

    public static string Import(string key) => $"/{key}/import";

    /// <summary>As much of a search as an address takes.</summary>
    public static string Searched(string text) => text.Length > LongestSearch ? text[..LongestSearch].Trim() : text;

    /// <summary>The same address seen from a viewpoint; whatever viewpoint it had is replaced.</summary>
    public static string At(this string address, AskedViewpoint viewpoint)
    {
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : address[hash..];
        var withoutFragment = hash < 0 ? address : address[..hash];
        var question = withoutFragment.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? withoutFragment : withoutFragment[..question];
        var query = QueryHelpers.ParseQuery(question < 0 ? "" : withoutFragment[question..])
            .Where(p => p.Key is not (Known or AsOf))
            .SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value))
            .ToList();
        if (!string.IsNullOrWhiteSpace(viewpoint.Known))
            query.Add(KeyValuePair.Create<string, string?>(Known, viewpoint.Known.Trim()));
        if (!string.IsNullOrWhiteSpace(viewpoint.AsOf))
            query.Add(KeyValuePair.Create<string, string?>(AsOf, viewpoint.AsOf.Trim()));
        return QueryHelpers.AddQueryString(path, query) + fragment;
    }
}
