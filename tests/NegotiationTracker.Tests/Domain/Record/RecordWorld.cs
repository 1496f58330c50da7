using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>A tracker whose record is looked at closely: with one negotiation, and the means to say things as one who has just looked.</summary>
internal sealed class RecordWorld : IDisposable
{
    public const string Key = "AMAZ";

    private RecordWorld(TrackerWorld tracker) => Tracker = tracker;

    public TrackerWorld Tracker { get; }

    public FakeTimeProvider Clock => Tracker.Clock;

    /// <summary>The local analyst, who may do everything but run jobs.</summary>
    public RequestSender Analyst => As(Tracker.Authors.LocalAnalyst);

    public Guid Negotiation { get; private set; }

    public IServiceProvider Provider => Tracker.Provider;

    public string DatabaseFile => Tracker.Options.DatabaseFile;

    public static async Task<RecordWorld> Open(Action<IServiceCollection>? arrange = null, bool withNegotiation = true)
    {
        var world = new RecordWorld(new TrackerWorld(arrange));
        if (withNegotiation)
            await world.OpenNegotiation();
        return world;
    }

    /// <summary>A world in which some of everything was recorded, corrected, ended and retracted.</summary>
    public static async Task<RecordWorld> Eventful()
    {
        var world = await Open();
        var (armenia, _) = (await world.AddActor("Armenia"), await world.AddActor("Azerbaijan"));
        var corridor = await world.OpenIssue("Corridor", "2024-01/2024-04?", Stage.Exploratory, owned: true);
        var border = await world.OpenIssue("Border", "2022-05-24");
        var referendum = await world.AddMilestone("Referendum", "2027", "2025-10", corridor);
        await world.Tell(new DescribeIssue { SubjectId = border, Title = "Delimitation", Summary = "“Ə” and İ" }, "2023");
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var stage = await world.Tell(new RecordStage { SubjectId = corridor, Stage = Stage.Signed, Sources = [Cited("B2"), Cited("F6")] });
        await world.RecordStage(corridor, Stage.Initialled, "2026-06", corrects: stage);
        await world.Tell(new RecordAssessment { SubjectId = corridor, Trend = Trend.Improved, Outlook = Outlook.Opportunity });
        await world.Tell(new RecordPosition
        {
            SubjectId = border,
            PartyId = armenia,
            Type = PositionType.RedLine,
            Text = "Not one metre",
            Salience = 80,
            Sources = [Cited("C3")],
        });
        var watching = await world.Tell(new WatchIssue { SubjectId = border, PersonId = People.Ani.PersonId });
        await world.Analyst.Send(new RetractEntry { Entry = watching, Rationale = "She did not ask for it." });
        await world.Tell(new LinkSubjects { SubjectId = corridor, Type = LinkageType.Requires, TargetId = border });
        await world.Tell(new UnlinkSubjects { SubjectId = corridor, Type = LinkageType.Requires, TargetId = border });
        await world.Tell(new MoveMilestone { SubjectId = referendum, Date = null });
        await world.Tell(new RecordDateStatus { SubjectId = referendum, Status = DateStatus.Changing });
        await world.Tell(new RecordEvent { SubjectId = border, Title = "The commission met", AlsoIssues = [corridor] }, "../2026-05");
        await world.Tell(new AddNote { SubjectId = corridor, Text = "Ask again in autumn." });
        await world.Tell(new CloseIssue { SubjectId = border });
        var karabakh = await world.Analyst.Send(new AddPlace { NegotiationId = world.Negotiation, Name = "Karabakh", Spellings = "Qarabağ" });
        await world.Tell(new AddSpelling { SubjectId = karabakh, Text = "Ղարաբաղ", Language = "hy" });
        await world.Weigh(corridor, stage);
        return world;
    }

    /// <summary>Grades and traces sources, archives one, comments on an entry, bears it out, and sets it against another.</summary>
    private async Task Weigh(Guid corridor, EntryId stage)
    {
        var (wire, paper) = (await Tracker.AddSource("Ministers meet", "Interfax"), await Tracker.AddSource("Ministers meet", "Azatutyun"));
        await Tell(new GradeSource { SubjectId = wire, Reliability = Reliability.C });
        await Tell(new RecordOrigin { SubjectId = paper, OriginalId = wire });
        var file = await Analyst.Send(new KeepFile(new MemoryStream("As it was."u8.ToArray()), "page.txt"));
        await Tell(new ArchiveSource { SubjectId = paper, File = file });
        var assessment = (await LastIn(corridor, "assessment"))!.Value;
        await Tell(new CommentOnEntry { SubjectId = corridor, On = stage, Text = "Initialled, not signed." });
        await Tell(new AttachEvidence { SubjectId = corridor, On = assessment, File = file, Caption = "Their page" });
        await Tell(new RecordDisagreement { SubjectId = corridor, First = stage, Second = assessment, Preferred = stage });
    }

