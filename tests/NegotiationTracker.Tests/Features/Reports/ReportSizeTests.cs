using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Reports.Formats;
using NegotiationTracker.Pipeline;
using static NegotiationTracker.Tests.Features.Reports.ReportWorld;

namespace NegotiationTracker.Tests.Features.Reports;

/// <summary>Alone, so that the processor time of the process is that of the report.</summary>
[CollectionDefinition(nameof(ReportSizeTests), DisableParallelization = true)]
public sealed class ReportSizeAlone;

[Collection(nameof(ReportSizeTests))]
public sealed class ReportSizeTests
{
    [Fact]
    public async Task A_thousand_issues_are_reported_within_two_seconds()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");
        await Fill(world, 1000);
        var fastest = TimeSpan.MaxValue;

        for (var run = 0; run < 3; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var text = await world.Markdown();
            var taken = Environment.CpuUsage.TotalTime - before;
            fastest = taken < fastest ? taken : fastest;
            text.Should().Contain("### AMAZ-1000 Item 1000");
        }

        fastest.Should().BeLessThan(TimeSpan.FromSeconds(2), "of processor time, whatever else the machine does");
    }

    [Fact]
    public async Task It_asks_the_database_as_often_for_many_issues_as_for_few()
    {
        using var world = await Opened("2026-03-02T08:00:00Z");
        await Fill(world, 3);
        var few = await world.CountQueries(() => world.Report());
        await Fill(world, 60);

        var many = await world.CountQueries(() => world.Report());

        few.Should().BeInRange(5, 15);
        many.Should().Be(few);
    }

    [Theory]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Csv)]
    [InlineData(ReportFormat.Html)]
    [InlineData(ReportFormat.Json)]
    public async Task It_is_written_piece_by_piece_and_never_holds_a_thread(ReportFormat format)
    {
        using var world = await Opened("2026-03-02T08:00:00Z");
        await Fill(world, 300);
        await world.Issue("One that is long", with: open => open.Summary = new string('ə', 8000));
        var report = await world.Report();
        await using var writer = new AsyncOnly();

        await report.WriteTo(writer, format);

        writer.Written.Should().BeGreaterThan(100_000);
        writer.Longest.Should().BeLessThan(80_000, "a report is never held as one text");
    }

    private static async Task Fill(ReportWorld world, int issues)
    {
        await using var scope = world.Scope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var recording = scope.ServiceProvider.GetRequiredService<Recording>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = world.Clock.GetUtcNow();
        recording.Begin(await db.LedgerHead(default), Authors.Operator, now, Guid.CreateVersion7(now));
        var negotiation = await db.Negotiations.SingleAsync();
        var account = new Account { Effective = ImpreciseDate.Parse("2026-02"), Rationale = "So it was said." };
        var first = await db.Issues.CountAsync() + 1;
        for (var number = first; number < first + issues; number++)
            db.Issues.Add(IssueOf(negotiation, number, account, recording));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static Issue IssueOf(Negotiation negotiation, int number, Account account, Recording recording)
    {
        var issue = Issue.Open(negotiation, number, account, recording);
        Statement[] statements =
        [
            new DescribedStatement($"Item {number}", "A matter among many."),
            new ClassifiedStatement("Law", Importance.Limited, Restriction.Open), new StageStatement(Stage.Exploratory),
            new AssessmentStatement(Trend.Unchanged, Outlook.None), new OwnerStatement(Authors.OperatorId),
            new EventStatement("A meeting", null), new EventStatement("Another meeting", null), new NoteStatement("A remark."),
        ];
        foreach (var statement in statements)
            issue.Record(statement, account, recording, negotiation);
        return issue;
    }

    /// <summary>Like the body of an HTTP response, which refuses to be written to by a waiting thread.</summary>
    private sealed class AsyncOnly : TextWriter
    {
        public int Written { get; private set; }

        public int Longest { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new InvalidOperationException("Written without waiting for it.");

        public override void Flush() => throw new InvalidOperationException("Flushed without waiting for it.");

        public override Task FlushAsync() => Task.CompletedTask;

        public override Task WriteAsync(char[] buffer, int index, int count) => Take(count);

        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
            Take(buffer.Length);

        private Task Take(int count)
        {
            Written += count;
            Longest = Math.Max(Longest, count);
            return Task.CompletedTask;
        }
    }
}
