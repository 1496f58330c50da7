using FsCheck;
using FsCheck.Fluent;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FSharp.Core;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Overview;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Sources;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>
/// What holds for any sequence of commands. Set TRACKER_CASES to run more of them, and TRACKER_SEED for others: without it
/// the seed is fixed, so that a failure on one machine is a failure on every other.
/// </summary>
public sealed class RecordPropertyTests
{
    private static readonly int Cases = Setting("TRACKER_CASES", 40);
    private static readonly ulong Seed = (ulong)Setting("TRACKER_SEED", 20260607);

    [Fact]
    public void Whatever_is_done_what_is_kept_can_be_rebuilt_and_no_answer_about_the_past_changes()
    {
        var (recorded, refused, compared) = (0, 0, 0);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true)
                .WithReplay(new Replay(new Rnd(Seed, 19), FSharpOption<int>.None)),
            Prop.ForAll(Step.Sequences, steps =>
            {
                var outcome = Hold(steps).GetAwaiter().GetResult();
                recorded += outcome.Recorded;
                refused += outcome.Refused;
                compared += outcome.Compared;
            }));

        recorded.Should().BeGreaterThan(Cases * 5, "the commands must reach the record");
        refused.Should().BeGreaterThan(Cases, "the rules must be met with");
        compared.Should().BeGreaterThan(Cases * 10, "answers must be compared");
    }

    private static async Task<(int Recorded, int Refused, int Compared)> Hold(Step[] steps)
    {
        using var world = await RecordWorld.Open(
            services => services.AddTransient<IRequestHandler<ImportHistory, Guid>, ImportHistoryHandler>(), withNegotiation: false);
        var history = new RandomHistory(world);
        await history.Begin(withHistory: steps.Length % 2 == 0);
        List<string> ledger = [];
        List<(Question Question, string Answer)> answers = [];
        for (var i = 0; i < steps.Length; i++)
        {
            await history.Do(steps[i]);
            await Remember(world, ledger);
            if (i == steps.Length / 3 || i == steps.Length * 2 / 3)
                foreach (var question in await Questions(world, history, steps[i]))
                    answers.Add((question, await question.Ask(world)));
        }

        // Nobody can ask what will be known after today; so the clock goes on from where anything was recorded or asked.
        world.Clock.AdjustTime(world.Clock.GetUtcNow().AddDays(30));
        await KeptIsRebuilt(world, history);
        await NothingLeftTheHistory(world, history, ledger);
        foreach (var ((question, answer), i) in answers.Select((a, i) => (a, i)))
        {
            if (i == answers.Count / 2)
                world.Provider.GetRequiredService<RecordCache>().Forget();
            (await question.Ask(world)).Should().Be(answer, "{0} was answered before the rest was recorded", question);
        }

        await AnswersFollowTheLaw(world, answers.Select(a => a.Question));
        return (history.Recorded, history.Refused, answers.Count);
    }

    /// <summary>(a) The summary rows are what the ledger makes of them, and what the law says about now.</summary>
    private static async Task KeptIsRebuilt(RecordWorld world, RandomHistory history)
    {
        var verification = await world.Analyst.Send(new VerifyRecord());
        verification.Findings.Should().BeEmpty("what is kept is what can be rebuilt");
        var law = Law.Now(await world.Entries());
        foreach (var row in (await world.Analyst.Send(new ListIssues(RecordWorld.Key) { PageSize = 100 })).Rows)
            Line(row, await world.Issue(row.Id)).Should().Be(law.IssueLine(row.Id), "this is how {0} stands", row.Key);
        foreach (var issue in history.Issues)
        {
            var shown = await world.Show(issue);
            shown.Seen.Should().BeEquivalentTo(law.Standing.Where(e => e.SubjectId == issue).Select(e => e.Lane).OfType<string>()
                .Distinct().ToDictionary(lane => lane, lane => law.Lane(issue, lane)[^1].Id), "forms must have seen these");
        }
    }

    /// <summary>(c) Every row of ledger and entries that was ever read is there still, as it was.</summary>
    private static async Task NothingLeftTheHistory(RecordWorld world, RandomHistory history, List<string> ledger)
    {
        List<string> now = [];
        await Remember(world, now);
        now.Should().Equal(ledger, "the record is only ever added to");
        foreach (var issue in history.Issues)
        {
            var page = await world.Analyst.Send(
                new ListRecord(RecordWorld.Key, new SubjectRef(SubjectKind.Issue, issue)) { PageSize = 100 });
            page.Rows.Select(r => r.Id.Sequence).Should().Contain((await world.Stack(issue)).Select(e => e.Sequence).Take(100));
        }
    }

    /// <summary>SQL, stacks and summaries from the past say what the law says.</summary>
    private static async Task AnswersFollowTheLaw(RecordWorld world, IEnumerable<Question> questions)
    {
        var all = await world.Entries();
        foreach (var (asked, at) in questions.DistinctBy(q => q.At).Select(q => (q.At, q.Viewpoint)))
        {
            var law = new Law(all, at.Known, at.About, at.Sequence);
            var standing = await world.Ask(db => db.Standing(at).Select(e => e.Sequence).Order().ToListAsync());
            standing.Should().Equal(law.Standing.Select(e => e.Sequence), "this stands from {0}", asked);
            new Stack(all, at).Standing.Select(e => e.Sequence).Should().Equal(standing);
            new Stack(all, at).Holding().Select(e => e.Sequence).Should().BeEquivalentTo(
                all.Select(e => e.SubjectId).Distinct().SelectMany(law.Holding).Select(e => e.Sequence));
            var page = await world.Analyst.Send(new ListIssues(RecordWorld.Key) { At = asked, PageSize = 100 });
            page.Rows.Select(r => r.Id).Should().BeEquivalentTo(
                all.Where(e => e.Kind == EntryKind.Opened).Select(e => e.SubjectId).Distinct().Where(law.IsThere));
            foreach (var row in page.Rows)
            {
                var subject = NegotiationTracker.Domain.Issues.Issue.Known(
                    row.Id, await world.Ask(db => db.NegotiationBy(RecordWorld.Key, CancellationToken.None)));
                subject.Remember(all.Where(e => e.SubjectId == row.Id));
                subject.RecallFrom(at);
                Line(row, subject).Should().Be(law.IssueLine(row.Id), "this is how {0} stood from {1}", row.Key, asked);
            }
        }
    }

    private static string Line(IssueRow row, NegotiationTracker.Domain.Issues.Issue issue) => Law.Line(
        row.Title, row.Category, row.Importance, row.Stage, row.StageReached, row.Since, row.Trend, row.Outlook, row.IsClosed,
        row.LastMovement, string.Join(',', issue.People.Where(p => p.Part == NegotiationTracker.Domain.Issues.Part.Owner)
            .Select(p => p.PersonId).Order()));

    /// <summary>Reads the rows after those that are known already.</summary>
    private static async Task Remember(RecordWorld world, List<string> ledger)
    {
        var rows = await world.Ask(db => db.Database.SqlQuery<string>($"""
            SELECT l."Sequence" || '|' || l."Moment" || '|' || l."Hash" || '|' || l."Content" || '|' || e."Known" || '|' || e."Effective_Text"
                || '|' || coalesce(e."Statement", '') || '|' || e."Rationale" AS "Value"
            FROM "Ledger" l JOIN "Entries" e USING ("Sequence") WHERE l."Sequence" > {ledger.Count} ORDER BY l."Sequence"
            """).ToListAsync());
        ledger.AddRange(rows);
    }

    private static async Task<List<Question>> Questions(RecordWorld world, RandomHistory history, Step step)
    {
        var entries = await world.Entries();
        var head = entries[^1].Sequence;
        var now = world.Clock.GetUtcNow();
        var today = now.DayIn(TimeZoneInfo.FindSystemTimeZoneById("Asia/Yerevan"));
        var pick = entries[step.A % entries.Count];
        var earlier = entries[step.B % entries.Count];
        string? Moment(DateTimeOffset known) => known <= now ? $"{known:yyyy-MM-ddTHH:mm:ss.fffffff}Z" : null;
        AskedViewpoint[] viewpoints =
        [
            new($"{today:yyyy-MM-dd}", null, head),
            new($"{pick.Effective.Earliest.AddDays(step.C % 3):yyyy-MM-dd}", Moment(earlier.Known), head),
            new($"{today.AddDays(-step.When):yyyy-MM-dd}", Moment(pick.Known) is null ? null : $"{pick.Known:yyyy-MM-dd}", 1 + (step.A % head)),
        ];
        return [.. viewpoints
            .Where(v => v.AsOf is null || DateOnly.Parse(v.AsOf).Year >= 1000)
            .SelectMany((at, i) => Question.All(world, history, at, step.When + i))];
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;

    private sealed record Question(string Name, AskedViewpoint At, Viewpoint Viewpoint, Func<RecordWorld, Task<object>> Send)
    {
        public static IEnumerable<Question> All(RecordWorld world, RandomHistory history, AskedViewpoint at, int pick)
        {
            var viewpoint = at.In(Known(world), world.Clock.GetUtcNow());
            var issue = history.Issues[pick % history.Issues.Count];
            Question Of(string name, Func<RecordWorld, Task<object>> send) => new(name, at, viewpoint, send);
            yield return Of("the list", async w => await w.Analyst.Send(new ListIssues(RecordWorld.Key) { At = at, PageSize = 100 }));
            yield return Of("an issue", async w => await w.Show(issue, at));
            yield return (pick % 6) switch
            {
                0 => Of("the milestones", async w => await w.Analyst.Send(new ListMilestones(RecordWorld.Key) { At = at })),
                1 => Of("the record", async w => await w.Analyst.Send(
                    new ListRecord(RecordWorld.Key, new SubjectRef(SubjectKind.Issue, issue)) { At = at, PageSize = 100 })),
                2 => Of("the sources", async w => await w.Analyst.Send(new ListSources(RecordWorld.Key) { At = at })),
                3 => Of("the actors", async w => await w.Analyst.Send(new ListActors(RecordWorld.Key) { At = at })),
                4 when viewpoint.Known <= world.Clock.GetUtcNow() => Of("the overview", async w => await w.Analyst.Send(
                    new ShowOverview(RecordWorld.Key) { At = at, Days = 400 })),
                4 => Of("the past milestones", async w => await w.Analyst.Send(
                    new ListMilestones(RecordWorld.Key) { At = at, Past = true })),
                _ => Of("a milestone", async w => await w.Analyst.Send(new ShowMilestone(
                    RecordWorld.Key,
                    await w.Ask(db => db.Milestones.Where(m => m.Id == history.Milestones[0]).Select(m => m.Key).SingleAsync()))
                { At = at })),
            };
        }

        /// <summary>The answer as text; a refusal is an answer too.</summary>
        public async Task<string> Ask(RecordWorld world)
        {
            try
            {
                return CanonicalJson.Write(await Send(world));
            }
            catch (NotOnRecordException refusal)
            {
                return refusal.Message;
            }
        }

        public override string ToString() => $"{Name} from {At}";

        private static NegotiationTracker.Domain.Negotiations.Negotiation Known(RecordWorld world) =>
            world.Ask(db => db.NegotiationBy(RecordWorld.Key, CancellationToken.None)).GetAwaiter().GetResult();
    }
}
