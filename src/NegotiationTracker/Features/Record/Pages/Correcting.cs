using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Issues.Pages;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Linkages.Pages;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Milestones.Pages;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Negotiations.Pages;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Positions.Pages;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Features.Sources.Pages;

#pragma warning disable CS8524 // A kind without an answer must not compile; a number that names no kind may throw.

namespace NegotiationTracker.Features.Record.Pages;

/// <summary>How an entry is corrected: by the form of its kind, restating it whole.</summary>
public static class Correcting
{
    private const int LongestSaying = 60;

    /// <summary>
    /// Nothing if the page cannot correct it: it was corrected already, or it put its subject on record, or it ends
    /// what no form ends.
    /// </summary>
    public static Correction? For(RecordRow row) =>
        !row.CanBeCorrected || Restated.Of(row) is not { } said ? null : said.Ends ? OfEnd(said) : OfStatement(said);

    private static Correction? OfStatement(Restated said) => said.Kind switch
    {
        EntryKind.NegotiationOpened or EntryKind.ActorAdded or EntryKind.PlaceAdded
            or EntryKind.Opened or EntryKind.MilestoneAdded => null,
        EntryKind.Archived or EntryKind.Evidence => null, // a file is retracted, and the right one added
        EntryKind.Spelling or EntryKind.Comment => null, // retracted, and made anew
        EntryKind.Disagreement => null, // the other preference is news
        EntryKind.SourceAdded => By<CorrectSourceDialog, SourceAddedStatement>(said, s => new CorrectSource
        {
            Key = s.Key,
            Publisher = s.Publisher,
            Title = s.Title,
            Url = s.Url,
            Published = s.Published,
            Retrieved = s.Retrieved,
        }),
        EntryKind.Reliability => By<GradeSourceDialog, ReliabilityStatement>(
            said, s => new GradeSource { Reliability = s.Reliability }),
        EntryKind.Origin => By<RecordOriginDialog, OriginStatement>(
            said, s => new RecordOrigin { OriginalId = s.SourceId }),
        EntryKind.Closed => By<CloseIssueDialog, ClosedStatement>(said, _ => new CloseIssue()),
        EntryKind.Reopened => By<ReopenIssueDialog, ReopenedStatement>(said, _ => new ReopenIssue()),
        EntryKind.Described => OfDescription(said),
        EntryKind.Classified => By<ClassifyIssueDialog, ClassifiedStatement>(said, s => new ClassifyIssue
        {
            Category = s.Category,
            Importance = s.Importance,
            Restriction = s.Restriction,
        }),
        EntryKind.Stage => By<RecordStageDialog, StageStatement>(said, s => new RecordStage { Stage = s.Stage }),
        EntryKind.Assessment => By<RecordAssessmentDialog, AssessmentStatement>(
            said, s => new RecordAssessment { Trend = s.Trend, Outlook = s.Outlook }),
        EntryKind.ImplementationScore => By<RecordImplementationScoreDialog, ImplementationScoreStatement>(
            said, s => new RecordImplementationScore { Score = s.Score }),
        EntryKind.Position => By<RecordPositionDialog, PositionStatement>(said, s => new RecordPosition
        {
            PartyId = s.PartyId,
            Type = s.Type,
            Text = s.Text,
            Quote = s.Quote,
            Flexibility = s.Flexibility,
            Salience = s.Salience,
            Confidence = s.Confidence,
        }),
        EntryKind.Owner => By<AssignOwnerDialog, OwnerStatement>(said, s => new AssignOwner { PersonId = s.PersonId }),
        EntryKind.Watcher => By<WatchIssueDialog, WatcherStatement>(
            said, s => new WatchIssue { PersonId = s.PersonId }),
        EntryKind.Linkage => By<LinkSubjectsDialog, LinkageStatement>(said, s => new LinkSubjects
        {
            From = said.Subject.Kind,
            Type = s.Type,
            TargetKind = s.TargetKind,
            TargetId = s.TargetId,
        }),
        EntryKind.ExpectedDate => By<MoveMilestoneDialog, ExpectedDateStatement>(
            said, s => new MoveMilestone { Date = s.Date }),
        EntryKind.DateStatus => By<RecordDateStatusDialog, DateStatusStatement>(
            said, s => new RecordDateStatus { Status = s.Status }),
        EntryKind.Outcome => By<RecordOutcomeDialog, OutcomeStatement>(
            said, s => new RecordOutcome { Outcome = s.Text }),
        EntryKind.ActorNamed => By<NameActorDialog, ActorNamedStatement>(
            said, s => new NameActor { Language = s.Language, Name = s.Name }),
        EntryKind.Event => By<RecordEventDialog, EventStatement>(said, s => new RecordEvent
        {
            About = said.Subject.Kind,
            Title = s.Title,
            Text = s.Text,
            AlsoIssues = [.. said.AlsoIssues],
        }),
        EntryKind.Note => By<AddNoteDialog, NoteStatement>(said, s => new AddNote
        {
            About = said.Subject.Kind,
            Text = s.Text,
            AlsoIssues = [.. said.AlsoIssues],
        }),
    };

