using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Features.Reports;

/// <summary>
/// A record that chance told over some months: whatever anybody wrote holds a word of its own, such as entry17x. What the
/// rules refuse is refused, as in life.
/// </summary>
internal sealed class RandomRecord : IDisposable
{
    private readonly Random _random;
    private readonly List<Guid> _issues = [];
    private readonly List<Guid> _milestones = [];
    private readonly List<Guid> _actors = [];
    private readonly List<EntryId> _entries = [];
    private int _words;

    private RandomRecord(int seed) => _random = new Random(seed);

    public TrackerWorld World { get; } = new();

    /// <summary>Moments in the middle of the telling, a past day, and now.</summary>
    public List<AskedViewpoint> Viewpoints { get; } = [];

    public static async Task<RandomRecord> Told(int seed)
    {
        var record = new RandomRecord(seed);
        await record.World.OpenNegotiation();
        foreach (var name in (string[])["Armenia", "Azerbaijan", "Mediator"])
            record._actors.Add(await record.World.AddActor(name));
        for (var i = 0; i < 3; i++)
            await record.OpenIssue();
        for (var step = 0; step < 60; step++)
        {
            record.World.Pass(TimeSpan.FromHours(record._random.Next(1, 60)));
            if (step is 15 or 40)
                record.Viewpoints.Add(new(Known: record.World.Clock.GetUtcNow().AddSeconds(-1).ToString("O")));
            try
            {
                await record.Step();
            }
            catch (RefusedException)
            {
                // Chance asks for what the rules refuse, too.
            }
        }

        record.Viewpoints.Add(new(AsOf: "2026-12-10"));
        record.Viewpoints.Add(AskedViewpoint.Now);
        return record;
    }

    public void Dispose() => World.Dispose();

    private Task Step() => _random.Next(12) switch
    {
        0 => _issues.Count < 6 ? OpenIssue() : Task.CompletedTask,
        1 => Say(new RecordStage { SubjectId = Issue(), Stage = Any<Stage>() }),
        2 => Say(new RecordAssessment { SubjectId = Issue(), Trend = Any<Trend>(), Outlook = (Outlook)_random.Next(4) }),
        3 => Say(new RecordImplementationScore { SubjectId = Issue(), Score = _random.Next(4) }),
        4 or 5 => Say(new RecordPosition
        {
            SubjectId = Issue(),
            PartyId = One(_actors),
            Type = Any<PositionType>(),
            Text = Text(),
            Quote = _random.Next(3) == 0 ? Text() : null,
        }),
        6 => Say(new RecordEvent { SubjectId = Issue(), Title = Text(), Text = Text(), AlsoIssues = [Issue()] }),
        7 => Say(new AddNote { SubjectId = Issue(), Text = Text() }),
        8 => AddMilestone(),
        9 => _milestones.Count == 0 ? Task.CompletedTask : Say(new RecordOutcome { SubjectId = One(_milestones), Outcome = Text() }),
        10 => Say(new CloseIssue { SubjectId = Issue() }),
        _ => _entries.Count == 0 ? Task.CompletedTask : Withdraw(),
    };

    private async Task OpenIssue() => _issues.Add((await World.Send(new OpenIssue
    {
        NegotiationId = await World.Read(db => db.Negotiations.Select(n => n.Id).SingleAsync()),
        Title = $"Issue {_issues.Count}",
        Summary = $"{Text()}\n\n{Text()}",
        Category = "Law",
        Effective = When(),
        Rationale = Text(),
        Stage = Any<Stage>() is var stage and not Stage.Closed ? stage : null,
    })).Id);

    private async Task AddMilestone() => _milestones.Add(await World.AddMilestone(
        $"Milestone {_milestones.Count}", _random.Next(3) == 0 ? null : "2027", Any<DateStatus>(), Issue()));

    private Task<EntryId> Withdraw() => World.Send(new RetractEntry { Entry = One(_entries), Rationale = Text() });

    private async Task Say<T>(T telling) where T : Telling, IRequest<EntryId>
    {
        telling.Effective = When();
        telling.Rationale = Text();
        if (telling.ToStatement().Lane is { } lane)
            telling.Seen = await World.LastIn(lane, telling.SubjectId);
        if (_random.Next(5) == 0 && telling.Seen is not null)
            telling.Corrects = telling.Seen;
        if (_random.Next(2) == 0)
            telling.Sources.Add(new CitationInput
            {
                Grade = $"{"ABCDEF"[_random.Next(6)]}{_random.Next(1, 7)}",
                Place = _random.Next(2) == 0 ? null : Text(),
                New = new() { Publisher = "Agency", Title = Text() },
            });
        _entries.Add(await World.Send(telling));
    }

    private string Text() => $"So entry{++_words}x says";

    private Guid Issue() => One(_issues);

    private ImpreciseDate When() => ImpreciseDate.Parse(One(["2025", "2026-03", "2026-06-07", "2026-09~", "2026-10-01/2026-11-15", "2026-11-20"]));

    private T Any<T>() where T : struct, Enum => One(Enum.GetValues<T>());

    private T One<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
