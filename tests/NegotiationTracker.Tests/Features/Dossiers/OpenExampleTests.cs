using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Features.Reports.Formats;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Tests.Features.Reports;

namespace NegotiationTracker.Tests.Features.Dossiers;

public sealed class OpenExampleTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    [Fact]
    public async Task Examples_are_listed_until_they_are_on_record()
    {
        (await _world.Send(new ListExamples())).Select(e => (e.Name, e.Negotiation, e.Title)).Should().Equal(
            ("armenia-azerbaijan", "AMAZ", "Armenia–Azerbaijan peace process"),
            ("belgrade-pristina", "BPD", "Belgrade–Pristina dialogue"));

        (await Open()).Should().Be("BPD");

        (await _world.Send(new ListExamples())).Select(e => e.Name).Should().Equal("armenia-azerbaijan");
        (await _world.Send(new ListNegotiations())).Should().ContainSingle().Which.Key.Should().Be("BPD");
    }

    [Fact]
    public async Task Opened_twice_it_is_there_once()
    {
        await Open();
        var before = await _world.Read(db => db.Ledger.CountAsync());

        (await Open()).Should().Be("BPD");

        (await _world.Read(db => db.Ledger.CountAsync())).Should().Be(before);
    }

    [Fact]
    public async Task A_negotiation_of_that_key_with_another_content_stands_in_its_way()
    {
        await _world.OpenNegotiation("BPD", "Another one", "Europe/Belgrade");

        await ((Func<Task>)Open).Should().ThrowAsync<DossierRefusedException>();

        (await _world.Read(db => db.Issues.CountAsync())).Should().Be(0);
    }

    [Theory]
    [InlineData("cyprus")]
    [InlineData("../appsettings")]
    [InlineData("../Dossiers/belgrade-pristina")]
    public async Task Another_one_is_refused_with_the_names_of_those_there_are(string name)
    {
        var open = () => _world.Send(new OpenExample { Name = name });

        (await open.Should().ThrowAsync<NotOnRecordException>()).Which.Message
            .Should().Contain(name).And.EndWith("There is armenia-azerbaijan and belgrade-pristina.");
    }

    [Fact]
    public async Task It_is_whole_and_goes_round_to_the_byte()
    {
        await Open();

        (await _world.As(Authors.Operator).Send(new VerifyRecord())).IsWhole.Should().BeTrue();
        var first = await Export(_world);
        using var other = new TrackerWorld();
        other.Pass(TimeSpan.FromDays(1));
        await other.Send(new ImportDossier { Content = first });
        (await Export(other)).Should().Be(first);
    }

    [Fact]
    public async Task It_holds_what_a_process_holds()
    {
        await Open();

        (await _world.Read(db => db.Issues.CountAsync())).Should().BeInRange(8, 12);
        (await _world.Read(db => db.Actors.CountAsync())).Should().BeInRange(3, 6);
        var milestones = await _world.Read(db => db.Milestones.ToListAsync());
        milestones.Should().HaveCountGreaterThan(6);
        milestones.Should().Contain(m => m.Status == DateStatus.Held && m.Outcome != null);
        milestones.Should().Contain(m => m.Status == DateStatus.Postponed).And.Contain(m => m.Date == null)
            .And.Contain(m => m.Date != null && m.Date.Precision == DatePrecision.Month);
        (await _world.Read(db => db.Entries.CountAsync(e => e.Type == EntryType.Correction))).Should().Be(2);
        var names = await _world.Read(db => db.Entries.Where(e => e.Kind == EntryKind.ActorNamed).ToListAsync());
        names.Select(e => ((ActorNamedStatement)e.Statement!).Name).Should().Contain(["Kosova", "Косово", "Србија", "Srbija"]);
        var uncited = await _world.Read(db => db.Entries.Include(e => e.Citations).Where(e => e.Citations.Count == 0)
            .Where(e => e.Kind == EntryKind.Stage || e.Kind == EntryKind.Position || e.Kind == EntryKind.Event || e.Kind == EntryKind.Outcome
                || e.Kind == EntryKind.ExpectedDate || e.Kind == EntryKind.DateStatus || e.Kind == EntryKind.Assessment || e.Kind == EntryKind.Linkage)
            .Select(e => e.Key).ToListAsync());
        uncited.Should().BeEmpty("every fact rests on a source");
    }

    [Fact]
    public async Task It_tells_what_was_known_when()
    {
        await Open();

        (await StageOf(2, "2013-04-21")).Should().Be(Stage.Signed, "agencies wrote so");
        (await StageOf(2, "2013-04-30")).Should().Be(Stage.Initialled, "which it was");
        (await StageOf(10, "2019-06-01")).Should().Be(Stage.Suspended);
        (await Written("2023-05-30")).Should().Contain("30 soldiers").And.NotContain("93 soldiers");
        (await Written("2024-06-30")).Should().Contain("93 soldiers");
    }

    [Theory]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Csv)]
    [InlineData(ReportFormat.Html)]
    [InlineData(ReportFormat.Json)]
    public async Task It_is_reported_in_every_format(ReportFormat format)
    {
        await Open();

        var report = await _world.Send(new ComposeStatusReport("BPD"));

        (await ReportWorld.Written(report, format)).Should().Contain("Association of Serb-majority municipalities").And.Contain("BPD-11");
    }

    public void Dispose() => _world.Dispose();

    private Task<string> Open() => _world.Send(new OpenExample { Name = "belgrade-pristina" });

    private async Task<Stage?> StageOf(int issue, string day) =>
        (await _world.Send(new ComposeStatusReport("BPD") { At = new(day, day) })).Issues.Single(i => i.Key == $"BPD-{issue}").Stage?.Stage;

    private async Task<string> Written(string day) =>
        await ReportWorld.Written(await _world.Send(new ComposeStatusReport("BPD") { At = new(day, day) }), ReportFormat.Markdown);

    private static async Task<string> Export(TrackerWorld world)
    {
        await using var text = new StringWriter();
        await world.As(Authors.Operator).Send(new ExportDossier("BPD", text));
        return text.ToString();
    }
}
