using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Sources;

namespace NegotiationTracker.Tests.Features.Sources;

public sealed class AddSourceTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_same_source_is_added_once_and_told_where_it_is()
    {
        var source = await _world.AddSource("Maps", "OC Media");
        var negotiation = (await _world.Send(new NegotiationTracker.Features.Negotiations.ListNegotiations())).Single().Id;
        var again = new AddSource { NegotiationId = negotiation, Source = new NewSource { Publisher = " OC Media", Title = "Maps " } };
        again.Source.Url = (await _world.Send(new ListSources("AMAZ"))).Rows.Single().Url;

        await _world.Refuses(again, $"*is in the register already*{source}*");
        again.Source.Title = "Maps, second part";
        await _world.Send(again);
        (await _world.Send(new ListSources("AMAZ"))).Total.Should().Be(2);
    }

    [Fact]
    public async Task A_source_is_found_by_what_was_typed_and_listed_with_what_rests_on_it()
    {
        var issue = (await _world.OpenIssue()).Id;
        var source = await _world.AddSource("Xəritələr", "Turan");
        await _world.AddSource("Maps", "OC Media");
        foreach (var (stage, grade) in new[] { (Stage.Exploratory, "C3"), (Stage.UnderNegotiation, "B2"), (Stage.Signed, "B2") })
            await _world.Say(new RecordStage
            {
                SubjectId = issue,
                Stage = stage,
                Rationale = "As reported.",
                Sources = [new CitationInput { SourceId = source, Grade = grade }],
            });

        var negotiation = (await _world.Send(new NegotiationTracker.Features.Negotiations.ListNegotiations())).Single().Id;
        (await _world.Send(new FindSources(negotiation, "XERITE"))).Should().ContainSingle().Which.Id.Should().Be(source);
        (await _world.Send(new FindSources(negotiation, " "))).Should().HaveCount(2);
        (await _world.Send(new FindSources(negotiation, "nothing like it"))).Should().BeEmpty();
        var row = (await _world.Send(new ListSources("AMAZ") { Text = "turan" })).Rows.Single();
        (row.Citations, string.Join(" ", row.Grades)).Should().Be((3, "B2 C3"));
        var cited = (await _world.Send(new ListCitedSources("AMAZ", new SubjectRef(SubjectKind.Issue, issue)))).Single();
        (cited.Id, cited.Entries).Should().Be((source, 3));
    }

    [Fact]
    public async Task The_register_pages_and_answers_the_same_from_the_record()
    {
        for (var i = 1; i <= 5; i++)
            await _world.AddSource($"Report {i}", i % 2 == 0 ? "azatutyun" : "Report");

        var all = await _world.Send(new ListSources("AMAZ"));
        var paged = new List<SourceRow>();
        for (var page = 1; page <= 3; page++)
            paged.AddRange((await _world.Send(new ListSources("AMAZ") { Page = page, PageSize = 2 })).Rows);

        all.Total.Should().Be(5);
        paged.Select(r => r.Id).Should().Equal(all.Rows.Select(r => r.Id));
        var past = await _world.Send(new ListSources("AMAZ") { At = new AskedViewpoint(Known: "2026-11-22") });
        CanonicalJson.Write(past).Should().Be(CanonicalJson.Write(all));
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused()
    {
        var negotiation = await _world.OpenNegotiation();
        foreach (var url in new[] { "javascript:alert(1)", "oc-media.org", "ftp://oc-media.org/" })
            await _world.Refuses(
                new AddSource { NegotiationId = negotiation, Source = new NewSource { Publisher = "OC Media", Title = "Maps", Url = url } },
                $"“{url}” is no web address*");
    }
}