    private static Correction? OfDescription(Restated said) => said.Subject.Kind switch
    {
        SubjectKind.Issue => By<DescribeIssueDialog, DescribedStatement>(
            said, s => new DescribeIssue { Title = s.Title, Summary = s.Summary }),
        SubjectKind.Milestone => By<DescribeMilestoneDialog, DescribedStatement>(
            said, s => new DescribeMilestone { Title = s.Title, Summary = s.Summary }),
        SubjectKind.Negotiation => By<DescribeNegotiationDialog, DescribedStatement>(
            said, s => new DescribeNegotiation { Title = s.Title, Summary = s.Summary }),
        SubjectKind.Actor or SubjectKind.Source or SubjectKind.Place => null, // they have names and titles, no descriptions
    };

    private static Correction? OfEnd(Restated said) => said.Statement switch
    {
        PositionStatement => By<EndPositionDialog, PositionStatement>(
            said, s => new EndPosition { PartyId = s.PartyId, Type = s.Type }),
        OwnerStatement => By<ReleaseOwnerDialog, OwnerStatement>(said, s => new ReleaseOwner { PersonId = s.PersonId }),
        WatcherStatement => By<UnwatchIssueDialog, WatcherStatement>(
            said, s => new UnwatchIssue { PersonId = s.PersonId }),
        LinkageStatement => By<UnlinkSubjectsDialog, LinkageStatement>(said, s => new UnlinkSubjects
        {
            From = said.Subject.Kind,
            Type = s.Type,
            TargetKind = s.TargetKind,
            TargetId = s.TargetId,
        }),
        _ => null,
    };

    private static Correction By<TDialog, TStatement>(Restated said, Func<TStatement, Telling> request)
        where TDialog : ComponentBase
        where TStatement : Statement
    {
        var model = request((TStatement)said.Statement);
        model.SubjectId = said.Subject.Id;
        model.Corrects = said.Entry;
        model.Effective = said.Effective;
        model.Rationale = said.Rationale;
        model.Sources =
        [
            .. said.Citations.Select(c => new CitationInput
            {
                SourceId = c.SourceId,
                Place = c.Place,
                Grade = c.Grade.ToString(),
            }),
        ];
        var title = $"Correct entry {said.Entry} · {Short(said.Says)}";
        return new Correction(typeof(TDialog), title, model, dialogs => dialogs.Open<TDialog>(title, ("Model", model)));
    }

    private static string Short(string says)
    {
        if (says.Length <= LongestSaying)
            return says;
        var end = says.LastIndexOf(' ', LongestSaying);
        return says[..(end > 0 ? end : LongestSaying)] + "…";
    }
}
