using NegotiationTracker.Features.Dossiers;

namespace NegotiationTracker.Tests.Features.Dossiers;

/// <summary>Every fault of a file in one reading, at its line, and none twice.</summary>
public sealed class DossierFaultsTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    [Fact]
    public async Task All_faults_are_told_with_line_and_path()
    {
        var refusal = await Refusal("""
            format: negotiation-dossier/1
            negotiation: AMAZ
            people:
              - { key: a b, name: A }
              - { key: nare }
            entries:
              - { key: amaz, about: AMAZ, kind: NegotiationOpened, zone: Asia/Yerevan, languages: [en], effective: 1994}
              - key: a
                about: AMAZ-1
                kind: Opened
                effective: 7 June 2026
              - { key: b, about: AMAZ-2, kind: Opened, effective: 2020, stage: Signed }
              - { key: c, about: AMAZ-3, kind: Opened, effective: 2020 }
              - key: d
                about: AMAZ-3
                kind: Stage
                stage: signed
                effective: 2027
                known: 1 June
                sources:
                  - { source: nowhere, grade: G9 }
                  - { place: page 3, grade: A1 }
              - { key: e, about: AMAZ-3, kind: Stage, stage: Signed, effective: 2025 }
              - { key: f, about: AMAZ-3, kind: Stage, stage: Closed, effective: 2025, rationale: Done. }
              - { key: g, about: AMAZ-3, kind: Note, text: a, effective: 2027 }
              - { key: h, about: AMAZ-3, kind: Owner, person: nobody, effective: 2025 }
              - { key: i, about: AMAZ-3, kind: Described, title: "", effective: 2025 }
              - { key: c, about: AMAZ-3, kind: Note, text: again, effective: 2025 }
              - { key: j, about: XYZ-3, kind: Note, text: a, effective: 2025 }
              - { key: k, about: AMAZ-9, kind: Note, text: a, effective: 2025 }
              - { key: l, about: AMAZ-3, kind: Note, text: , effective: 2025 }
              - { key: m, about: AMAZ-3, kind: Closed, ends: true, rationale: a, effective: 2025 }
              - { key: n, about: AMAZ-3, retracts: nothing, effective: 2025 }
              - { key: o, about: AMAZ-3, kind: ImplementationScore, score: three, effective: 2025 }
              - { key: p, about: AMAZ-3, kind: Note, text: [a], effective: 2025, recorded: 2026-12-01 }
              - { key: q, about: AMAZ, kind: Note, text: a, effective: 2025, known: 2030-01-01 }
              - just a text
            """);

        refusal.Faults.Select(f => f.ToString()).Should().Equal(
            "line 4, people[0].key: “a b” is no key: write letters, digits and signs without spaces.",
            "line 5, people[1].name: The field “name” is missing.",
            "line 11, entries[1].effective: “ June 2026” at position 2 starts with a space, and EDTF has "
            + "none: write for example 2026-06-07 or 2026-06/2027-03.",
            "line 12, entries[2].stage: “stage” is no field of the kind Opened: it has key, about, known, "
            + "recorded, author, kind, corrects, effective, rationale, sources.",
            "line 14, entries[4].rationale: Say why: the rationale is missing.",
            "line 17, entries[4].stage: “signed” is none of NotOnTheAgenda, Exploratory, UnderNegotiation, "
            + "AgreedInPrinciple, TextAgreed, Initialled, Signed, Ratified, InForce, Implemented, Deadlocked, "
            + "Suspended, Closed.",
            "line 18, entries[4].effective: “2027” lies in the future. An entry says what is so already: date it to "
            + "the day it was said or done, and let a milestone hold what is expected.",
            "line 19, entries[4].known: “1 June” is neither a day nor a moment: write 2026-06-08, or "
            + "2026-06-08T14:00:00+04:00.",
            "line 21, entries[4].sources[0].grade: “G9” is no grade: write a letter A to F and a digit 1 to "
            + "6, such as B2.",
            "line 21, entries[4].sources[0].source: “source:nowhere” is not on record at this place: its "
            + "first entry has to come earlier in the file.",
            "line 22, entries[4].sources[1].source: The field “source” is missing.",
            "line 23, entries[5].rationale: Say why: the rationale is missing.",
            "line 24, entries[6].stage: Closing is an act of its own: close the issue instead of recording a stage.",
            "line 25, entries[7].effective: “2027” lies in the future. An entry says what is so already: date it to "
            + "the day it was said or done, and let a milestone hold what is expected.",
            "line 26, entries[8].person: Nobody has the key “nobody”: list the person under “people”, or "
            + "write local-analyst.",
            "line 27, entries[9].title: The title is missing.",
            "line 28, entries[10].key: The key “c” is used twice in this file.",
            "line 29, entries[11].about: “XYZ-3” names nothing: write AMAZ, AMAZ-2, milestone:KEY, "
            + "actor:KEY, source:KEY or place:KEY.",
            "line 30, entries[12].about: AMAZ-9 is not on record at this place: its first entry is of the kind Opened.",
            "line 31, entries[13].text: Nothing stands here: leave the field out, or put the word in quotes "
            + "if it is meant.",
            "line 32, entries[14].ends: “ends” is no field of the kind Closed: it has key, about, known, "
            + "recorded, author, kind, corrects, effective, rationale, sources.",
            "line 33, entries[15].retracts: No entry before this one has the key “nothing”.",
            "line 33, entries[15].effective: “effective” is no field of a retraction: it has key, about, "
            + "known, recorded, author, retracts, rationale.",
            "line 34, entries[16].score: “three” is no whole number.",
            "line 35, entries[17].recorded: “2026-12-01” is no moment with its offset: write it as "
            + "2026-06-08T14:00:00+04:00.",
            "line 35, entries[17].text: A text belongs here, not a list.",
            "line 36, entries[18].known: Nobody knows yet what will be known then: write an earlier day, or "
            + "leave it out.",
            "line 37, entries[19]: Fields belong here, those of an entry: key and so on, each with a colon.");
    }

    [Fact]
    public async Task Nothing_is_known_before_its_issue_is_nor_repaired_before_it_is_known()
    {
        var refusal = await Refusal(SampleDossier.With(
            "key: a, about: AMAZ-1, kind: Opened, effective: 2020, known: 2020-12-31",
            "key: b, about: AMAZ-1, kind: Stage, stage: Signed, rationale: a, effective: 2020, known: 2020-06-30",
            "key: c, about: AMAZ-1, kind: ImplementationScore, score: 1, effective: 2022, known: 2022-12-31",
            "key: d, about: AMAZ-1, kind: ImplementationScore, score: 2, effective: 2022, known: 2022-12-30, "
            + "corrects: c"));

        refusal.Faults.Select(f => f.ToString()).Should().Equal(
            "line 8, entries[2].known: AMAZ-1 itself was known only from 2020-12-31 on: this cannot have been before.",
            "line 10, entries[4].known: What this repairs was known only from 2022-12-31 on.");
    }

    [Fact]
    public async Task What_rests_on_a_faulty_entry_is_not_told_again()
    {
        var refusal = await Refusal(SampleDossier.With(
            "key: a, about: AMAZ-1, kind: Opened, effective: never",
            "key: b, about: AMAZ-1, kind: Note, text: a, effective: 2025",
            "key: c, about: AMAZ-2, kind: Opened, effective: 2020",
            "key: d, about: AMAZ-2, kind: Linkage, type: Requires, target: AMAZ-1, effective: 2020",
            "key: e, about: AMAZ-2, retracts: d",
            "key: f, about: AMAZ-2, kind: Event, title: a, concerns: [AMAZ-1], effective: 2020",
            "key: g, about: \"source:s\", kind: SourceAdded, publisher: A, effective: 2020",
            "key: h, about: AMAZ-2, kind: Note, text: a, sources: [{ source: s, grade: A1 }], effective: 2020"));

        refusal.Faults.Select(f => f.Path).Should().Equal("entries[1].effective", "entries[7].title");
    }

    [Theory]
    [InlineData("zone: Asia/Yeravan, effective: 1994, known: 1994-12-31", "entries[0].zone")]
    [InlineData("zone: Asia/Yerevan, effective: soon, known: 1994-12-31", "entries[0].effective")]
    [InlineData("zone: Asia/Yerevan, known: 1994-12-31", "entries[0].effective")]
    public async Task A_fault_of_the_first_entry_silences_no_other(string first, string path)
    {
        var refusal = await Refusal($$"""
            format: negotiation-dossier/1
            negotiation: AMAZ
            entries:
              - { key: amaz, about: AMAZ, kind: NegotiationOpened, languages: [en], {{first}} }
              - { key: a, about: AMAZ-1, kind: Opened, effective: 2030 }
              - { key: b, about: AMAZ-1, kind: Stage, stage: Signed, effective: 2025 }
              - { key: c, about: AMAZ-1, kind: Note, text: " ", effective: 2025, known: 2030-01-01 }
              - { key: c, about: AMAZ-1, kind: Note, text: again, effective: 2025, known: 2025-12-31 }
              - { key: d, about: AMAZ-2, kind: Opened, effective: 2020 }
              - { key: e, about: AMAZ-2, kind: Reopened, effective: 2021, rationale: a }
            """);

        refusal.Faults.Select(f => f.Path).Should().Equal(
            path, "entries[1].effective", "entries[2].rationale", "entries[3].text", "entries[3].known",
            "entries[4].key", "entries[6]");
    }

    [Fact]
    public async Task A_fault_of_an_entry_about_the_negotiation_silences_no_other()
    {
        var refusal = await Refusal(SampleDossier.With(
            "key: n, about: AMAZ, kind: Note, effective: 2025",
            "key: a, about: AMAZ-1, kind: Opened, effective: 2020",
            "key: b, about: AMAZ-1, kind: Stage, stage: Signed, effective: 2025",
            "key: c, about: AMAZ-1, kind: Note, text: a, effective: 2030"));

        refusal.Faults.Select(f => f.Path).Should().Equal(
            "entries[1].text", "entries[3].rationale", "entries[4].effective");
    }

    [Fact]
    public async Task All_faults_of_one_entry_are_told_at_once()
    {
        var refusal = await Refusal(SampleDossier.With(
            "key: a, about: AMAZ-1, kind: Opened, effective: 2020",
            "key: a, about: AMAZ-1, kind: Stage, stage: signed, effective: 2030, known: 2030-01-01, recorded: now",
            "key: b, about: AMAZ-1, kind: Position, party: nobody, type: Stated, text: \"\", salience: 200, effective: never"));

        refusal.Faults.Select(f => f.Path).Should().Equal(
            "entries[2].recorded", "entries[2].stage", "entries[2].key", "entries[2].rationale", "entries[2].effective",
            "entries[2].known", "entries[3].effective", "entries[3].party", "entries[3].text", "entries[3].salience");
    }

    [Fact]
    public async Task A_dossier_without_its_negotiation_is_told_so_once_and_checked_all_the_same()
    {
        var refusal = await Refusal("""
            format: negotiation-dossier/1
            negotiation: AMAZ
            entries:
              - { key: a, about: AMAZ-1, kind: Note, text: a, effective: 2020 }
              - { key: b, about: AMAZ-1, kind: Opened, effective: 2020 }
              - { key: c, about: AMAZ-1, kind: Note, text: a, effective: 2030 }
            """);

        refusal.Faults.Select(f => f.ToString()).Should().HaveCount(3).And.StartWith(
            [
                "line 4, entries[0].about: AMAZ-1 is not on record at this place: its first entry is of the kind Opened.",
                "line 4, entries[0]: AMAZ is not on record: the first entry of its dossier is of the kind NegotiationOpened.",
            ]);
    }

    [Fact]
    public async Task A_key_that_no_negotiation_can_have_still_lets_entries_be_checked_by_themselves()
    {
        var refusal = await Refusal("""
            format: negotiation-dossier/1
            negotiation: amaz
            entries:
              - { key: amaz, about: amaz, kind: NegotiationOpened, zone: Asia/Yerevan, languages: [en], effective: 1994 }
              - { key: a, about: amaz-1, kind: Opened, effective: 2030 }
              - { key: b, about: amaz-1, kind: Stage, stage: Signed, effective: 2025 }
            """);

        refusal.Faults.Select(f => f.Path).Should().Equal("entries[0].key", "entries[1].effective", "entries[2].rationale");
    }

    [Fact]
    public async Task Since_when_something_was_known_is_told_to_the_second()
    {
        _world.Pass(TimeSpan.FromTicks(1234567));
        var refusal = await Refusal(SampleDossier.With(
            "key: a, about: AMAZ-1, kind: Opened, effective: 2020",
            "key: b, about: AMAZ-1, kind: Note, text: a, effective: 2020, known: 2020-06-30"));

        refusal.Faults.Should().ContainSingle().Which.Sentence.Should().Be(
            "AMAZ-1 itself was known only from 2026-11-22T09:00:00Z on: this cannot have been before.");
    }

    [Fact]
    public async Task Two_hundred_faults_are_shown_and_the_rest_is_counted()
    {
        var nothings = Enumerable.Range(0, 300).Select(i => $"key: k{i}, about: AMAZ, kind: Nothing, effective: 2020");

        var refusal = await Refusal(SampleDossier.With([.. nothings]));

        refusal.Faults.Should().HaveCount(200);
        refusal.Message.Should()
            .StartWith("The file has 300 faults, so nothing of it was stored.\nline 7, entries[1].kind: ")
            .And.EndWith("\n… and 100 more.");
    }

    public void Dispose() => _world.Dispose();

    private async Task<DossierRefusedException> Refusal(string content)
    {
        var import = () => _world.Send(new ImportDossier { Content = content });
        return (await import.Should().ThrowAsync<DossierRefusedException>()).Which;
    }
}
