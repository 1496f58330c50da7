using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>What an entry says, be it on record or in a file; when and by whom it was recorded is left out.</summary>
/// <param name="Statement">Nothing for a retraction.</param>
/// <param name="Repairs">The key of the entry that it corrects or retracts.</param>
internal sealed record Said(
    string Key, EntryKind Kind, Statement? Statement, ImpreciseDate? Effective, bool Ends, string Rationale,
    IReadOnlyList<Citation> Citations, IReadOnlyList<SubjectRef> Concerns, string? Repairs)
{
    /// <param name="keys">Keys of entries by their sequence.</param>
    public static Said By(Entry entry, Func<long, string> keys) => new(
        entry.Key, entry.Kind, entry.Statement, entry.Effective, entry.Ends, entry.Rationale,
        [.. entry.Citations.OrderBy(c => c.Ordinal)],
        entry.Statement?.Lane is null ? [.. Others(entry)] : [],
        entry.Corrects is { } corrected ? keys(corrected) : null);

    /// <summary>Its fields as a file writes them, all but “about”.</summary>
    public IEnumerable<KeyValuePair<string, Node>> Write(DossierNames names)
    {
        if (Statement is null)
        {
            yield return new("retracts", Node.Of(Repairs!));
        }
        else
        {
            yield return new("kind", Node.Of(Kind.ToString()));
            foreach (var field in Statement.Write(names))
                yield return field;
            if (Ends)
                yield return new("ends", Node.Of("true"));
            yield return new("effective", Node.Of(Effective!.Text));
            if (Repairs is not null)
                yield return new("corrects", Node.Of(Repairs));
            if (Concerns.Count > 0)
                yield return new("concerns", Node.Of(InOrder(Concerns, names)));
        }

        if (Rationale.Length > 0)
            yield return new("rationale", Node.Of(Rationale));
        if (Citations.Count > 0)
            yield return new("sources", Node.Of([.. Citations.Select(c => Cite(c, names))]));
    }

    private static IEnumerable<SubjectRef> Others(Entry entry) => entry.Subjects
        .Select(s => new SubjectRef(s.SubjectKind, s.SubjectId)).Where(s => s.Id != entry.SubjectId);

    /// <summary>The record keeps no order of them, so a file takes the order of their names.</summary>
    private static IEnumerable<string> InOrder(IEnumerable<SubjectRef> subjects, DossierNames names) => subjects
        .Select(s => names.Subject(s.Id)).Distinct()
        .OrderBy(r => r.Kind).ThenBy(r => r.Number).ThenBy(r => r.Key, StringComparer.Ordinal)
        .Select(r => r.ToString());

    private static Node Cite(Citation citation, DossierNames names)
    {
        var fields = new OrderedDictionary<string, Node> { ["source"] = Node.Of(names.Subject(citation.SourceId).Key) };
        if (citation.Place is not null)
            fields["place"] = Node.Of(citation.Place);
        fields["grade"] = Node.Of(citation.Grade.ToString());
        return Node.Of(fields);
    }
}
