using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Carries out steps in a small world, as people would through the pages. What is refused is refused.</summary>
internal sealed class RandomHistory(RecordWorld world)
{
    private static readonly Author[] Cast = [People.Ani, People.Levon, People.Leyla];

    private readonly List<Guid> _issues = [];
    private readonly List<Guid> _milestones = [];
    private readonly List<Guid> _actors = [];

    public int Recorded { get; private set; }

    public int Refused { get; private set; }

    public IReadOnlyList<Guid> Issues => _issues;

    public IReadOnlyList<Guid> Milestones => _milestones;

    public async Task Begin(bool withHistory)
    {
        if (withHistory)
            world.Adopt(await world.Analyst.Send(new ImportHistory(RecordWorld.Key)));
        else
            await world.OpenNegotiation();
        _actors.Add(await world.AddActor("Armenia"));
        _actors.Add(await world.AddActor("Azerbaijan"));
        if (withHistory)
            _issues.AddRange(await world.Ask(db => db.Issues.OrderBy(i => i.Number).Select(i => i.Id).ToListAsync()));
        else
            _issues.Add(await world.OpenIssue(stage: Stage.Exploratory));
        _issues.Add(await world.OpenIssue("Border", "2022-05-24", owned: true));
        _milestones.Add(await world.AddMilestone("Referendum", "2027", "2025-10", _issues[0]));
        _milestones.Add(await world.AddMilestone("Mandate ends", null, "2026-02-19", _issues[^1]));
    }

