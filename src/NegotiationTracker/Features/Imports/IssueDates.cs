using System.Globalization;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>A due date is a milestone of the issue while the issue is open, and a start date while it lies ahead.</summary>
internal sealed class IssueDates(RowRecorder recorder)
{
    private const string Due = "due";
    private const string Start = "start";

    public static readonly IReadOnlyList<string> Marks = [Due, Start];

    /// <summary>Which date of an issue a milestone was made of, by its key; nothing if it was made otherwise.</summary>
    public static string? MarkIn(string key) => Marks.FirstOrDefault(m => key.StartsWith($"{m}-", StringComparison.Ordinal));

    /// <param name="mark">Due or start: also what the field is called.</param>
    public bool IsExpected(string mark, ImpreciseDate date) => mark == Due || date.Earliest > recorder.Today;

    public static string Words(string mark) => mark == Due ? "due" : "start";

    public void Add(RowValues row, Issue issue, string mark, ImpreciseDate date, Account account)
    {
        var key = recorder.Known.NewMilestoneKey(string.Create(CultureInfo.InvariantCulture, $"{mark}-{issue.Called.ToLowerInvariant()}"));
        var milestone = RowRecorder.Try(row, mark, () => Milestone.Add(
            recorder.Known.Negotiation, key, MilestoneKind.Other, account, recorder.Recording));
        if (milestone is null)
            return;
        recorder.Record(row, milestone, new DescribedStatement(Title(mark, issue, issue.Restriction, issue.Title), ""), account, mark);
        recorder.Record(row, milestone, new ExpectedDateStatement(date), account, mark);
        recorder.Record(row, milestone, new LinkageStatement(LinkageType.PartOf, SubjectKind.Issue, issue.Id), account, mark);
        recorder.Open(milestone);
    }

    /// <summary>Everybody reads milestones, and not everybody what a restricted issue is called.</summary>
    public static string Title(string mark, Issue issue, Restriction restriction, string called)
    {
        var what = mark == Due ? "Due date" : "Start";
        var title = restriction == Restriction.Restricted ? $"{what} of {issue.Called}" : $"{what} of {issue.Called}: {called}";
        return title.Length > Limits.Title ? title[..(Limits.Title - 1)] + "…" : title;
    }
}
