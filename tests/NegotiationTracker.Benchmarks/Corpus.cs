using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Benchmarks;

/// <summary>
/// A deterministic negotiation of many issues with about ten entries each, recorded through the domain over 300 days, in
/// transactions of 200 issues. Every hundredth issue holds the word "ceasefire".
/// </summary>
internal static class Corpus
{
    public const string Key = "LOAD";
    private const int Batch = 200;
    private static readonly string[] Categories = ["Territory", "Transport", "Constitution", "Security", "Courts", "People"];
    private static readonly string[] Syllables =
        ["ka", "ro", "mi", "ten", "dal", "vor", "su", "lin", "pra", "gem", "tor", "ba", "che", "nu", "fi", "lar", "os", "wen", "hu", "jed"];

    public static async Task Fill(LoadedTracker tracker, int issues)
    {
        await tracker.Open();
        await using (var scope = tracker.Services.CreateAsyncScope())
        {
            var held = await scope.ServiceProvider.GetRequiredService<TrackerDbContext>().Issues.CountAsync();
            if (held == issues)
                return;
            if (held > 0)
                throw new InvalidOperationException($"The folder holds {held} issues already; name another one with --data.");
        }

        var watch = Stopwatch.StartNew();
        var begin = TimeProvider.System.GetUtcNow().AddDays(-301);
        var frame = await Frame(tracker, begin);
        for (var first = 1; first <= issues; first += Batch)
            await Issues(tracker, frame, first, Math.Min(issues, first + Batch - 1), begin, issues);
        Console.WriteLine($"Recorded {issues:N0} issues in {watch.Elapsed.TotalSeconds:F0} s.");
    }

    private static async Task<Cast> Frame(LoadedTracker tracker, DateTimeOffset begin) =>
        await InTransaction(tracker, begin, (db, recording) =>
        {
            var early = new Account { Effective = ImpreciseDate.Parse("2025") };
            var negotiation = Negotiation.Open("LOAD", "UTC", ["en"], early, recording);
            negotiation.Record(new DescribedStatement("Load", "A negotiation of many issues."), early, recording, negotiation);
            var parties = new[] { "north", "south" }.Select(name =>
            {
                var actor = Actor.Add(negotiation, name, ActorKind.State, [ActorRole.Party], early, recording);
                actor.Record(new ActorNamedStatement("en", name), early, recording, negotiation);
                return actor;
            }).ToArray();
            var sources = Enumerable.Range(1, 50).Select(i => Source.Add(
                negotiation,
                new SourceAddedStatement($"wire-{i}", $"Wire {i}", $"Report {i}", $"https://example.org/{i}", ImpreciseDate.Parse("2025"), null),
                early, recording)).ToArray();
            db.AddRange([negotiation, .. parties, .. sources]);
            return new Cast(negotiation, [.. parties.Select(p => p.Id)], [.. sources.Select(s => s.Id)]);
        });

    private static Task<int> Issues(
        LoadedTracker tracker, Cast cast, int first, int last, DateTimeOffset begin, int total) =>
        InTransaction(tracker, begin.AddDays(300.0 * last / total), (db, recording) =>
        {
            for (var number = first; number <= last; number++)
                db.AddRange(IssueAndMilestone(cast, number, recording));
            return last;
        });

    private static IEnumerable<Subject> IssueAndMilestone(Cast cast, int number, Recording recording)
    {
        var random = new Random(number);
        var today = recording.Today(cast.Negotiation.Zone);
        var day = today.AddDays(-number % 400);
        Account At(int days, string why = "") => new()
        {
            Effective = ImpreciseDate.On(day.AddDays(Math.Min(days, today.DayNumber - day.DayNumber))),
            Rationale = why,
            Citations = why.Length == 0 ? [] : [new Citation { SourceId = cast.Sources[number % 50], Grade = Grade.Parse("B2") }],
        };
        var issue = Issue.Open(cast.Negotiation, number, At(0), recording);
        void Say(Statement statement, int days, string why = "") => issue.Record(
            statement, At(days, why) with { Seen = issue.Stack.LastIn(statement.Lane ?? "")?.Id }, recording, cast.Negotiation);
        var rare = number % 100 == 7 ? " ceasefire" : "";
        Say(new DescribedStatement($"Item {number} {Words(random, 6)}", $"{Words(random, 30)}{rare} {Words(random, 30)}."), 0);
        Say(new ClassifiedStatement(Categories[number % 6], (Importance)(number % 3), Restriction.Open), 0);
        Say(new OwnerStatement(number % 10 == 0 ? Authors.LocalAnalystId : Authors.OperatorId), 0);
        for (var step = 0; step < 3; step++)
            Say(new StageStatement((Stage)((number + step) % 12)), step * 5, Words(random, 12));
        Say(new AssessmentStatement((Trend)(number % 3), Outlook.None), 12, Words(random, 8));
        foreach (var party in cast.Parties)
            Say(new PositionStatement(party, PositionType.Stated, Words(random, 20), null, null, null, null), 8, Words(random, 6));
        if (number % 50 != 0)
            return [issue];
        var milestone = Milestone.Add(cast.Negotiation, $"date-{number}", (MilestoneKind)(number / 50 % 10), At(0), recording);
        milestone.Record(new DescribedStatement($"Date {number}", ""), At(0), recording, cast.Negotiation);
        var expected = ImpreciseDate.On(TimeProvider.System.GetUtcNow().DayIn(TimeZoneInfo.Utc).AddDays(number % 700));
        milestone.Record(new ExpectedDateStatement(expected), At(0), recording, cast.Negotiation);
        milestone.Record(
            new LinkageStatement(LinkageType.PartOf, SubjectKind.Issue, issue.Id), At(0), recording, cast.Negotiation);
        return [issue, milestone];
    }

    private static async Task<T> InTransaction<T>(
        LoadedTracker tracker, DateTimeOffset moment, Func<TrackerDbContext, Recording, T> record)
    {
        await using var scope = tracker.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var recording = scope.ServiceProvider.GetRequiredService<Recording>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        recording.Begin(await db.LedgerHead(CancellationToken.None), Authors.Operator, moment, Guid.CreateVersion7(moment));
        var answer = record(db, recording);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return answer;
    }

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count)
        .Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]))));

    private sealed record Cast(Negotiation Negotiation, IReadOnlyList<Guid> Parties, IReadOnlyList<Guid> Sources);
}
