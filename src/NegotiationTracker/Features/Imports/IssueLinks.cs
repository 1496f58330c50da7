using System.Text.RegularExpressions;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>Links between rows. Only what means the same here becomes a link; any other relation is told in a note.</summary>
internal sealed partial class IssueLinks(RowRecorder recorder, ListWords list)
{
    private readonly Dictionary<Guid, Issue> _issues = [];
    private readonly HashSet<(Guid, LinkageType, Guid)> _told = [];

    /// <summary>An issue that a row of this file is: it can be linked from.</summary>
    public void Note(Issue issue) => _issues[issue.Id] = issue;

    public void Record(RowValues row, Issue issue, ImpreciseDate day)
    {
        var account = new Account { Effective = day, Citations = recorder.Citations(row) };
        foreach (var (field, word, key, inward) in Named(row))
        {
            if (Meaning(word, inward) is not var (type, isTurned) || recorder.Known.IsLost(key))
                continue;
            var other = recorder.Known.Issue(key);
            if (other is null)
                recorder.Record(row, issue, Remark(row, Unknown(word, key)), account, "updated");
            else if (!isTurned)
                Link(row, issue, type, other.Value, account, field);
            else if (_issues.TryGetValue(other.Value, out var from) && RowChanges.ClosedBefore(from, day) is null)
                Link(row, from, type, issue.Id, account, field);
            else
                recorder.Record(row, issue, Remark(row, $"{word} {recorder.Known.Called(other.Value)}."), account, "updated");
        }
    }

    /// <summary>Links that the list has not told of before, of an issue that is on record.</summary>
    public void RecordNew(RowChanges changes, RowValues row, Issue issue, RowDays days)
    {
        foreach (var (field, word, key, inward) in Named(row))
        {
            if (Meaning(word, inward) is not var (type, isTurned) || recorder.Known.IsLost(key))
                continue;
            var other = recorder.Known.Issue(key);
            var remark = Remark(row, other is { } known ? $"{word} {recorder.Known.Called(known)}." : Unknown(word, key));
            if (list.HasSaid(issue.Id, remark) || list.HasSaid(issue.Id, Remark(row, Unknown(word, key))))
                continue;
            var from = isTurned ? _issues.GetValueOrDefault(other ?? Guid.Empty) : issue;
            if (other is null || from is null)
                changes.Take(issue, remark, changes.On(days.LastSeen), field, days.LastSeenField, $"{word} {key}");
            else if (new LinkageStatement(type, SubjectKind.Issue, isTurned ? issue.Id : other.Value) is var link && from.Id != link.TargetId
                && !list.HasSaid(from.Id, link) && from.Stack.HoldingIn(link.Lane!) is null && _told.Add((from.Id, type, link.TargetId)))
                changes.Take(from, link, changes.On(days.LastSeen), field, days.LastSeenField, $"{word} {recorder.Known.Called(other.Value)}");
        }
    }

    /// <summary>Relations that mean nothing here that could be followed.</summary>
    public static IEnumerable<string> Untold(RowValues row) => Named(row)
        .Where(n => Meaning(n.Word, n.Inward) is null).Select(n => $"{n.Word} {n.Key}");

    private void Link(RowValues row, Issue from, LinkageType type, Guid target, Account account, string field)
    {
        var link = new LinkageStatement(type, SubjectKind.Issue, target);
        if (from.Id != target && _told.Add((from.Id, type, target)) && from.Stack.HoldingIn(link.Lane!) is null)
            recorder.Record(row, from, link, account, field);
    }

    private static NoteStatement Remark(RowValues row, string text) => new($"As {RowDays.From(row)} had it. {text}");

    private static string Unknown(string word, string key) => $"{word} {key}, which is neither in the file nor on record.";

    private static IEnumerable<(string Field, string Word, string Key, bool Inward)> Named(RowValues row)
    {
        foreach (var (_, text) in row.Many("relations"))
            foreach (Match match in Relation().Matches(text))
                yield return ("relations", match.Groups["word"].Value.Trim(), match.Groups["key"].Value, false);
        if (row.Text("parent") is { Length: > 0 } parent)
            yield return ("parent", "Part of", parent, false);
        foreach (var (inward, field) in ((bool, string)[])[(false, "outward"), (true, "inward")])
            foreach (var (header, text) in row.Many(field))
                yield return (field, Parenthesised().Match(header) is { Success: true } word ? word.Groups["word"].Value : field, text, inward);
    }

    /// <summary>What the word means here, and whether the link starts at the other end.</summary>
    private static (LinkageType Type, bool IsTurned)? Meaning(string word, bool inward) => FoldedText.Of(word) switch
    {
        "blocks" => (LinkageType.Blocks, inward),
        "blocked by" or "is blocked by" => (LinkageType.Blocks, !inward),
        "precedes" => (LinkageType.SequencedAfter, !inward),
        "follows" => (LinkageType.SequencedAfter, inward),
        "part of" or "parent" => (LinkageType.PartOf, inward),
        "supersedes" or "replaces" => (LinkageType.Supersedes, inward),
        _ => null,
    };

    [GeneratedRegex(@"(?<word>[A-Za-z][A-Za-z ]{2,30})\s#?(?<key>[A-Za-z]{0,10}-?\d{1,9})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Relation();

    [GeneratedRegex(@"\((?<word>[^)]{1,60})\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parenthesised();
}
