using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Sources;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Sources;

public sealed class ShowSourceTests : IAsyncLifetime, IDisposable
{
    private readonly TrackerWorld _world = new();
    private Guid _issue;
    private Guid _wire;
    private Guid _paper;
    private Guid _other;

    public async Task InitializeAsync()
    {
        _issue = (await _world.OpenIssue()).Id;
        _wire = await _world.AddSource("Ministers meet", "Interfax");
        _paper = await _world.AddSource("Ministers met", "Azatutyun");
        _other = await _world.AddSource("Maps", "OC Media");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Two_copies_of_one_wire_report_are_one_source_as_soon_as_that_is_known()
    {
        var both = await Said(Stage.Exploratory, _wire, _paper);
        var three = await Said(Stage.UnderNegotiation, _wire, _paper, _other);
        (await Independent(both)).Should().Be(2);
        _world.Pass(TimeSpan.FromDays(1));

        await _world.Say(new RecordOrigin { SubjectId = _paper, OriginalId = _wire });

        (await Independent(both), await Independent(three)).Should().Be((1, 2));
        (await Independent(both, new AskedViewpoint(Known: "2026-11-22"))).Should().Be(2, "nobody knew it then");
        var wire = await Show(_wire);
        (wire.Resting, wire.RestingAlone).Should().Be((2, 1));
        wire.Repeats.Should().ContainSingle().Which.Called.Should().Be("Azatutyun: Ministers met");
        (await Show(_paper)).Origin!.Id.Should().Be(_wire);
        (await _world.Send(new ListSources("AMAZ"))).Rows.Single(r => r.Id == _wire)
            .Should().Match<SourceRow>(r => r.Citations == 2 && r.Alone == 1 && !r.Repeats);
        var alone = await _world.Send(new ListRecord("AMAZ", Border) { Filter = RecordFilter.SingleSource });
        alone.Rows.Should().ContainSingle().Which.Id.Should().Be(both);

        await _world.Say(new EndOrigin { SubjectId = _paper, OriginalId = _wire });
        (await Independent(both)).Should().Be(2);
        (await Show(_paper)).Origin.Should().BeNull();
    }

    [Fact]
    public async Task Sources_repeat_each_other_in_no_circle_and_one_that_a_file_brought_does_no_harm()
    {
        await _world.Say(new RecordOrigin { SubjectId = _paper, OriginalId = _wire });

        await _world.Refuses(new RecordOrigin { SubjectId = _wire, OriginalId = _paper }, "*in a circle*");
        await _world.Refuses(new RecordOrigin { SubjectId = _wire, OriginalId = _wire }, "*circle*");

        var circle = new NegotiationTracker.Data.Origins(new Dictionary<Guid, Guid> { [_wire] = _paper, [_paper] = _wire, [_other] = _wire });
        new[] { _wire, _paper, _other }.Select(circle.FirstOf).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Reliability_has_a_history_and_the_grades_of_items_stay_as_they_were()
    {
        await Said(Stage.Exploratory, _other);
        await _world.Say(new GradeSource { SubjectId = _other, Reliability = Reliability.B, Rationale = "Right so far." });
        _world.Pass(TimeSpan.FromDays(1));
        await _world.Say(new GradeSource { SubjectId = _other, Reliability = Reliability.D, Rationale = "Wrong twice.", Effective = On("2026-11-23") });

        var source = await Show(_other);
        (source.Reliability, string.Join(" ", source.ReliabilityHistory.Select(r => r.Reliability))).Should().Be((Reliability.D, "D B"));
        source.Grades.Should().ContainSingle().Which.Grade.ToString().Should().Be("B2");
        var then = await _world.Send(new ShowSource("AMAZ", _other) { At = new AskedViewpoint(Known: "2026-11-22") });
        (then.Reliability, then.ReliabilityHistory.Count).Should().Be((Reliability.B, 1));
        (await Listed(Reliability.D)).Should().Equal(_other);
        (await Listed(Reliability.B)).Should().BeEmpty();
        (await _world.Send(new ListSources("AMAZ") { Unjudged = true })).Rows.Select(r => r.Id).Should().BeEquivalentTo([_wire, _paper]);
        await _world.Refuses(new GradeSource { SubjectId = _other, Rationale = " " }, "*rationale is missing.");
    }

    [Fact]
    public async Task A_text_is_archived_as_a_file_with_its_hash_and_says_so_when_it_is_gone()
    {
        await _world.Say(new ArchiveSource { SubjectId = _other, Text = "The page, as it was." });

        var copy = (await Show(_other)).Copies.Should().ContainSingle().Which;
        (copy.File.Name, copy.File.MediaType, copy.File.Bytes, copy.IsHere).Should().Be(("page-2026-11-22.txt", "text/plain", 20L, true));
        copy.Retrieved.Should().Be(new DateOnly(2026, 11, 22));
        Directory.Delete(Path.Combine(_world.Folder, "files"), recursive: true);
        await _world.Say(new GradeSource { SubjectId = _other, Rationale = "Another entry." }); // kept answers are over
        (await Show(_other)).Copies.Single().IsHere.Should().BeFalse();
    }

    [Fact]
    public async Task A_copy_needs_a_file_or_a_text_that_is_here_and_a_day()
    {
        var file = await _world.Send(new KeepFile(new MemoryStream("x"u8.ToArray()), "x.txt"));

        await _world.Refuses(new ArchiveSource { SubjectId = _other }, "Choose a file, or paste the text.");
        await _world.Refuses(new ArchiveSource { SubjectId = _other, File = file, Text = "y" }, "Keep either*");
        await _world.Refuses(new ArchiveSource { SubjectId = _other, File = file, Effective = On("2026") }, "Say on which day*");
        await _world.Refuses(new ArchiveSource { SubjectId = _other, File = file with { Hash = new string('a', 64) } }, "*not here any more*");
        await _world.Refuses(new ArchiveSource { SubjectId = _other, File = file with { MediaType = "image/png" } }, "*not here any more*");
    }

    [Fact]
    public async Task A_source_on_which_more_rests_than_one_question_can_name_is_shown_and_listed()
    {
        const int many = 33_000; // the parameters of one question to SQLite end at 32,766
        await _world.Send(new ImportFile
        {
            Negotiation = "AMAZ",
            FileName = "many.csv",
            Content = System.Text.Encoding.UTF8.GetBytes("Event,Date\n" + string.Join('\n', Enumerable.Range(0, many).Select(n => $"Meeting {n},2025-01-02"))),
            As = ImportOf.Events,
        });

        var row = (await _world.Send(new ListSources("AMAZ") { Text = "many.csv" })).Rows.Single();

        (row.Citations, row.Alone).Should().Be((many, many));
        var shown = await Show(row.Id);
        (shown.Resting, shown.RestingAlone, shown.Entries.Count).Should().Be((many, many, 25));
        shown.Grades.Should().ContainSingle().Which.Count.Should().Be(many);
    }

    [Fact]
    public async Task A_registration_is_corrected_and_the_old_wording_stays()
    {
        var source = await Show(_other);
        await _world.Say(new CorrectSource { SubjectId = _other, Corrects = source.Registration, Key = source.Key, Publisher = "OC Media", Title = "Old maps" });

        (await Show(_other)).Title.Should().Be("Old maps");
        var record = await _world.Send(new ListRecord("AMAZ", new SubjectRef(SubjectKind.Source, _other)));
        record.Rows[0].Before.Should().Be("OC Media, Maps");
        await _world.Refuses(new CorrectSource { SubjectId = _other, Key = source.Key, Publisher = "x", Title = "y" }, "*registered once*");
        await _world.Refuses(
            new CorrectSource { SubjectId = _other, Corrects = record.Rows[0].Id, Key = "another", Publisher = "x", Title = "y" }, "*keeps its key*");
    }

    [Fact]
    public async Task A_source_that_was_not_in_the_register_then_or_of_another_negotiation_is_not_shown()
    {
        await _world.OpenNegotiation("GEO", "Georgia", "Asia/Tbilisi");

        await _world.Refuses(new ShowSource("AMAZ", _other) { At = new AskedViewpoint(Known: "2026-11-21") }, "*from this viewpoint*");
        await _world.Refuses(new ShowSource("GEO", _other), "No such source*");
    }

    private SubjectRef Border => new(SubjectKind.Issue, _issue);

    private Task<SourceDetails> Show(Guid source) => _world.Send(new ShowSource("AMAZ", source));

    private async Task<IEnumerable<Guid>> Listed(Reliability reliability) =>
        (await _world.Send(new ListSources("AMAZ") { Reliability = reliability })).Rows.Select(r => r.Id);

    private Task<EntryId> Said(Stage stage, params Guid[] sources) => _world.Say(new RecordStage
    {
        SubjectId = _issue,
        Stage = stage,
        Rationale = "As reported.",
        Sources = [.. sources.Select(s => new CitationInput { SourceId = s, Grade = "B2" })],
    });

    private async Task<int> Independent(EntryId entry, AskedViewpoint? at = null) =>
        (await _world.Send(new ListRecord("AMAZ", Border) { At = at ?? AskedViewpoint.Now })).Rows.Single(r => r.Id == entry).Independent;
}
