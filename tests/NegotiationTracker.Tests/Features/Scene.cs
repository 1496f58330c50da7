using System.Reflection;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Drafts;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Notifications;
using NegotiationTracker.Features.Overview;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Reminders;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Features.Search;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Pipeline;
using OpenedIssue = NegotiationTracker.Features.Issues.OpenedIssue;

namespace NegotiationTracker.Tests.Features;

/// <summary>
/// A small negotiation in which every request of the tracker has something to work on, and one good sample of each.
/// Built once for a test class; <see cref="Copy"/> gives a world of its own that begins there.
/// </summary>
public sealed class Scene : IAsyncLifetime
{
    private static readonly ImpreciseDate Today = ImpreciseDate.Parse("2026-11-22");

    private readonly Dictionary<Type, Func<object>> _samples = [];

    public TrackerWorld World { get; } = new();

    public Guid Negotiation { get; private set; }
    public OpenedIssue Border { get; private set; } = null!;
    public OpenedIssue Constitution { get; private set; } = null!;
    public OpenedIssue Closed { get; private set; } = null!;
    public Guid Armenia { get; private set; }
    public Guid Azerbaijan { get; private set; }
    public Guid Referendum { get; private set; }
    public Guid Source { get; private set; }
    public Guid Karabakh { get; private set; }
    public EntryId Event { get; private set; }
    public Guid Import { get; private set; }
    public EntryId StageSaid { get; private set; }
    public EntryId Position { get; private set; }
    public EntryId SourceAdded { get; private set; }
    public string SourceKey { get; private set; } = "";
    public Guid OtherSource { get; private set; }
    public EntryId Evidence { get; private set; }
    public Guid Wire { get; private set; }
    public StoredFile File { get; private set; } = null!;

