using System.Globalization;
using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>Each row what one party says, is judged to want, or will not cross on an issue.</summary>
internal sealed class PositionRows(RowRecorder recorder, IReadOnlyDictionary<Guid, Subject> issues) : IRowsOfAKind
{
    private readonly HashSet<(Guid Issue, Statement Says, string Day)> _told =
        [.. issues.Values.SelectMany(i => i.Stack.Standing.Where(e => e.Kind == EntryKind.Position).Select(e => (i.Id, e.Statement!, e.Effective.Text)))];

    public RowOutcome? Take(RowValues row)
    {
        var text = row.Required("text");
        var foreign = row.Text("key").TrimStart('#');
        var imported = recorder.Known.Imported(foreign);
        var isAgain = imported?.IsSame(row, text) == true;
        if (text.Length > 0 && !isAgain)
            imported?.Refuse(row, foreign, null);
        var issue = row.Required("issue") is { Length: > 0 } named ? Issue(row, named) : null;
        var party = row.Required("party") is { Length: > 0 } who ? Party(row, who) : null;
        var type = row.Required("type").Length > 0 ? row.Choice<PositionType>("type") : null;
        var date = row.RequiredDate("date");
        var quote = row.Text("quote");
        var says = new PositionStatement(
            party ?? Guid.Empty, type ?? PositionType.Stated, text, quote.Length == 0 ? null : quote,
            row.Choice<Flexibility>("flexibility"), Salience(row), row.Choice<Confidence>("confidence"));
        var account = new Account
        {
            Effective = date ?? ImpreciseDate.On(recorder.Today),
            Rationale = row.Text("rationale"),
            Citations = recorder.Citations(row),
        };
        if (!recorder.Check(row, (says, account, "date")) || issue is null)
            return null;
        if (isAgain)
            return Again(row, issue, imported!, says, date!);
        if (!_told.Add((issue.Id, says, date!.Text)))
            return RowOutcome.Known(row, $"{text.Quoted()} is on record already, or in an earlier row.");
        recorder.Record(row, issue, says, account, "date");
        RowRecorder.LetGo(issue, EntryKind.Position);
        return row.Failed ? null : RowOutcome.New(
            row, $"{issue.Called}, {recorder.Known.Called(party!.Value)}, {type!.Value.ToWords().ToLowerInvariant()}: {text}");
    }

    public IEnumerable<RowOutcome> Finish() => []; // every row stands for itself

    /// <summary>The list tells the same position with another day or other details: a further word of that party.</summary>
    private RowOutcome? Again(RowValues row, Subject issue, ImportedRow imported, PositionStatement says, ImpreciseDate date)
    {
        var changes = new RowChanges(recorder, row);
        if ((!Equals(imported.Statement, says) || imported.Day != date.Text) && _told.Add((issue.Id, says, date.Text)))
            changes.Take(issue, says, changes.On(date, row.Text("rationale")), "text", "date", $"{says.Text.Quoted()} since {date.ToWords()}, with what the file says of it now");
        RowRecorder.LetGo(issue, EntryKind.Position);
        return changes.Outcome(issue.Called, $"{says.Text.Quoted()} was imported before.");
    }

    private Subject? Issue(RowValues row, string named)
    {
        if (recorder.Known.Issue(named) is { } id)
            return issues[id];
        row.Fault("issue", $"{named.Quoted()} is no issue on record here. Write its key, such as {recorder.Known.Negotiation.Key}-2, or import the issues first.");
        return null;
    }

    private Guid? Party(RowValues row, string who)
    {
        if (recorder.Known.Actor(who) is { } id)
            return id;
        var actors = recorder.Known.Actors;
        row.Fault("party", $"{who.Quoted()} is no actor on record here. "
            + (actors.Length > 0 ? $"Add it to the actors first, or write one of these: {actors}." : "Add the parties to the actors first."));
        return null;
    }

    private static int? Salience(RowValues row)
    {
        var text = row.Text("salience");
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var salience))
            return salience;
        row.Fault("salience", $"{text.Quoted()} is no whole number: salience is a number from 0 to 100.");
        return null;
    }
}
