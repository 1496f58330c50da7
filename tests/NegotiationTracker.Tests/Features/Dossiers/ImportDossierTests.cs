using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Dossiers;

public sealed class ImportDossierTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    [Fact]
    public async Task A_dossier_comes_on_record_with_everything_in_it()
    {
        var imported = await Import(SampleDossier.Text);

        imported.Should().Be(new ImportedDossier("AMAZ", 23, 0));
        var treaty = await _world.Read(db => db.Issues.SingleAsync(i => i.Number == 1));
        treaty.Title.Should().Be("Peace treaty: the text");
        treaty.Summary.Should().Be("Seventeen articles, agreed in March 2025.");
        treaty.Stage.Should().Be(Stage.Initialled);
        treaty.Trend.Should().Be(Trend.Improved);
        treaty.Outlook.Should().Be(Outlook.RiskAlert | Outlook.Opportunity);
        var route = await _world.Read(db => db.Issues.Include(i => i.People).SingleAsync(i => i.Number == 2));
        route.ImplementationScore.Should().Be(2);
        route.People.Should().ContainSingle().Which.PersonId.Should().Be(Authors.LocalAnalystId);
        (await _world.Read(db => db.Milestones.SingleAsync())).Date!.Text.Should().Be("2027");
        (await _world.Read(db => db.People.SingleAsync(p => p.Key == "nare"))).Name.Should().Be("Nare Grigoryan");
    }

    [Fact]
    public async Task Entries_are_known_at_the_end_of_their_day_in_the_zone_of_the_negotiation()
    {
        await Import(SampleDossier.Text);

        var stage = await Entry("treaty/stage/agreed");
        stage.Known.Should().Be(new DateTimeOffset(2025, 3, 14, 0, 0, 0, TimeSpan.FromHours(4)).AddTicks(-1));
        stage.Recorded.Should().Be(TrackerWorld.Start);
        stage.IsHistory.Should().BeTrue();
        (await Entry("treaty/stage/initialled")).Known.Should()
            .Be(new DateTimeOffset(2025, 8, 8, 16, 15, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task What_was_known_on_the_day_of_the_import_counts_from_the_import()
    {
        await Import(SampleDossier.With(
            "key: t, about: AMAZ-1, kind: Opened, effective: 2026-11-22, known: 2026-11-22"));

        (await Entry("t")).Known.Should().Be(TrackerWorld.Start);
    }

    [Fact]
    public async Task Going_back_in_time_shows_what_was_known_then()
    {
        await Import(SampleDossier.Text);

        var then = new AskedViewpoint(AsOf: "2025-06-01", Known: "2025-06-01");
        var page = await _world.Send(new ListIssues("AMAZ") { At = then });

        page.Rows.Select(r => (r.Key, r.Stage)).Should().Equal(("AMAZ-1", Stage.TextAgreed), ("AMAZ-2", null));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await Import(SampleDossier.Text);
        var head = await _world.Read(db => db.Ledger.MaxAsync(r => r.Sequence));

        var again = await Import(SampleDossier.Text);

        again.Should().Be(new ImportedDossier("AMAZ", 0, 23));
        (await _world.Read(db => db.Ledger.MaxAsync(r => r.Sequence))).Should().Be(head);
        (await _world.Read(db => db.People.CountAsync(p => p.Key == "nare"))).Should().Be(1);
    }

    [Fact]
    public async Task A_file_may_grow_and_only_what_is_new_is_taken()
    {
        await Import(SampleDossier.Text);
        _world.Pass(TimeSpan.FromDays(2));

        var grown = await Import(SampleDossier.Text + """

              - { key: treaty/stage/signed, about: AMAZ-1, kind: Stage, stage: Signed, effective: 2026-11-23,
                  rationale: Signed in Yerevan. }
              - { key: route/after, about: AMAZ-2, kind: Linkage, type: SequencedAfter, target: AMAZ-1,
                  effective: 2026-11-24 }
            """);

        grown.Should().Be(new ImportedDossier("AMAZ", 2, 23));
        (await _world.Read(db => db.Issues.SingleAsync(i => i.Number == 1))).Stage.Should().Be(Stage.Signed);
        (await Entry("treaty/stage/signed")).IsHistory.Should().BeFalse();
    }

    [Fact]
    public async Task History_goes_only_into_a_negotiation_without_entries()
    {
        await Import(SampleDossier.Text);

        var refusal = await Refusal(SampleDossier.Text + """

              - { key: late, about: AMAZ-1, kind: Note, text: We knew it., effective: 2025-01, known: 2025-01-31 }
            """);

        refusal.Faults.Should().ContainSingle().Which.Sentence.Should()
            .Be("Entry “late” says that it was known before today. Only the first import of a negotiation takes such "
                + "history; leave “known” out, and the entry counts from the moment of its recording.");
    }

    [Fact]
    public async Task Another_content_under_a_known_key_is_refused_and_named()
    {
        await Import(SampleDossier.Text);

        var refusal = await Refusal(SampleDossier.Text
            .Replace("stage: TextAgreed", "stage: Signed", StringComparison.Ordinal)
            .Replace("known: 2025-04-30", "known: 2025-05-01", StringComparison.Ordinal)
            .Replace("salience: 80", "salience: 81", StringComparison.Ordinal));

        refusal.Faults.Select(f => (f.Path, f.Sentence.Split(" is on record with ")[1].Split(" An import ")[0]))
            .Should().Equal(
                ("entries[7].stage", "another “stage”: “TextAgreed” there, “Signed” here."),
                ("entries[12].salience", "another “salience”: “80” there, “81” here."),
                ("entries[12].known", "another “known”: “2025-04-30” there, “2025-05-01” here."));
        refusal.Faults[0].Sentence.Should().Be(
            "The entry “treaty/stage/agreed” is on record with another “stage”: “TextAgreed” there, “Signed” here. "
            + "An import overwrites nothing: give this statement a key of its own, "
            + "with “corrects: treaty/stage/agreed” if it repairs the other.");
    }

    [Fact]
    public async Task A_negotiation_opened_by_hand_is_not_opened_again_by_a_file()
    {
        await _world.OpenNegotiation("AMAZ");

        var refusal = await Refusal(SampleDossier.Text);

        refusal.Faults.Should().ContainSingle().Which.Sentence.Should()
            .StartWith("AMAZ is on record already, by the entry “");
    }

    [Fact]
    public async Task Links_that_would_close_a_circle_are_refused()
    {
        var refusal = await Refusal(SampleDossier.With(
            "key: a, about: AMAZ-1, kind: Opened, effective: 2020",
            "key: b, about: AMAZ-2, kind: Opened, effective: 2020",
            "key: ab, about: AMAZ-1, kind: Linkage, type: Requires, target: AMAZ-2, effective: 2020",
            "key: ba, about: AMAZ-2, kind: Linkage, type: Requires, target: AMAZ-1, effective: 2020"));

        refusal.Faults.Should().ContainSingle().Which.ToString().Should().Be(
            "line 10, entries[4]: AMAZ-2 cannot require AMAZ-1, because that would close a circle: AMAZ-1 requires "
            + "AMAZ-2. Remove one of these links first.");
    }

    [Fact]
    public async Task A_link_that_was_ended_closes_no_circle()
    {
        var imported = await Import(SampleDossier.With(
            "key: a, about: AMAZ-1, kind: Opened, effective: 2020",
            "key: b, about: AMAZ-2, kind: Opened, effective: 2020",
            "key: ab, about: AMAZ-1, kind: Linkage, type: Requires, target: AMAZ-2, effective: 2020",
            "key: ab/end, about: AMAZ-1, kind: Linkage, type: Requires, target: AMAZ-2, ends: true, effective: 2021",
            "key: ba, about: AMAZ-2, kind: Linkage, type: Requires, target: AMAZ-1, effective: 2022"));

        imported.Recorded.Should().Be(6);
    }

    [Fact]
    public async Task Only_who_operates_the_tracker_imports()
    {
        var import = () => _world.As(People.Leyla).Send(new ImportDossier { Content = SampleDossier.Text });

        await import.Should().ThrowAsync<NotPermittedException>();
    }

    [Fact]
    public async Task The_same_command_twice_answers_the_same()
    {
        var command = new ImportDossier
        {
            CommandId = Guid.CreateVersion7(TrackerWorld.Start),
            Content = SampleDossier.Text,
        };

        var first = await _world.Send(command);
        var second = await _world.Send(command);

        second.Should().Be(first);
    }

    public void Dispose() => _world.Dispose();

    private Task<ImportedDossier> Import(string content) => _world.Send(new ImportDossier { Content = content });

    private async Task<DossierRefusedException> Refusal(string content)
    {
        var before = await _world.Read(db => db.Ledger.CountAsync());
        var import = () => Import(content);
        var refusal = (await import.Should().ThrowAsync<DossierRefusedException>()).Which;
        (await _world.Read(db => db.Ledger.CountAsync())).Should().Be(before);
        return refusal;
    }

    private Task<Entry> Entry(string key) =>
        _world.Read(db => db.Entries.AsNoTracking().SingleAsync(e => e.Key == key));
}
