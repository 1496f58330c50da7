using NegotiationTracker.Domain;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>
/// An issue that an earlier file of the list put on record: what the list says now, and did not say then, is taken as further
/// statements. Where it says the same as before, whatever people have recorded here since holds.
/// </summary>
/// <param name="closed">Gets what is to be closed when all rows are there.</param>
internal sealed class IssueChanges(
    RowRecorder recorder, ListWords list, IssueLinks links, IssueDates dates, List<(RowValues Row, Issue Issue, Account Account)> closed)
{
    private const int LongestTold = 80;

    private readonly IssueStages _stages = new(list, closed, recorder.Today);

    /// <returns>Nothing if the row is wrong.</returns>
    public RowOutcome? Take(RowValues row, Issue issue, string known)
    {
        var changes = new RowChanges(recorder, row);
        var days = RowDays.Of(row, ImpreciseDate.On(recorder.Today), "the day on which the file was imported", "updated");
        var (before, now) = _stages.Said(row, issue);
        if (before != now && now is not null)
            _stages.Take(changes, row, issue, days, before, now.Value);
        Described(changes, row, issue, days);
        Classified(changes, row, issue, days);
        Owner(changes, row, issue, days);
        Dates(changes, row, issue, days, isClosed: now == Stage.Closed, isOpenAgain: before == Stage.Closed && now is not (null or Stage.Closed));
        Notes(changes, row, issue, days);
        links.RecordNew(changes, row, issue, days);
        return changes.Outcome(issue.Called, known);
    }

    /// <summary>What of the text the list has not changed stays as it is here.</summary>
    private void Described(RowChanges changes, RowValues row, Issue issue, RowDays days)
    {
        if (list.Last<DescribedStatement>(issue.Id) is not { } before)
            return;
        var (title, summary) = (row.Text("title"), row.HasColumn("summary") ? row.Text("summary") : before.Summary);
        var (isRenamed, isRewritten) = (title != before.Title, summary != before.Summary);
        if (!isRenamed && !isRewritten)
            return;
        changes.Take(
            issue, new DescribedStatement(isRenamed ? title : issue.Title, isRewritten ? summary : issue.Summary), changes.On(days.LastSeen),
            isRenamed ? "title" : "summary", days.LastSeenField,
            string.Join("; ", ((string?[])[isRenamed ? $"title {issue.Title.Quoted()} → {title.Quoted()}" : null, isRewritten ? "another description" : null]).OfType<string>()));
    }

    /// <summary>An empty cell says nothing: nothing is laid open by mistake.</summary>
    private void Classified(RowChanges changes, RowValues row, Issue issue, RowDays days)
    {
        if (list.Last<ClassifiedStatement>(issue.Id) is not { } before)
            return;
        List<string> says = [];
        var now = new ClassifiedStatement(issue.Category, issue.Importance, issue.Restriction);
        if (row.Cell("category") is { Length: > 0 } category && category != before.Category)
        {
            now = now with { Category = category };
            says.Add($"category {issue.Category.Quoted()} → {category.Quoted()}");
        }

        if (row.Cell("importance").Length > 0 && row.Choice<Importance>("importance") is { } importance && importance != before.Importance)
        {
            now = now with { Importance = importance };
            says.Add($"importance {issue.Importance.ToWords().ToLowerInvariant()} → {importance.ToWords().ToLowerInvariant()}");
        }

        var restriction = row.IsRestricted() ? Restriction.Restricted : row.Cell("restricted").Length > 0 ? Restriction.Open : before.Restriction;
        if (restriction != before.Restriction)
        {
            now = now with { Restriction = restriction };
            says.Add(restriction == Restriction.Restricted ? "restricted" : "no longer restricted");
        }

        var isRestricted = now.Restriction == Restriction.Restricted && issue.Restriction == Restriction.Open;
        if (says.Count == 0 || !changes.Take(
            issue, now, changes.On(days.LastSeen), restriction != before.Restriction ? "restricted" : "category", days.LastSeenField, string.Join("; ", says)))
            return;
        foreach (var mark in isRestricted ? IssueDates.Marks : [])
            if (list.DateOf(issue.Id, mark) is { IsWithdrawn: false } date)
                recorder.Record(
                    row, date, new DescribedStatement(IssueDates.Title(mark, issue, Restriction.Restricted, ""), date.Summary), changes.On(days.LastSeen), "restricted");
    }

    private void Owner(RowChanges changes, RowValues row, Issue issue, RowDays days)
    {
        if (!row.HasColumn("owner"))
            return;
        var name = row.Text("owner");
        var last = list.Last(issue.Id, EntryKind.Owner);
        var (before, now) = (last is { Ends: false, Statement: OwnerStatement said } ? said.PersonId : (Guid?)null, recorder.Known.Person(name));
        if (before == now || (before is null && list.HasNoted(issue.Id, IssueNotes.LookedAfterBy(name))))
            return;
        if (before is { } old && issue.Stack.HoldingIn(new OwnerStatement(old).Lane!) is not null)
            changes.Take(
                issue, new OwnerStatement(old), changes.On(days.LastSeen, ends: true), "owner", days.LastSeenField, $"{recorder.Known.Called(old)} no longer looks after it");
        if (now is { } person && issue.Stack.HoldingIn(new OwnerStatement(person).Lane!) is null)
            changes.Take(
                issue, new OwnerStatement(person), changes.On(days.LastSeen), "owner", days.LastSeenField, $"looked after by {recorder.Known.Called(person)}");
    }

    private void Dates(RowChanges changes, RowValues row, Issue issue, RowDays days, bool isClosed, bool isOpenAgain)
    {
        foreach (var mark in IssueDates.Marks.Where(row.HasColumn))
        {
            var date = row.Date(mark);
            var milestone = list.DateOf(issue.Id, mark);
            if (milestone is not null)
                Move(milestone, mark, date);
            else if (date is null || (list.HasNoted(issue.Id, IssueNotes.Date(mark, date)) && !(isOpenAgain && dates.IsExpected(mark, date))))
                continue;
            else if (isClosed || issue.IsClosed || !dates.IsExpected(mark, date))
                Note(changes, issue, row, days, [IssueNotes.Date(mark, date)]);
            else
            {
                dates.Add(row, issue, mark, date, changes.On(days.LastSeen));
                changes.Tell($"{IssueDates.Words(mark)} {date.ToWords()}");
            }
        }

        void Move(Domain.Milestones.Milestone milestone, string mark, ImpreciseDate? date)
        {
            var before = list.Last<ExpectedDateStatement>(milestone.Id)?.Date;
            if (!Equals(before, date) && !Equals(milestone.Date, date))
                changes.Take(
                    milestone, new ExpectedDateStatement(date), changes.On(days.LastSeen), mark, days.LastSeenField,
                    $"{IssueDates.Words(mark)} {Said(milestone.Date)} → {Said(date)}");
        }

        static string Said(ImpreciseDate? date) => date?.ToWords() ?? "date unknown";
    }

    private void Notes(RowChanges changes, RowValues row, Issue issue, RowDays days)
    {
        foreach (var (text, day) in IssueNotes.Comments(row))
            if (!list.HasSaid(issue.Id, new NoteStatement(text)))
                changes.Take(
                    issue, new NoteStatement(text), changes.On(day ?? days.LastSeen), "note", day is null ? days.LastSeenField : "note", "a further comment");
        var tellOwner = recorder.Known.Person(row.Text("owner")) is null;
        Note(changes, issue, row, days, [.. IssueNotes.Lines(row, tellOwner).Where(l => !list.HasNoted(issue.Id, l))]);
    }

    private static void Note(RowChanges changes, Issue issue, RowValues row, RowDays days, IReadOnlyList<string> lines)
    {
        if (IssueNotes.Of(row, lines) is { } note)
            changes.Take(issue, note, changes.On(days.LastSeen), "other", days.LastSeenField, $"noted: {string.Join("; ", lines.Select(l => l.Length > LongestTold ? l[..LongestTold] + "…" : l))}");
    }
}
