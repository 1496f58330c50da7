using System.Globalization;
using System.Text;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>What something on record is called in a file: AMAZ, AMAZ-2, milestone:KEY, actor:KEY, source:KEY, place:KEY.</summary>
internal readonly record struct Reference(SubjectKind Kind, string Key, int Number = 0)
{
    public static Reference Of(Subject subject) => subject switch
    {
        Negotiation n => new Reference(SubjectKind.Negotiation, n.Key),
        Issue i => new Reference(SubjectKind.Issue, i.NegotiationKey, i.Number),
        Milestone m => new Reference(SubjectKind.Milestone, m.Key),
        Actor a => new Reference(SubjectKind.Actor, a.Key),
        Source s => new Reference(SubjectKind.Source, s.Key),
        Place p => new Reference(SubjectKind.Place, p.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    /// <returns>Nothing if this is no way to call anything in a dossier of that negotiation.</returns>
    public static Reference? Parse(string text, string negotiation)
    {
        if (text == negotiation)
            return new Reference(SubjectKind.Negotiation, text);
        var number = text.LastIndexOf('-') + 1;
        if (int.TryParse(text.AsSpan(number), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && n > 0 && new Reference(SubjectKind.Issue, negotiation, n) is var issue && issue.ToString() == text)
            return issue;
        foreach (var kind in (SubjectKind[])[SubjectKind.Milestone, SubjectKind.Actor, SubjectKind.Source, SubjectKind.Place])
            if (text.StartsWith(Prefix(kind), StringComparison.Ordinal) && IsKey(text[Prefix(kind).Length..]))
                return new Reference(kind, text[Prefix(kind).Length..]);
        return null;
    }

    public override string ToString() => Kind switch
    {
        SubjectKind.Negotiation => Key,
        SubjectKind.Issue => string.Create(CultureInfo.InvariantCulture, $"{Key}-{Number}"),
        _ => Prefix(Kind) + Key,
    };

    private static string Prefix(SubjectKind kind) => kind.ToString().ToLowerInvariant() + ":";

    private static bool IsKey(string text) => text.Length is > 0 and <= Limits.Key
        && text.EnumerateRunes().All(r => Rune.IsLetterOrDigit(r) || r.Value is '-' or '_' or '.');
}