    public async Task Do(Step step)
    {
        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddMinutes(step.Clock));
        try
        {
            await Carry(step);
            Recorded++;
        }
        catch (RefusedException)
        {
            Refused++;
        }
    }

    private async Task Carry(Step step)
    {
        var (a, b, c) = (step.A, step.B, step.C);
        var issue = _issues[a % _issues.Count];
        var milestone = _milestones[a % _milestones.Count];
        switch (step.Act)
        {
            case Act.OpenIssue when _issues.Count < 5:
                _issues.Add(await world.OpenIssue($"Issue of {b}", Date(step), b % 2 == 0 ? Pick<Stage>(c) : null, c % 3 == 0));
                break;
            case Act.OpenIssue:
                break;
            case Act.AddMilestone when _milestones.Count < 5:
                _milestones.Add(await world.AddMilestone($"Talks of {b}", b % 3 == 0 ? null : Expected(c), Date(step), issue));
                break;
            case Act.AddMilestone:
                break;
            case Act.Retract:
                if (await Find(a, b, e => e.Type != EntryType.Retraction) is { } withdrawn)
                    await Sender(c).Send(new RetractEntry { Entry = withdrawn.Id, Rationale = "It was not so." });
                break;
            case Act.Correct or Act.CorrectRetraction:
                if (await Find(a, b, e => (e.Type == EntryType.Retraction) == (step.Act == Act.CorrectRetraction)) is { } wrong
                    && await Restated(wrong, step) is { } right)
                    await Send(right, step, corrects: wrong.Id);
                break;
            case Act.Move or Act.Firmness or Act.Outcome or Act.DescribeMilestone:
                await Send(Telling(step, milestone), step);
                break;
            case Act.NameActor:
                await Send(Telling(step, _actors[a % _actors.Count]), step);
                break;
            case Act.DescribeNegotiation:
                await Send(Telling(step, world.Negotiation), step);
                break;
            default:
                await Send(Telling(step, issue), step);
                break;
        }
    }

    private Telling Telling(Step step, Guid subject)
    {
        var (b, c) = (step.B, step.C);
        var other = _issues[b % _issues.Count];
        var person = Cast[b % Cast.Length].PersonId;
        return step.Act switch
        {
            Act.Stage => new RecordStage { SubjectId = subject, Stage = Pick<Stage>(b) },
            Act.Assess => new RecordAssessment { SubjectId = subject, Trend = Pick<Trend>(b), Outlook = (Outlook)(c % 4) },
            Act.Score => new RecordImplementationScore { SubjectId = subject, Score = b % 4 },
            Act.Describe => new DescribeIssue { SubjectId = subject, Title = $"Called {b % 7}", Summary = $"Ə{c % 5}\n“”\u2028" },
            Act.Classify => new ClassifyIssue { SubjectId = subject, Category = $"Category {b % 3}", Importance = Pick<Importance>(c) },
            Act.TakePosition => new RecordPosition
            {
                SubjectId = subject,
                PartyId = _actors[b % _actors.Count],
                Type = Pick<PositionType>(c),
                Text = $"Position {c}",
                Salience = c % 101,
            },
            Act.EndPosition => new EndPosition { SubjectId = subject, PartyId = _actors[b % _actors.Count], Type = Pick<PositionType>(c) },
            Act.Assign => new AssignOwner { SubjectId = subject, PersonId = person },
            Act.Release => new ReleaseOwner { SubjectId = subject, PersonId = person },
            Act.Watch => new WatchIssue { SubjectId = subject, PersonId = person },
            Act.Unwatch => new UnwatchIssue { SubjectId = subject, PersonId = person },
            Act.Link => new LinkSubjects { SubjectId = subject, Type = (LinkageType)(c % 2), TargetId = other },
            Act.Unlink => new UnlinkSubjects { SubjectId = subject, Type = (LinkageType)(c % 2), TargetId = other },
            Act.Close => new CloseIssue { SubjectId = subject },
            Act.Reopen => new ReopenIssue { SubjectId = subject },
            Act.DescribeMilestone => new DescribeMilestone { SubjectId = subject, Title = $"Known as {b % 7}" },
            Act.Move => new MoveMilestone { SubjectId = subject, Date = b % 4 == 0 ? null : ImpreciseDate.Parse(Expected(c)) },
            Act.Firmness => new RecordDateStatus { SubjectId = subject, Status = Pick<DateStatus>(b) },
            Act.Outcome => new RecordOutcome { SubjectId = subject, Outcome = $"It came to {b}." },
            Act.NameActor => new NameActor { SubjectId = subject, Language = b % 2 == 0 ? "en" : "az", Name = $"Name {b % 5}" },
            Act.DescribeNegotiation => new DescribeNegotiation { SubjectId = subject, Title = $"Process {b % 5}" },
            Act.Happen => new RecordEvent { SubjectId = subject, Title = $"Talks in {b}", AlsoIssues = [other] },
            _ => new AddNote { SubjectId = subject, Text = $"Note {b}" },
        };
    }

    /// <summary>The same kind of statement in the same lane, said differently.</summary>
    private async Task<Telling?> Restated(Entry wrong, Step step)
    {
        var first = wrong;
        while (first.Statement is null)
            first = await world.Entry(new EntryId(first.Corrects!.Value));
        var again = step with { Act = ActOf(first.Kind, wrong.Ends) ?? Act.OpenIssue };
        var telling = again.Act == Act.OpenIssue ? null : Telling(again, wrong.SubjectId);
        return (telling, first.Statement) switch
        {
            (RecordPosition t, PositionStatement s) => t with { PartyId = s.PartyId, Type = s.Type },
            (EndPosition t, PositionStatement s) => t with { PartyId = s.PartyId, Type = s.Type },
            (AssignOwner t, OwnerStatement s) => t with { PersonId = s.PersonId },
            (ReleaseOwner t, OwnerStatement s) => t with { PersonId = s.PersonId },
            (WatchIssue t, WatcherStatement s) => t with { PersonId = s.PersonId },
            (UnwatchIssue t, WatcherStatement s) => t with { PersonId = s.PersonId },
            (LinkSubjects t, LinkageStatement s) =>
                t with { From = wrong.SubjectKind, Type = s.Type, TargetKind = s.TargetKind, TargetId = s.TargetId },
            (UnlinkSubjects t, LinkageStatement s) =>
                t with { From = wrong.SubjectKind, Type = s.Type, TargetKind = s.TargetKind, TargetId = s.TargetId },
            (NameActor t, ActorNamedStatement s) => t with { Language = s.Language },
            (DescribeIssue t, _) when wrong.SubjectKind == SubjectKind.Milestone => new DescribeMilestone { SubjectId = t.SubjectId, Title = t.Title },
            (DescribeIssue t, _) when wrong.SubjectKind == SubjectKind.Negotiation => new DescribeNegotiation { SubjectId = t.SubjectId, Title = t.Title },
            (RecordEvent t, _) => t with { About = wrong.SubjectKind },
            (AddNote t, _) => t with { About = wrong.SubjectKind },
            _ => telling,
        };
    }

    private static Act? ActOf(EntryKind kind, bool ends) => kind switch
    {
        EntryKind.Stage => Act.Stage,
        EntryKind.Assessment => Act.Assess,
        EntryKind.ImplementationScore => Act.Score,
        EntryKind.Described => Act.Describe,
        EntryKind.Classified => Act.Classify,
        EntryKind.Position => ends ? Act.EndPosition : Act.TakePosition,
        EntryKind.Owner => ends ? Act.Release : Act.Assign,
        EntryKind.Watcher => ends ? Act.Unwatch : Act.Watch,
        EntryKind.Linkage => ends ? Act.Unlink : Act.Link,
        EntryKind.Closed => Act.Close,
        EntryKind.Reopened => Act.Reopen,
        EntryKind.ExpectedDate => Act.Move,
        EntryKind.DateStatus => Act.Firmness,
        EntryKind.Outcome => Act.Outcome,
        EntryKind.ActorNamed => Act.NameActor,
        EntryKind.Event => Act.Happen,
        EntryKind.Note => Act.Remark,
        _ => null,
    };

    private async Task Send(Telling telling, Step step, EntryId? corrects = null)
    {
        telling.Effective = ImpreciseDate.Parse(Date(step));
        telling.Rationale = $"Because of {step.B}.";
        telling.Corrects = corrects;
        if (corrects is null && step.A % 7 != 0 && telling.ToStatement().Lane is { } lane)
            telling.Seen = await world.LastIn(telling.SubjectId, lane);
        if (step.C % 4 == 0)
            telling.Sources.Add(new CitationInput
            {
                Grade = $"{"ABCDEF"[step.B % 6]}{(step.C % 6) + 1}",
                Place = step.B % 2 == 0 ? null : $"page {step.B}",
                New = new NewSource { Publisher = "OC Media", Title = $"Report {step.B}", Url = "https://oc-media.org/" },
            });
        await Sender(step.C).Send((IRequest<EntryId>)telling);
    }

    private async Task<Entry?> Find(int a, int b, Func<Entry, bool> wanted)
    {
        var subject = (b % 5) switch
        {
            0 => _milestones[a % _milestones.Count],
            1 => _actors[a % _actors.Count],
            _ => _issues[a % _issues.Count],
        };
        var entries = (await world.Stack(subject)).Where(wanted).ToArray();
        // Mostly the newest, which alone can be corrected; sometimes one that was corrected before.
        return entries.Length == 0 ? null : entries[^(1 + (b % Math.Min(entries.Length, 4)))];
    }

    private NegotiationTracker.Pipeline.RequestSender Sender(int c) =>
        c % 5 == 0 ? world.As(Cast[c % Cast.Length]) : world.Analyst;

    /// <summary>Any kind of date: precise, coarse, open, uncertain, and now and then one that lies ahead.</summary>
    private string Date(Step step)
    {
        var today = world.Clock.GetUtcNow().DayIn(TimeZoneInfo.FindSystemTimeZoneById("Asia/Yerevan"));
        var day = today.AddDays(-(step.When / 10) * 9);
        return (step.When % 10) switch
        {
            0 or 1 => $"{today:yyyy-MM-dd}",
            2 => $"{day:yyyy-MM}",
            3 => $"{day:yyyy}",
            4 => $"{day.AddDays(-200):yyyy-MM-dd}/{day:yyyy-MM-dd}",
            5 => $"../{day:yyyy-MM-dd}",
            6 => $"{day:yyyy-MM}/..",
            7 => $"{day:yyyy-MM-dd}~",
            8 => $"{day:yyyy}-2{1 + (step.When % 4)}",
            _ => $"{(step.When % 3 == 0 ? today.AddDays(1 + (step.When / 10)) : day):yyyy-MM-dd}",
        };
    }

    private static string Expected(int c) => (c % 4) switch
    {
        0 => "2027",
        1 => $"2026-{7 + (c % 6):00}",
        2 => $"2026-08-{1 + (c % 28):00}",
        _ => "2026-05-01/2026-06-30",
    };

    private static T Pick<T>(int number) where T : struct, Enum => Enum.GetValues<T>()[number % Enum.GetValues<T>().Length];
}
