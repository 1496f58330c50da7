using System.Diagnostics;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Tests.Domain.Record;
using Xunit.Abstractions;

namespace NegotiationTracker.Tests.Features.Audit;

/// <summary>T20 and the size of a long-lived record: slow, so run by tests/run --faults.</summary>
[Trait("Category", "Faults")]
public sealed class LongRecordTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("""UPDATE "Ledger" SET "Content" = "Content" || ' ' """, "Row {0} of the ledger was changed")]
    [InlineData("""UPDATE "Entries" SET "Rationale" = "Rationale" || ' ' """, "Entry {0} differs from the ledger in Rationale.")]
    [InlineData("""DELETE FROM "Entries" """, "Entry {0} is missing")]
    public async Task Each_row_of_ten_thousand_that_was_touched_is_named(string act, string finding)
    {
        using var world = await Long(10_000);
        await using var tampering = await Tampering.With(world);
        var last = await world.Ask(db => db.Ledger.MaxAsync(r => r.Sequence));
        const int atOnce = 90;
        for (var first = 1L; first <= last; first += atOnce)
        {
            var verification = await tampering.After($"""{act} WHERE "Sequence" BETWEEN {first} AND {first + atOnce - 1}""");
            for (var sequence = first; sequence < first + atOnce && sequence <= last; sequence++)
                verification.Findings.Should().Contain(f => f.StartsWith(string.Format(finding, sequence)));
        }
    }

    [Fact]
    public async Task A_hundred_thousand_entries_are_verified_well_within_a_minute_and_in_little_memory()
    {
        using var world = await Long(100_000);
        var most = 0L;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();

        var verification = await world.Analyst.Send(new VerifyRecord
        {
            Progress = new Teller(() => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before)),
        });

        watch.Stop();
        output.WriteLine($"{verification.Entries:N0} entries in {watch.Elapsed.TotalSeconds:N1} s, {most / 1024 / 1024} MB at most");
        verification.Findings.Should().BeEmpty();
        verification.Entries.Should().BeGreaterThanOrEqualTo(100_000);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60));
        most.Should().BeLessThan(100 * 1024 * 1024);
    }

    private static async Task<RecordWorld> Long(int entries)
    {
        var world = await RecordWorld.Open(
            services => services.AddTransient<IRequestHandler<RecordMany, int>, RecordManyHandler>());
        var recorded = 0;
        while (recorded < entries)
            recorded += await world.Analyst.Send(new RecordMany(world.Negotiation, Math.Min(5_000, entries - recorded)));
        return world;
    }

    private sealed class Teller(Action told) : IProgress<Progress>
    {
        public void Report(Progress value) => told();
    }
}

/// <summary>Puts many entries on record in one command, ten about each issue.</summary>
[Requires(Permission.RecordEntries)]
public sealed record RecordMany(Guid NegotiationId, int Entries) : IRequest<int>, IRecords
{
    public Guid CommandId { get; set; }
}

internal sealed class RecordManyHandler(TrackerDbContext db, Recording recording) : IRequestHandler<RecordMany, int>
{
    public async Task<int> Handle(RecordMany request, CancellationToken cancellationToken)
    {
        var negotiation = await db.Negotiations.SingleAsync(n => n.Id == request.NegotiationId, cancellationToken);
        var number = await db.Issues.MaxAsync(i => (int?)i.Number, cancellationToken) ?? 0;
        var recorded = 0;
        while (recorded < request.Entries)
        {
            var issue = Issue.Open(negotiation, ++number, Told(2020), recording);
            EntryId? seen = null;
            issue.Record(new DescribedStatement($"Issue {number}", "Of the many"), Told(2020), recording, negotiation);
            for (var year = 2018; year < 2026; year++)
                seen = issue.Record(new StageStatement((Stage)(year % 10)), Told(year) with { Seen = seen }, recording, negotiation).Id;
            db.Issues.Add(issue);
            recorded += 10;
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return recorded;
    }

    private static Account Told(int year) => new()
    {
        Effective = ImpreciseDate.Parse($"{year}"),
        Rationale = "As the parties said in their joint statement of that year.",
    };
}
