namespace NegotiationTracker.Tests.Features.Dossiers;

/// <summary>A small dossier with one of most things in it.</summary>
internal static class SampleDossier
{
    public const string Head = """
        format: negotiation-dossier/1
        negotiation: AMAZ
        people: [{ key: nare, name: Nare Grigoryan }]
        entries:
          - { key: amaz, about: AMAZ, kind: NegotiationOpened, zone: Asia/Yerevan, languages: [en, hy],
              effective: 1994, known: 1994-12-31 }

        """;

    public const string Text = Head + """
          - key: amaz/name
            about: AMAZ
            kind: Described
            title: Armenia–Azerbaijan
            effective: 1994
            known: 1994-12-31
          - { key: actor/arm, about: actor:arm, kind: ActorAdded, actorKind: State, roles: [Party], effective: 1991,
              known: 1994-12-31 }
          - { key: actor/arm/en, about: actor:arm, kind: ActorNamed, language: en, name: Armenia, effective: 1991,
              known: 1994-12-31 }
          - key: source/oc-media
            about: source:oc-media
            kind: SourceAdded
            publisher: OC Media
            title: The treaty’s articles
            url: https://oc-media.org/
            published: 2025-08-12
            retrieved: 2026-09-20
            effective: 2025-08-12
            known: 2025-08-12
          - { key: treaty, about: AMAZ-1, kind: Opened, effective: 2020, known: 2020-12-31 }
          - key: treaty/title
            about: AMAZ-1
            kind: Described
            title: "Peace treaty: the text"
            summary: >-
              Seventeen articles,
              agreed in March 2025.
            effective: 2025-03
            known: 2025-03-13
          - key: treaty/stage/agreed
            about: AMAZ-1
            kind: Stage
            stage: TextAgreed
            effective: 2025-03-13
            known: 2025-03-13
            rationale: Both ministries said so.
          - key: treaty/stage/initialled
            about: AMAZ-1
            kind: Stage
            stage: Initialled
            effective: 2025-08-08
            known: 2025-08-08T20:15:00+04:00
            rationale: The ministers put their initials to it in Washington.
            sources:
              - { source: oc-media, place: paragraph 3, grade: B2 }
          - { key: route, about: AMAZ-2, kind: Opened, effective: 2020-11, known: 2020-11-10 }
          - { key: route/owner, about: AMAZ-2, kind: Owner, person: nare, effective: 2026, known: 2026-01-02 }
          - { key: route/analyst, about: AMAZ-2, kind: Owner, person: local-analyst, effective: 2026,
              known: 2026-01-02 }
          - key: treaty/position
            about: AMAZ-1
            kind: Position
            party: arm
            type: Stated
            text: No third forces on the border.
            flexibility: Low
            salience: 80
            effective: 2025-04
            known: 2025-04-30
          - { key: referendum, about: "milestone:referendum", kind: MilestoneAdded, milestoneKind: Referendum,
              effective: 2026, known: 2026-01-20 }
          - { key: referendum/date, about: "milestone:referendum", kind: ExpectedDate, date: 2027,
              effective: 2026-01-20, known: 2026-01-20 }
          - { key: treaty/requires, about: AMAZ-1, kind: Linkage, type: Requires, target: "milestone:referendum",
              effective: 2026, known: 2026-01-20 }
          - key: event/summit
            about: AMAZ-1
            kind: Event
            title: Summit
            effective: 2025-08-08
            known: 2025-08-09
            concerns: [AMAZ-2, "actor:arm"]
          - { key: event/slip, about: AMAZ-1, kind: Event, title: Sumit, effective: 2025-08-08, known: 2025-08-09 }
          - { key: event/slip/out, about: AMAZ-1, retracts: event/slip, known: 2025-08-10, rationale: Entered twice. }
          - { key: route/score, about: AMAZ-2, kind: ImplementationScore, score: 1, effective: 2026, known: 2026-02-01 }
          - { key: route/score/right, about: AMAZ-2, kind: ImplementationScore, score: 2, effective: 2026,
              known: 2026-03-01, corrects: route/score }
          - { key: route/owner/left, about: AMAZ-2, kind: Owner, person: nare, ends: true, effective: 2026-05,
              known: 2026-05-31 }
          - { key: treaty/trend, about: AMAZ-1, kind: Assessment, trend: Improved, outlook: [RiskAlert, Opportunity],
              effective: 2026-06, known: 2026-06-30, rationale: The election is over. }
        """;

    public static string With(params string[] entries) => Head + string.Concat(entries.Select(e => $"  - {{ {e} }}\n"));
}
