using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Dossiers;

public sealed class ExportDossierTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    [Fact]
    public async Task A_dossier_is_written_as_one_would_write_it()
    {
        await _world.Send(new ImportDossier { Content = SampleDossier.Text });

        var text = await Export(_world);

        text.Should().StartWith("""
            format: negotiation-dossier/1
            negotiation: AMAZ
            people:
              - { key: nare, name: Nare Grigoryan }
            entries:
              - key: amaz
                about: AMAZ
                kind: NegotiationOpened
                zone: Asia/Yerevan
                languages: [en, hy]
                effective: 1994
                known: 1994-12-31
                recorded: 2026-11-22T09:00:00Z
                author: Local analyst
            """.ReplaceLineEndings("\n"));
        text.Should().Contain("""
              - key: treaty/stage/initialled
                about: AMAZ-1
                kind: Stage
                stage: Initialled
                effective: 2025-08-08
                rationale: The ministers put their initials to it in Washington.
                sources:
                  - { source: oc-media, place: paragraph 3, grade: B2 }
                known: 2025-08-08T16:15:00Z
            """.ReplaceLineEndings("\n"));
        text.Should().Contain("    title: \"Peace treaty: the text\"\n")
            .And.Contain("    concerns: [AMAZ-2, actor:arm]\n");
    }

    [Fact]
    public async Task An_export_imported_elsewhere_and_exported_again_is_the_same_file()
    {
        await _world.Send(new ImportDossier { Content = SampleDossier.Text });
        await LiveWork();

        await RoundTrip();
    }

    [Fact]
    public async Task Going_back_in_time_shows_the_same_after_a_round_trip()
    {
        await _world.Send(new ImportDossier { Content = SampleDossier.Text });
        await LiveWork();
        using var other = await RoundTrip();

        foreach (var known in (string[])["2025-06-01", "2026-02-15", "2026-11-22T10:30:00Z", "2026-11-22"])
        {
            var at = new AskedViewpoint(Known: known);
            var here = await _world.Send(new ListIssues("AMAZ") { At = at });
            var there = await other.Send(new ListIssues("AMAZ") { At = at });
            here.Rows.Select(Seen).Should().Equal(there.Rows.Select(Seen), "as known on {0}", known);
        }

        static object Seen(IssueRow r) =>
            (r.Key, r.Title, r.Stage, r.Since, r.Trend, r.IsClosed, r.LastMovement, r.Next?.Date);
    }

    [Fact]
    public async Task An_export_imported_where_it_comes_from_changes_nothing()
    {
        await _world.Send(new ImportDossier { Content = SampleDossier.Text });
        await LiveWork();
        var text = await Export(_world);

        var imported = await _world.Send(new ImportDossier { Content = text });

        imported.Recorded.Should().Be(0);
    }

    [Fact]
    public async Task An_export_brings_another_tracker_up_to_date_and_its_news_counts_from_then()
    {
        await _world.Send(new ImportDossier { Content = SampleDossier.Text });
        using var other = await RoundTrip();
        await LiveWork();
        other.Clock.SetUtcNow(TrackerWorld.Start.AddDays(10));

        var imported = await other.Send(new ImportDossier { Content = await Export(_world) });

        imported.Recorded.Should().BePositive();
        var news = await other.Read(db => db.Entries.Where(e => e.Sequence > 23).ToListAsync());
        news.Should().OnlyContain(e => e.Known == e.Recorded && e.FirstRecorded < e.Recorded && e.FirstAuthor != null);
    }

    [Theory]
    [InlineData("ends in spaces  ")]
    [InlineData(" begins with one")]
    [InlineData("key: value # no comment")]
    [InlineData("- a dash\n- another")]
    [InlineData("two\n\n\nthree\n  indented\n\nend")]
    [InlineData("breaks\r\nof\rother kinds\u2028too\u0085")]
    [InlineData("tab\there, “quotes” \"and\" 'such', back\\slash")]
    [InlineData("Միրզոյան, Bayramov, Əliyev, Паšinян, مفاوضات, 😀 \u200D \uFEFF")]
    [InlineData("true")]
    [InlineData("~")]
    [InlineData("[not, a, list]")]
    [InlineData("{ nor: fields }")]
    [InlineData("&anchor *alias !tag %directive @at `tick` | > ? :")]
    [InlineData("---\n...")]
    [InlineData("ends in a colon:")]
    [InlineData("\nbreak before and after\n")]
    public async Task Any_text_comes_back_as_it_was(string text)
    {
        var long40 = string.Join(' ', Enumerable.Repeat(text, 40));
        await _world.Send(new ImportDossier
        {
            Content = SampleDossier.With(
                $"key: short, about: AMAZ, kind: Note, effective: 2026, text: {JsonSerializer.Serialize(text)}",
                $"key: long, about: AMAZ, kind: Note, effective: 2026, text: {JsonSerializer.Serialize(long40)}"),
        });

        using var other = await RoundTrip();

        var notes = await other.Read(db =>
            db.Entries.Where(e => e.Kind == EntryKind.Note).OrderBy(e => e.Sequence).ToListAsync());
        notes.Select(n => n.Statement).Should().Equal(new NoteStatement(text), new NoteStatement(long40));
    }

    [Fact]
    public async Task An_unknown_negotiation_is_refused()
    {
        var export = () => Export(_world, "NONE");

        await export.Should().ThrowAsync<NotOnRecordException>();
    }

    [Fact]
    public async Task Only_who_operates_the_tracker_exports()
    {
        await _world.OpenNegotiation();

        var export = () => _world.As(People.Ani).Send(new ExportDossier("AMAZ", new StringWriter()));

        await export.Should().ThrowAsync<NotPermittedException>();
    }

    public void Dispose() => _world.Dispose();

    private static async Task<string> Export(TrackerWorld world, string negotiation = "AMAZ")
    {
        using var text = new StringWriter(new StringBuilder());
        await world.Send(new ExportDossier(negotiation, text));
        return text.ToString();
    }

    private async Task<TrackerWorld> RoundTrip()
    {
        var first = await Export(_world);
        var other = new TrackerWorld();
        other.Clock.SetUtcNow(_world.Clock.GetUtcNow().AddDays(3).AddTicks(7));
        await other.Send(new ImportDossier { Content = first });
        (await Export(other)).Should().Be(first);
        return other;
    }

    /// <summary>Ani's morning: a new source, a correction, a retraction, ends, an unknown date; Leyla closes.</summary>
    private async Task LiveWork()
    {
        var treaty = await _world.Read(db => db.Issues.Where(i => i.Number == 1).Select(i => i.Id).SingleAsync());
        var route = await _world.Read(db => db.Issues.Where(i => i.Number == 2).Select(i => i.Id).SingleAsync());
        var armenia = await _world.Read(db => db.Actors.Select(a => a.Id).SingleAsync());
        var referendum = await _world.Read(db => db.Milestones.Select(m => m.Id).SingleAsync());

        var signed = await Tell(treaty, "stage", "2026-11-21", new RecordStage
        {
            Stage = Stage.Signed,
            Rationale = "Signed,\nso they say.",
            Sources = [new() { New = new() { Publisher = "ARKA", Title = "News: it is signed" }, Grade = "c3" }],
        });
        await Tell(treaty, null, "2026-11-20", new RecordStage
        {
            Stage = Stage.Initialled,
            Rationale = "Not signed.",
            Corrects = signed,
        });
        var note = await Tell(treaty, null, "2026-11~", new AddNote { Text = "A remark", AlsoIssues = [route] });
        await _world.As(People.Ani).Send(new RetractEntry { Entry = note, Rationale = "Idle." });
        await Tell(route, null, "2025", new RecordPosition
        {
            PartyId = armenia,
            Type = PositionType.RedLine,
            Text = "No corridor",
        });
        await Tell(route, $"position:{armenia}:RedLine", "2026-11", new EndPosition
        {
            PartyId = armenia,
            Type = PositionType.RedLine,
        });
        await Tell(route, null, "2026-11-22", new WatchIssue { PersonId = People.Levon.PersonId });
        await Tell(referendum, "date", "2026-11-22", new MoveMilestone { Date = null });
        await Tell(treaty, $"linkage:Requires:{referendum}", "2026-11-22", new UnlinkSubjects
        {
            Type = LinkageType.Requires,
            TargetKind = SubjectKind.Milestone,
            TargetId = referendum,
        });
        await Tell(route, "lifecycle", "2026-11-22", new CloseIssue { Rationale = "Overtaken." }, People.Leyla);
    }

    /// <param name="lane">Where the author saw what held; none where nothing did.</param>
    private async Task<EntryId> Tell<T>(Guid about, string? lane, string effective, T telling, Author? author = null)
        where T : Telling, IRequest<EntryId>
    {
        _world.Pass(TimeSpan.FromSeconds(17.3456789));
        telling.SubjectId = about;
        telling.Effective = ImpreciseDate.Parse(effective);
        telling.Seen = lane is null ? null : await _world.LastIn(lane, about);
        return await _world.As(author ?? People.Ani).Send(telling);
    }
}
