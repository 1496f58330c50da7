using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Search;
using NegotiationTracker.Features.Search.Pages;

namespace NegotiationTracker.Tests.Features.Search;

public sealed class SearchRecordTests : IDisposable
{
    private static readonly ImpreciseDate Today = ImpreciseDate.Parse("2026-11-22");

    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    /// <summary>A typed word, what it must find, and what it must not: four scripts, case, marks, the two letters i, endings.</summary>
    [Theory]
    [InlineData("karabakh", "Latin", "Azerbaijani", "Armenian", "Russian")]
    [InlineData("KARABAKH", "Latin", "Azerbaijani", "Armenian", "Russian")]
    [InlineData("Qarabağ", "Latin", "Azerbaijani", "Armenian", "Russian")]
    [InlineData("qarabag", "Latin", "Azerbaijani", "Armenian", "Russian")]
    [InlineData("QARABAĞDA", "Latin", "Azerbaijani", "Armenian", "Russian")]
    [InlineData("Ղարաբաղ", "Latin", "Azerbaijani", "Armenian", "Russian")]
    [InlineData("ղարաբաղի", "Latin", "Azerbaijani", "Armenian", "Russian")]
    [InlineData("Карабах", "Latin", "Azerbaijani", "Armenian", "Russian")]
    [InlineData("карабаха", "Latin", "Azerbaijani", "Armenian", "Russian")]
    [InlineData("karab", "Latin", "Azerbaijani", "Armenian", "Russian", "Carabiner")]
    [InlineData("kar", "Latin", "Carabiner")]
    [InlineData("karabiner", "Carabiner")]
    [InlineData("igdir", "Dotless")]
    [InlineData("IĞDIR", "Dotless")]
    [InlineData("ığdır", "Dotless")]
    [InlineData("İğdir", "Dotless")]
    [InlineData("seher", "Schwa")]
    [InlineData("Şəhər", "Schwa")]
    [InlineData("еще", "Yo")]
    [InlineData("ЕЩЁ", "Yo")]
    [InlineData("երեւան", "Ligature")]
    [InlineData("Երևան", "Ligature")]
    [InlineData("tbilisi")]
    [InlineData("EU", "Union")]
    [InlineData("\"red line\"", "Phrase")]
    [InlineData("line red", "Phrase", "Reversed")]
    [InlineData("\"line red\"", "Reversed")]
    public async Task A_word_finds_what_was_meant_in_every_script_and_nothing_else(string typed, params string[] expected)
    {
        Dictionary<string, string> titles = new()
        {
            ["Latin"] = "Status of Karabakh",
            ["Azerbaijani"] = "Qarabağın statusu",
            ["Armenian"] = "Ղարաբաղի կարգավիճակը",
            ["Russian"] = "Статус Карабаха",
            ["Carabiner"] = "Karabiner of the border troops",
            ["Dotless"] = "Iğdır crossing",
            ["Schwa"] = "Şəhər əhalisi",
            ["Yo"] = "Ещё раз о границе",
            ["Ligature"] = "Երևան meeting",
            ["Union"] = "The EU and Europe's monitors",
            ["Phrase"] = "The red line of both",
            ["Reversed"] = "A line red with ink",
        };
        var negotiation = await _world.OpenNegotiation();
        await _world.Send(new AddPlace { NegotiationId = negotiation, Name = "Karabakh", Spellings = "Qarabağ\nՂարաբաղ\nКарабах" });
        foreach (var title in titles.Values)
            await _world.OpenIssue(title);

        var found = await Find(typed, SearchKind.Issues);

        found.Select(hit => hit.Title.Split(' ', 2)[1]).Should().BeEquivalentTo(expected.Select(name => titles[name]));
    }

    [Fact]
    public void More_than_a_thousand_is_told_as_that_and_a_thousand_as_a_thousand()
    {
        static SearchGroup Counted(int count) => SearchGroup.Of(SearchKind.Issues, count, []);

        (Counted(1_001).Total, Counted(1_001).More).Should().Be((1_000, true));
        (Counted(1_000).Total, Counted(1_000).More).Should().Be((1_000, false));
        (SearchKinds.Count(Counted(1_001)), SearchKinds.Count(Counted(1_000))).Should().Be(("1,000+", "1000"));
    }

    [Fact]
    public async Task Every_kind_is_found_where_it_stands()
    {
        using var scene = new SceneOfEverything();
        await scene.Arrange();

        var results = await scene.World.Send(new SearchRecord("AMAZ") { Text = "kirants" });

        results.Groups.Select(g => (g.Kind, g.Hits[0].Title.Split(" · ")[0])).Should().BeEquivalentTo(new[]
        {
            (SearchKind.Issues, "AMAZ-1 Kirants and its road"),
            (SearchKind.Milestones, "Handover of Kirants"),
            (SearchKind.Events, "Border troops enter Kirants"),
            (SearchKind.Entries, "Position"),
            (SearchKind.Actors, "Kirants council"),
            (SearchKind.Places, "Kirants"),
            (SearchKind.Sources, "A day in Kirants"),
        });
        results.Groups.SelectMany(g => g.Hits).Should().OnlyContain(hit => hit.Path.StartsWith("/AMAZ/"));
    }

