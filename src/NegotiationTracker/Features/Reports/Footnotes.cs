using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Reports;

/// <summary>Numbers the sources in the order in which the report first rests on them.</summary>
internal sealed class Footnotes(ReportRecord record)
{
    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly List<ReportedSource> _sources = [];

    public IReadOnlyList<ReportedSource> Sources => _sources;

    public IReadOnlyList<Footnote> Of(Entry entry) =>
        [.. entry.Citations.OrderBy(c => c.Ordinal).Select(c => new Footnote(NumberOf(c.SourceId), c.Grade, c.Place))];

    private int NumberOf(Guid sourceId)
    {
        if (_numbers.TryGetValue(sourceId, out var known))
            return known;
        var number = _numbers[sourceId] = _numbers.Count + 1;
        var source = (Source)record.Subjects[sourceId].Subject;
        _sources.Add(new ReportedSource(
            number, source.Publisher, source.Title, source.Url, source.Published, source.Retrieved));
        return number;
    }
}
