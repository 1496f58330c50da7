using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Search;
using NegotiationTracker.Hosting.Api;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Benchmarks.Fuzz;

/// <summary>What people and programs write: dates, dossiers, searches, bodies of requests.</summary>
internal static class TextTargets
{
    private static readonly string[] Dates =
    [
        "2026-06-07", "2026-06", "2026", "2027?", "2027-03~", "2027%", "2026-21", "2027-33", "2027-41", "202X", "2027-XX", "2026-06/2027-03",
        "2026-06/..", "../2027", "2026-06/", "[2026-11,2027-03]", "7 June 2026", "Q2 2027", "after 7 June 2026", "spring 2027", "by end of June",
        "first half of 2027", "07.06.2026", "June 2026 to March 2027", "about 1993",
    ];

    private static readonly string[] Dossiers =
    [
        """
        format: negotiation-dossier/1
        negotiation: AMAZ
        people:
          - { key: ani, name: Ani Petrosyan }
        entries:
          - key: a
            about: AMAZ
            kind: NegotiationOpened
            zone: Asia/Yerevan
            languages: [en, hy]
            effective: 1994
          - key: b
            about: AMAZ-1
            kind: Stage
            stage: Signed
            effective: 2025-08-08
            rationale: >-
              The ministers
              signed.
            sources:
              - { source: x, place: "p. 3", grade: B2 }
          - key: c
            about: AMAZ-1
            retracts: b
            rationale: |
              Not signed.
        """,
    ];

    private static readonly string[] Searches =
    [
        "karabakh", "\"regime of the corridor\" AMAZ-2", "Ղարաբաղի կարգավիճակը", "Нагорного Карабаха", "Qarabağın", "EU 2026", "border* OR NEAR(a b)", "“red line” -x", "'; DROP TABLE x; --",
    ];

    private static readonly (Type Type, string Body)[] Bodies =
    [
        (typeof(RecordStage), """{"stage":"Signed","effective":"2026-06","rationale":"So they said.","seen":12,"sources":[{"sourceId":"0198b7a0-0000-7000-8000-000000000001","grade":"B2","place":"p. 3"}]}"""),
        (typeof(AddNote), """{"subjectId":"0198b7a0-0000-7000-8000-000000000001","about":"Issue","text":"Ask.","effective":"2026-11-22","alsoIssues":[]}"""),
        (typeof(OpenIssue), """{"negotiationId":"0198b7a0-0000-7000-8000-000000000001","title":"Border","category":"Borders","importance":"Critical","effective":"2025","stage":null}"""),
        (typeof(RecordPosition), """{"partyId":"0198b7a0-0000-7000-8000-000000000001","type":"RedLine","text":"No.","salience":70,"confidence":"High","effective":"2026-Q2","rationale":""}"""),
    ];

    private static readonly JsonSerializerOptions Json = Strict();

    private static readonly Lazy<SqliteConnection> Index = new(MakeIndex);

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("edtf", chance => chance.Of(Encoding.UTF8.GetBytes(chance.Pick(Dates))), Date),
        new("yaml", chance => chance.Of(Encoding.UTF8.GetBytes(chance.Pick(Dossiers))), Dossier),
        new("search", chance => chance.Of(Encoding.UTF8.GetBytes(chance.Pick(Searches))), Search),
        new("json", Body, Read),
    ];

    /// <summary>What is read as a date is written so that it reads the same.</summary>
    private static void Date(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (ImpreciseDate.TryParse(text, out var date, out var refusal))
            Require(ImpreciseDate.Parse(date.Text).Equals(date) && date.Earliest <= date.Latest && date.ToWords().Length > 0, "a date that is none");
        else
            Require(refusal.Length is > 0 and < 1_000, "a refusal that is no sentence");
        if (!ImpreciseDate.TryRead(text, out _, out var why))
            Require(why.Length is > 0 and < 1_000, "a refusal that is no sentence");
    }

    private static void Dossier(byte[] input)
    {
        try
        {
            var faults = new DossierFaults();
            foreach (var entry in new DossierFile(Encoding.UTF8.GetString(input), faults).Entries())
                Require(entry.Line > 0, "an entry without a place");
            faults.Refuse();
        }
        catch (DossierRefusedException)
        {
            // Every fault with its line: an answer.
        }
    }

    private static void Search(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (text.Length > SearchRecord.LongestText)
            text = text[..SearchRecord.LongestText];
        try
        {
            var sought = Sought.Parse(text, Spellings.None);
            lock (Index)
            {
                using var ask = Index.Value.CreateCommand();
                ask.CommandText = "SELECT COUNT(*) FROM \"Search\" WHERE \"Search\" MATCH $sought";
                ask.Parameters.AddWithValue("$sought", sought.Expression());
                ask.ExecuteScalar();
            }

            Snippet.Of(text, sought);
        }
        catch (RuleViolationException)
        {
            // No word in it, or too many.
        }
    }

    private static byte[] Body(Mutation chance)
    {
        var which = chance.Below(Bodies.Length);
        return [(byte)which, .. chance.Of(Encoding.UTF8.GetBytes(Bodies[which].Body))];
    }

    private static void Read(byte[] input)
    {
        try
        {
            if (JsonSerializer.Deserialize(input.AsSpan(1), Bodies[input[0]].Type, Json) is { } request)
                Faults.Of(request);
        }
        catch (JsonException)
        {
            // Told with the line and the byte.
        }
    }

    private static JsonSerializerOptions Strict()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Configure(options);
        return options;
    }

    private static SqliteConnection MakeIndex()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var make = connection.CreateCommand();
        make.CommandText = SearchIndex.Create + """INSERT INTO "Search"(rowid, "Text") VALUES (1, 'status of karabakh and the border');""";
        make.ExecuteNonQuery();
        return connection;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }
}