    [Fact]
    public async Task What_was_looked_for_is_marked_and_the_rest_is_told_around_it()
    {
        var issue = await _world.OpenIssue();
        await _world.Send(new AddNote
        {
            SubjectId = issue.Id,
            Effective = Today,
            Text = $"{new string('x', 40)} {string.Concat(Enumerable.Repeat("word ", 60))}the Verin Larsi pass {string.Concat(Enumerable.Repeat("more ", 60))}",
        });

        var hit = (await Find("larsi", SearchKind.Entries)).Single();

        hit.Snippet.Where(p => p.IsMatch).Select(p => p.Text).Should().Equal("Larsi");
        var text = string.Concat(hit.Snippet.Select(p => p.Text));
        text.Should().StartWith("… word").And.Contain("the Verin Larsi pass").And.EndWith(" …").And.Match(t => t.Length < 260);
    }

    [Fact]
    public async Task From_an_earlier_viewpoint_only_what_was_known_then_is_found_as_it_was_called_then()
    {
        var issue = await _world.OpenIssue("Zangezur corridor");
        _world.Pass(TimeSpan.FromDays(10));
        await _world.Send(new DescribeIssue
        {
            SubjectId = issue.Id,
            Title = "TRIPP route",
            Effective = ImpreciseDate.Parse("2026-12-02"),
            Seen = await _world.LastIn("description", issue.Id),
        });
        await _world.Send(new AddNote { SubjectId = issue.Id, Text = "Ask about TRIPP tolls.", Effective = ImpreciseDate.Parse("2026-12-02") });
        var then = new AskedViewpoint("2026-11-23", "2026-11-23");

        (await Titles("tripp", AskedViewpoint.Now, SearchKind.Issues)).Should().Equal("AMAZ-1 TRIPP route");
        (await Titles("zangezur", AskedViewpoint.Now, SearchKind.Issues)).Should().BeEmpty();
        (await Titles("zangezur", then, SearchKind.Issues)).Should().Equal("AMAZ-1 Zangezur corridor");
        (await Titles("tripp", then, SearchKind.Issues)).Should().BeEmpty();
        (await Titles("tolls", then, SearchKind.Entries)).Should().BeEmpty();
        (await Titles("tolls", AskedViewpoint.Now, SearchKind.Entries)).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_corrected_entry_is_found_by_its_correction_alone_and_by_its_old_words_from_before()
    {
        var issue = await _world.OpenIssue();
        var note = await _world.Send(new AddNote { SubjectId = issue.Id, Text = "The bridge at Margara.", Effective = Today });
        _world.Pass(TimeSpan.FromDays(2));
        await _world.Send(new AddNote { SubjectId = issue.Id, Text = "The bridge at Akhurik.", Effective = Today, Corrects = note });

        (await Find("margara", SearchKind.Entries)).Should().BeEmpty();
        (await Find("akhurik", SearchKind.Entries)).Should().ContainSingle();
        (await Titles("margara", new AskedViewpoint(Known: "2026-11-22"), SearchKind.Entries)).Should().ContainSingle();
    }

    [Fact]
    public async Task Filters_by_issue_actor_and_date_leave_out_the_rest()
    {
        var border = await _world.OpenIssue();
        var other = await _world.OpenIssue("Return of people");
        var armenia = await _world.AddActor();
        await _world.Send(new RecordPosition { SubjectId = border.Id, PartyId = armenia, Text = "The maps of 1976.", Effective = ImpreciseDate.Parse("2024-05") });
        await _world.Send(new RecordEvent { SubjectId = other.Id, Title = "Maps were shown", Effective = ImpreciseDate.Parse("2026-06-07") });

        async Task<int> Count(SearchRecord search) => (await _world.Send(search)).Groups.Sum(g => g.Total);
        var all = new SearchRecord("AMAZ") { Text = "maps" };

        (await Count(all)).Should().Be(2);
        (await Count(all with { Issue = 1 })).Should().Be(1);
        (await Count(all with { Issue = 2 })).Should().Be(1);
        (await Count(all with { ActorId = armenia })).Should().Be(1);
        (await Count(all with { From = new DateOnly(2024, 5, 31), To = new DateOnly(2024, 6, 30) })).Should().Be(1, "May 2024 reaches to its last day");
        (await Count(all with { From = new DateOnly(2024, 6, 1) })).Should().Be(1);
        (await Count(all with { Kind = SearchKind.Events })).Should().Be(1);
        var missing = () => Count(all with { Issue = 77 });
        (await missing.Should().ThrowAsync<NotOnRecordException>()).Which.Message.Should().Contain("AMAZ-77");
        (await Refused(all with { Issue = 77, Kind = SearchKind.Issues })).Should().Contain("AMAZ-77", "whatever is looked for");
        (await Refused(all with { Issue = 0 })).Should().Contain("numbered from 1");
        (await Refused(all with { ActorId = border.Id })).Should().Contain("No actor of AMAZ");
        (await Refused(all with { From = new DateOnly(2026, 6, 2), To = new DateOnly(2026, 6, 1) })).Should().Contain("change one of the two days");
        (await Refused(all with { Kind = SearchKind.Events, Page = 2 })).Should().Contain("the last is page 1");
        (await Refused(all with { Page = 2 })).Should().Contain("within one kind");
        (await Count(all with { Kind = SearchKind.Events, PageSize = 1 })).Should().Be(1, "the first page is always there");

        async Task<string> Refused(SearchRecord search) =>
            (await FluentActions.Awaiting(() => _world.Send(search)).Should().ThrowAsync<RefusedException>()).Which.Message;
    }

    [Fact]
    public async Task What_a_reader_may_not_see_is_neither_found_nor_counted()
    {
        var secret = await _world.OpenIssue("Sealed matter");
        await _world.Send(new ClassifyIssue
        {
            SubjectId = secret.Id,
            Category = "Security",
            Restriction = Restriction.Restricted,
            Effective = Today,
            Seen = await _world.LastIn("classification", secret.Id),
        });
        var open = await _world.OpenIssue("Open matter");
        var armenia = await _world.AddActor();
        await _world.Send(new RecordPosition { SubjectId = open.Id, PartyId = armenia, Type = PositionType.RedLine, Text = "No sealed corridor.", Effective = Today });
        await _world.Send(new RecordEvent { SubjectId = secret.Id, Title = "Sealed and told twice", AlsoIssues = [open.Id], Effective = Today });
        var reader = _world.As(Scene.With(Permission.ReadRecord));
        var insider = _world.As(Scene.With(Permission.ReadRecord, Permission.ReadRestricted));
        var search = new SearchRecord("AMAZ") { Text = "sealed" };

        var seen = (await reader.Send(search)).Groups;
        seen.Should().ContainSingle().Which.Hits.Should().ContainSingle("it is about an open issue too")
            .Which.Title.Should().Be("Sealed and told twice");
        seen[0].Total.Should().Be(1);
        (await insider.Send(search)).Groups.Sum(g => g.Total).Should().BeGreaterThan(3, "the guard is what hides them");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("“” · ,;!")]
    [InlineData("\"\"")]
    public async Task Without_a_word_a_sentence_says_what_to_write(string typed)
    {
        await _world.OpenNegotiation();
        var search = () => _world.Send(new SearchRecord("AMAZ") { Text = typed });
        (await search.Should().ThrowAsync<RefusedException>()).Which.Message.Should().Contain("what to look for");
    }

    [Theory]
    [InlineData("NEAR(a b) OR *")]
    [InlineData("text:border AND \"")]
    [InlineData("border\" OR 1=1 --")]
    [InlineData("^border + - ( ) { }")]
    [InlineData("'; DROP TABLE Entries; --")]
    public async Task Signs_of_query_languages_are_words_like_others(string typed)
    {
        await _world.OpenIssue();
        var search = () => _world.Send(new SearchRecord("AMAZ") { Text = typed });
        await search.Should().NotThrowAsync();
    }

    [Fact]
    public async Task Pages_of_one_kind_hold_each_hit_once()
    {
        for (var i = 1; i <= 7; i++)
            await _world.OpenIssue($"Crossing number {i}");
        List<string> all = [];
        for (var page = 1; page <= 4; page++)
        {
            var answer = await _world.Send(new SearchRecord("AMAZ") { Text = "crossing", Kind = SearchKind.Issues, Page = page, PageSize = 2 });
            answer.Groups.Single().Total.Should().Be(7);
            all.AddRange(answer.Groups.Single().Hits.Select(h => h.Title));
        }

        all.Should().HaveCount(7).And.OnlyHaveUniqueItems();
    }

    private async Task<IReadOnlyList<SearchHit>> Find(string typed, SearchKind kind) =>
        (await _world.Send(new SearchRecord("AMAZ") { Text = typed, Kind = kind, PageSize = 50 })).Groups.SingleOrDefault()?.Hits ?? [];

    private async Task<IEnumerable<string>> Titles(string typed, AskedViewpoint at, SearchKind kind) =>
        (await _world.Send(new SearchRecord("AMAZ") { Text = typed, Kind = kind, At = at })).Groups.SelectMany(g => g.Hits).Select(h => h.Title);

    /// <summary>Kirants in each kind of thing that can be found.</summary>
    private sealed class SceneOfEverything : IDisposable
    {
        public TrackerWorld World { get; } = new();

        public async Task Arrange()
        {
            var issue = await World.OpenIssue("Kirants and its road");
            var council = await World.AddActor("Kirants council");
            await World.AddMilestone("Handover of Kirants");
            await World.AddSource("A day in Kirants");
            await World.Send(new AddPlace { NegotiationId = await World.Read(db => Task.FromResult(db.Negotiations.Single().Id)), Name = "Kirants", Spellings = "Կիրանց" });
            await World.Send(new RecordEvent { SubjectId = issue.Id, Title = "Border troops enter Kirants", Effective = Today });
            await World.Send(new RecordPosition { SubjectId = issue.Id, PartyId = council, Text = "Kirants keeps its bridge, its road and its school.", Effective = Today });
        }

        public void Dispose() => World.Dispose();
    }
}