    public static CitationInput Cited(string grade, string title = "Report") => new()
    {
        Grade = grade,
        Place = "page 4",
        New = new NewSource { Publisher = "OC Media", Title = title, Published = ImpreciseDate.Parse("2026-06") },
    };

    public RequestSender As(Author author) => Tracker.As(author);

    public async Task<Guid> OpenNegotiation() => Negotiation = await Tracker.OpenNegotiation(Key);

    /// <summary>Goes on with a negotiation that was put on record in another way.</summary>
    public void Adopt(Guid negotiation) => Negotiation = negotiation;

    public async Task<Guid> OpenIssue(string title = "Corridor", string since = "2024-01", Stage? stage = null, bool owned = false) =>
        (await Analyst.Send(new OpenIssue
        {
            NegotiationId = Negotiation,
            Title = title,
            Category = "Transport",
            Stage = stage,
            Effective = ImpreciseDate.Parse(since),
            Rationale = "It is on the table.",
            OwnedByAuthor = owned,
        })).Id;

    public Task<Guid> AddActor(string name = "Armenia", params ActorRole[] roles) => Tracker.AddActor(name, roles);

    public Task<Guid> AddMilestone(string title = "Referendum", string? date = "2027", string since = "2026-01", params Guid[] issues) =>
        Analyst.Send(new AddMilestone
        {
            NegotiationId = Negotiation,
            Title = title,
            Kind = MilestoneKind.Referendum,
            Date = date is null ? null : ImpreciseDate.Parse(date),
            Effective = ImpreciseDate.Parse(since),
            IssueIds = [.. issues],
        });

    /// <summary>
    /// Sends a statement as somebody who has just looked: what is not said is filled in, the last word in the lane was seen,
    /// and it is so since today.
    /// </summary>
    public async Task<EntryId> Tell<T>(T telling, string? since = null, Author? author = null) where T : Telling, IRequest<EntryId>
    {
        telling.Effective ??= since is null ? Today : ImpreciseDate.Parse(since);
        if (telling.Rationale.Length == 0)
            telling.Rationale = "So it is said.";
        if (telling.Corrects is null && telling.ToStatement().Lane is { } lane)
            telling.Seen = await LastIn(telling.SubjectId, lane);
        return await (author is null ? Analyst : As(author)).Send(telling);
    }

    public Task<EntryId> RecordStage(Guid issue, Stage stage, string? since = null, EntryId? corrects = null, Author? author = null) =>
        Tell(new RecordStage { SubjectId = issue, Stage = stage, Corrects = corrects }, since, author);

    public Task<EntryId> RecordStageFrom(Guid issue, params CitationInput[] sources) =>
        Tell(new RecordStage { SubjectId = issue, Stage = Stage.Signed, Sources = [.. sources] });

    public ImpreciseDate Today =>
        ImpreciseDate.On(Clock.GetUtcNow().DayIn(TimeZoneInfo.FindSystemTimeZoneById("Asia/Yerevan")));

    public async Task<EntryId?> LastIn(Guid subject, string lane) =>
        new Stack(await Stack(subject), Viewpoint.Latest).LastIn(lane)?.Id;

    public Task<List<Entry>> Stack(Guid subject) =>
        Ask(db => db.Entries.AsNoTracking().Where(e => e.SubjectId == subject).OrderBy(e => e.Sequence).ToListAsync());

    public Task<List<Entry>> Entries() => Ask(db => db.Entries.AsNoTracking()
        .Include(e => e.Citations).Include(e => e.Subjects).Include(e => e.LedgerRow).OrderBy(e => e.Sequence).ToListAsync());

    public Task<Entry> Entry(EntryId id) => Ask(db => db.Entries.AsNoTracking()
        .Include(e => e.Citations).Include(e => e.Subjects).Include(e => e.LedgerRow).SingleAsync(e => e.Sequence == id.Sequence));

    public Task<Issue> Issue(Guid id) => Ask(db => db.Issues.AsNoTracking().Include(i => i.People).SingleAsync(i => i.Id == id));

    public Task<IssueDetails> Show(Guid issue, AskedViewpoint? at = null) => Ask(async db =>
    {
        var number = await db.Issues.Where(i => i.Id == issue).Select(i => i.Number).SingleAsync();
        return await Analyst.Send(new ShowIssue(Key, number) { At = at ?? AskedViewpoint.Now });
    });

    public Task<T> Ask<T>(Func<TrackerDbContext, Task<T>> question) => Tracker.Read(question);

    /// <summary>The sentence with which an act is refused; nothing of it is on record afterwards.</summary>
    public async Task<string> Refusal(Func<Task> act)
    {
        var before = await Ask(db => db.Ledger.CountAsync());
        var sentence = (await act.Should().ThrowAsync<RefusedException>()).Which.Message;
        (await Ask(db => db.Ledger.CountAsync())).Should().Be(before, "what is refused leaves nothing");
        return sentence;
    }

    public void Dispose() => Tracker.Dispose();
}