    /// <summary>Every request that the tracker knows.</summary>
    public static IReadOnlyList<Type> Requests { get; } = [.. typeof(RequestSender).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsClass: true } && t.IsAssignableTo(typeof(IBaseRequest))).OrderBy(t => t.Name)];

    public static Type Named(string request) => Requests.Single(r => r.Name == request);

    public async Task InitializeAsync()
    {
        Negotiation = await World.OpenNegotiation();
        Border = await World.OpenIssue(stage: Stage.UnderNegotiation);
        Constitution = await World.OpenIssue("Constitution", "Law");
        Closed = await World.OpenIssue("Minsk Group", "Mediation");
        Armenia = await World.AddActor();
        Azerbaijan = await World.AddActor("Azerbaijan");
        Referendum = await World.AddMilestone(issues: Border.Id);
        Source = await World.AddSource();
        Karabakh = await World.Send(new AddPlace { NegotiationId = Negotiation, Name = "Karabakh", Spellings = "Qarabağ\nՂարաբաղ" });
        await World.Send(new WatchIssue { SubjectId = Border.Id, PersonId = People.Ani.PersonId, Effective = Today });
        await World.Send(new RecordPosition { SubjectId = Border.Id, PartyId = Armenia, Text = "The 1976 maps.", Effective = Today });
        await World.Send(new LinkSubjects { SubjectId = Border.Id, Type = LinkageType.Requires, TargetId = Constitution.Id, Effective = Today });
        Event = await World.Send(new RecordEvent { SubjectId = Border.Id, Title = "The commissions met", Effective = Today });
        await World.Send(new CloseIssue
        {
            SubjectId = Closed.Id,
            Effective = ImpreciseDate.Parse("2026-11-20"),
            Rationale = "The group was dissolved.",
            Seen = await World.LastIn("lifecycle", Closed.Id),
        });
        Import = (await World.Send(new ImportFile
        {
            Negotiation = "AMAZ",
            FileName = "milestones.csv",
            Content = "Milestone,Expected,Kind\nSummit in Yerevan,May 2027,Summit"u8.ToArray(),
        })).Import;
        StageSaid = (await World.LastIn("stage", Border.Id))!.Value;
        Wire = await World.AddSource("Ministers meet", "Interfax");
        await World.Send(new RecordOrigin { SubjectId = Source, OriginalId = Wire, Effective = Today });
        File = await World.Send(new KeepFile(new MemoryStream("The page, as it was."u8.ToArray()), "page.txt"));
        Evidence = await World.Send(new AttachEvidence { SubjectId = Border.Id, On = Event, File = File, Effective = Today });
        Position = (await World.LastIn($"position:{Armenia:D}:{PositionType.Stated}", Border.Id))!.Value;
        OtherSource = await World.AddSource("Maps", "JAMnews");
        SourceAdded = (await World.LastIn("registration", Source))!.Value;
        SourceKey = await World.Read(db => db.Sources.Where(s => s.Id == Source).Select(s => s.Key).SingleAsync());
        await World.Send(new RecordDisagreement
        {
            SubjectId = Border.Id,
            First = StageSaid,
            Second = Position,
            Effective = Today,
            Rationale = "The maps are not agreed.",
        });
        await World.Send(new KeepDraft { Form = "RecordStage", Content = "{}" });
        await World.Read(db => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        await using var file = new StringWriter();
        await World.As(Authors.Operator).Send(new ExportDossier("AMAZ", file));
        Arrange(file.ToString());
    }

    public Task DisposeAsync()
    {
        World.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A world of its own in which everything of the scene is on record.</summary>
    public TrackerWorld Copy()
    {
        var world = new TrackerWorld();
        CopyTo(world.Folder);
        return world;
    }

    /// <summary>Puts what is on record, and its files, into another data directory.</summary>
    public void CopyTo(string folder)
    {
        System.IO.File.Copy(Path.Combine(World.Folder, "tracker.db"), Path.Combine(folder, "tracker.db"), overwrite: true);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(World.Folder, FileStore.FolderName), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(World.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }
    }

    /// <summary>A good sample of a request, which has seen what is on record.</summary>
    public async Task<object> Sample(Type request)
    {
        if (!_samples.TryGetValue(request, out var make))
            throw new InvalidOperationException($"{request.Name} has no sample. Add one to {nameof(Scene)}.{nameof(Arrange)}.");
        var sample = make();
        if (sample is Telling { Corrects: null } telling && telling.ToStatement().Lane is { } lane)
            telling.Seen = await World.LastIn(lane, telling.SubjectId);
        if (sample is HoldMilestone hold)
            (hold.SeenDate, hold.SeenStatus) = (await World.LastIn("date", Referendum), await World.LastIn("status", Referendum));
        return sample;
    }

    public async Task<T> Sample<T>() => (T)await Sample(typeof(T));

    /// <summary>Sends a request of whatever type, and gives its answer.</summary>
    public static async Task<object?> Send(RequestSender sender, object request)
    {
        var answer = request.GetType().GetInterfaces()
            .Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        var task = (Task)typeof(RequestSender).GetMethod(nameof(RequestSender.Send))!.MakeGenericMethod(answer)
            .Invoke(sender, [request, CancellationToken.None])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }

    /// <summary>How many rows each table holds: the same before and after means that nothing was stored.</summary>
    public static Task<string> Rows(TrackerWorld world) => world.Read(async db =>
    {
        var tables = await db.Database.SqlQueryRaw<string>(
            "SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name").ToListAsync();
        List<string> counts = [];
        foreach (var table in tables)
            counts.Add($"{table} {await db.Database.SqlQueryRaw<long>($"SELECT count(*) AS Value FROM \"{table}\"").SingleAsync()}");
        return string.Join(", ", counts);
    });

    public static Permission Required(Type request) => request.GetCustomAttribute<RequiresAttribute>()!.Permission;

    /// <summary>The local analyst with these permissions and no others.</summary>
    public static Author With(params IEnumerable<Permission> permissions) =>
        new(Authors.LocalAnalystId, "Local analyst", permissions.ToHashSet());

    private void Arrange(string dossier)
    {
        var ani = People.Ani.PersonId;
        var border = new SubjectRef(SubjectKind.Issue, Border.Id);
        OfIssue(new RecordStage { Stage = Stage.AgreedInPrinciple, Rationale = "As both ministries said." });
        OfIssue(new RecordAssessment { Trend = Trend.Improved, Rationale = "They meet again." });
        OfIssue(new RecordImplementationScore { Score = 1 });
        OfIssue(new RecordPosition { PartyId = Azerbaijan, Text = "All maps.", Quote = "All of them.", Salience = 70 });
        OfIssue(new EndPosition { PartyId = Armenia });
        OfIssue(new DescribeIssue { Title = "Border", Summary = "Where it runs." });
        OfIssue(new ClassifyIssue { Category = "Territory" });
        OfIssue(new CloseIssue { Rationale = "Settled." });
        OfIssue(new AssignOwner { PersonId = ani });
        OfIssue(new ReleaseOwner { PersonId = Authors.LocalAnalystId });
        OfIssue(new WatchIssue { PersonId = People.Levon.PersonId });
        OfIssue(new UnwatchIssue { PersonId = ani });
        OfIssue(new LinkSubjects { Type = LinkageType.TradedAgainst, TargetId = Constitution.Id });
        OfIssue(new UnlinkSubjects { Type = LinkageType.Requires, TargetId = Constitution.Id });
        OfIssue(new RecordEvent { Title = "They met", Text = "In Ijevan.", AlsoIssues = [Constitution.Id] });
        OfIssue(new AddNote { Text = "Ask about the maps.", AlsoIssues = [Constitution.Id] });
        Of(Closed.Id, new ReopenIssue { Rationale = "It is spoken of again." });
        Of(Referendum, new MoveMilestone { Date = ImpreciseDate.Parse("2028") });
        Of(Referendum, new RecordDateStatus { Status = DateStatus.Changing });
        Of(Referendum, new DescribeMilestone { Title = "Referendum", Summary = "On the constitution." });
        Of(Referendum, new RecordOutcome { Outcome = "Adopted." });
        Of(Referendum, new HoldMilestone { HeldOn = Today, Outcome = "Adopted." });
        Of(Armenia, new NameActor { Language = "hy", Name = "Հայաստան" });
        Of(Source, new GradeSource { Reliability = Reliability.B, Rationale = "Right ten times of twelve." });
        Of(Wire, new RecordOrigin { OriginalId = OtherSource });
        Of(Source, new EndOrigin { OriginalId = Wire });
        Of(Source, new ArchiveSource { File = File });
        Of(Source, new CorrectSource { Corrects = SourceAdded, Key = SourceKey, Publisher = "OC Media", Title = "On the talks" });
        OfIssue(new CommentOnEntry { On = Event, Text = "Two commissions, not three." });
        OfIssue(new AttachEvidence { On = StageSaid, File = File, Caption = "Their statement" });
        OfIssue(new RecordDisagreement { First = StageSaid, Second = Event, Preferred = Event, Rationale = "They met after it." });
        OfIssue(new EndDisagreement { First = StageSaid, Second = Position, Rationale = "The maps are agreed." });
        Of(Negotiation, new DescribeNegotiation { Title = "Armenia–Azerbaijan", Summary = "The peace process." });
        Add(() => new OpenNegotiation { Key = "UKRA", Name = "Ukraine", TimeZone = "Europe/Kyiv" });
        Add(() => new OpenIssue { NegotiationId = Negotiation, Title = "Return", Category = "People", Effective = Today });
        Add(() => new AddActor { NegotiationId = Negotiation, Name = "Russia", Roles = [ActorRole.InterestedState] });
        Add(() => new AddSource { NegotiationId = Negotiation, Source = new NewSource { Publisher = "JAMnews", Title = "Maps" } });
        Add(() => new AddMilestone { NegotiationId = Negotiation, Title = "Talks", Kind = MilestoneKind.SummitOrTalks, Effective = Today, IssueIds = [Border.Id] });
        Add(() => new RetractEntry { Entry = Event, Rationale = "They did not meet." });
        Add(() => new ImportDossier { Content = dossier });
        Add(() => new ExportDossier("AMAZ", new StringWriter()));
        Add(() => new ListExamples());
        Add(() => new OpenExample { Name = "belgrade-pristina" });
        Add(() => new ShowFrame("AMAZ"));
        Add(() => new VerifyRecord());
        Add(() => new RebuildSummaries());
        Add(() => new SendDueReminders());
        Add(() => new KeepDraft { Form = "AddNote", Content = "Half a thought" });
        Add(() => new FindDraft("RecordStage"));
        Add(() => new DropDraft("RecordStage"));
        Add(() => new CountUnread());
        Add(() => new ListNotifications());
        Add(() => new MarkRead());
        Add(() => new ListNegotiations());
        Add(() => new FindPlace("AMAZ"));
        Add(() => new AddPlace { NegotiationId = Negotiation, Name = "Tavush", Spellings = "Տավուշ\nТавуш" });
        Of(Karabakh, new AddSpelling { Text = "Карабах", Language = "ru" });
        Of(Karabakh, new EndSpelling { Text = "Qarabağ" });
        Add(() => new ShowSource("AMAZ", Source));
        Add(() => new KeepFile(new MemoryStream("A page"u8.ToArray()), "page.txt"));
        Add(() => new ConfirmFile(File));
        Add(() => new OpenFile("AMAZ", Evidence));
        Add(() => new SweepFiles());
        Add(() => new ListPlaces("AMAZ"));
        Add(() => new SearchRecord("AMAZ") { Text = "border" });
        Add(() => new ListActors("AMAZ"));
        Add(() => new ListSources("AMAZ"));
        Add(() => new FindSources(Negotiation, "oc"));
        Add(() => new ListCitedSources("AMAZ", border));
        Add(() => new ListIssues("AMAZ"));
        Add(() => new ShowIssue("AMAZ", 1));
        Add(() => new ListMilestones("AMAZ"));
        Add(() => new ShowMilestone("AMAZ", "constitutional-referendum"));
        Add(() => new ListLinkages("AMAZ"));
        Add(() => new ListRecord("AMAZ", border));
        Add(() => new ListChanges("AMAZ"));
        Add(() => new ListChoices(Negotiation, ChoiceOf.Issues));
        Add(() => new ShowOverview("AMAZ"));
        Add(() => new ComposeStatusReport("AMAZ"));
        Add(() => new ForeseeEntry(new RecordStage { SubjectId = Border.Id, Stage = Stage.Signed, Effective = Today }));
        Add(() => new ForeseeRetraction(Event));
        Add(() => new PreviewImport { Negotiation = "AMAZ", FileName = "issues.csv", Content = "Title\nTransit"u8.ToArray() });
        Add(() => new ImportFile { Negotiation = "AMAZ", FileName = "issues.csv", Content = "Title\nTransit"u8.ToArray() });
        Add(() => new ListImports("AMAZ"));
        Add(() => new UndoImport { Import = Import });
    }

    private void Add<T>(Func<T> make) where T : class => _samples.Add(typeof(T), make);

    private void OfIssue<T>(T telling) where T : Telling => Of(Border.Id, telling);

    private void Of<T>(Guid subject, T telling) where T : Telling =>
        Add(() => telling with { SubjectId = subject, Effective = Today });
}
