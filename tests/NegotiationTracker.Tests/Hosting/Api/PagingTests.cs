using NegotiationTracker.Tests.Hosting.Api.Generated;

namespace NegotiationTracker.Tests.Hosting.Api;

/// <summary>A program that reads a list page by page sees each item once, whatever is recorded in between.</summary>
public sealed class PagingTests(ApiWorld world) : IClassFixture<ApiWorld>
{
    private static readonly string[] Titles = ["Əlaqə", "Border", "border", "Āb", "Zangezur", "Ղարաբաղ", "Карабах", "Maps", "", "Aras"];

    private readonly TrackerClient _client = world.Client;

    public static TheoryData<IssueSort, bool> Orders
    {
        get
        {
            var orders = new TheoryData<IssueSort, bool>();
            foreach (var sort in Enum.GetValues<IssueSort>())
                foreach (var descending in (bool[])[false, true])
                    orders.Add(sort, descending);
            return orders;
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Issues_come_once_each_and_in_order_while_others_move(IssueSort sort, bool descending)
    {
        var key = $"P{(int)sort}{(descending ? "D" : "U")}";
        var (negotiation, issues) = await Fill(key, 11);
        var expected = (await Issues(key, sort, descending, limit: 200)).Items.Select(i => i.Key).ToArray();
        expected.Should().HaveCount(11);

        foreach (var disturbed in (bool[])[false, true])
        {
            List<string> seen = [];
            string? after = null;
            do
            {
                var page = await Issues(key, sort, descending, limit: 3, after);
                page.Items.Count.Should().BeLessThanOrEqualTo(3);
                page.Total.Should().Be(11);
                seen.AddRange(page.Items.Select(i => i.Key));
                after = page.Next;
                if (disturbed && after is not null)
                    await Disturb(negotiation, issues, seen.Count);
            }
            while (after is not null);
            seen.Should().Equal(expected);
        }
    }

    [Fact]
    public async Task A_past_list_goes_on_in_the_past()
    {
        var (negotiation, issues) = await Fill("PAST", 7);
        var place = (await _client.FindPlaceAsync("PAST")).Result.Sequence;
        await Disturb(negotiation, issues, 2);
        List<string> seen = [];
        for (string? after = null; seen.Count == 0 || after is not null;)
        {
            var page = (await _client.ListIssuesAsync("PAST", sort: IssueSort.Title, sequence: place, limit: 2, after: after)).Result;
            seen.AddRange(page.Items.Select(i => i.Title));
            after = page.Next;
            await Disturb(negotiation, issues, seen.Count);
        }

        seen.Should().HaveCount(7).And.BeInAscendingOrder(StringComparer.Ordinal).And.NotContain(t => t.StartsWith("Moved"));
    }

    [Fact]
    public async Task A_list_that_was_begun_yesterday_goes_on_as_of_yesterday()
    {
        await Fill("NIGHT", 5);
        var first = (await _client.ListIssuesAsync("NIGHT", movedInDays: 1, limit: 2)).Result;
        first.Total.Should().Be(5);
        world.Clock.Advance(TimeSpan.FromDays(3));

        var second = (await _client.ListIssuesAsync("NIGHT", movedInDays: 1, limit: 10, after: first.Next)).Result;

        second.Items.Should().HaveCount(3);
        (await _client.ListIssuesAsync("NIGHT", movedInDays: 1)).Result.Total.Should().Be(0);
    }

    [Fact]
    public async Task The_other_lists_go_on_too()
    {
        var (negotiation, issues) = await Fill("OTHER", 5);
        for (var i = 0; i < 5; i++)
        {
            await _client.AddMilestoneAsync(ApiWorld.NewKey, new AddMilestone
            {
                NegotiationId = negotiation,
                Title = $"Talks {i}",
                Kind = MilestoneKind.SummitOrTalks,
                Date = i < 3 ? $"202{7 + i % 2}" : null,
                Effective = "2026",
                IssueIds = [issues[i].Id],
            });
            await _client.AddSourceAsync(ApiWorld.NewKey, new AddSource
            {
                NegotiationId = negotiation,
                Source = new NewSource { Publisher = i % 2 == 0 ? "OC Media" : "Civilnet", Title = $"Item {i}", Published = i == 3 ? null : $"2026-0{i + 1}" },
            });
        }

        await Whole(5, async (limit, after) => { var p = (await _client.ListMilestonesAsync("OTHER", limit: limit, after: after)).Result; return (p.Items.Select(m => m.Milestone.Id.ToString()), p.Next); });
        await Whole(5, async (limit, after) => { var p = (await _client.ListLinkagesAsync("OTHER", limit: limit, after: after)).Result; return (p.Items.Select(l => $"{l.Entry}"), p.Next); });
        await Whole(5, async (limit, after) => { var p = (await _client.ListSourcesAsync("OTHER", limit: limit, after: after)).Result; return (p.Items.Select(s => s.Id.ToString()), p.Next); });
        var changes = (await _client.ListChangesAsync("OTHER", 30, limit: 200)).Result.Total;
        await Whole(changes, async (limit, after) => { var p = (await _client.ListChangesAsync("OTHER", 30, limit: limit, after: after)).Result; return (p.Items.Select(c => $"{c.Entry}"), p.Next); });
        var record = (await _client.ListRecordAsync("OTHER", SubjectKind.Issue, issues[0].Id, limit: 200)).Result.Total;
        await Whole(record, async (limit, after) => { var p = (await _client.ListRecordAsync("OTHER", SubjectKind.Issue, issues[0].Id, limit: limit, after: after)).Result; return (p.Items.Select(e => $"{e.Id}"), p.Next); });
    }

    [Fact]
    public async Task Registers_and_the_list_of_negotiations_go_on_too()
    {
        var (negotiation, issues) = await Fill("REG", 4);
        for (var i = 0; i < 5; i++)
        {
            await _client.AddActorAsync(ApiWorld.NewKey, new AddActor { NegotiationId = negotiation, Name = $"Actor {4 - i}", Roles = i % 2 == 0 ? [ActorRole.Party] : [ActorRole.InterestedState] });
            await _client.AddPlaceAsync(ApiWorld.NewKey, new AddPlace { NegotiationId = negotiation, Name = $"Place {(i * 3) % 5}" });
            await Fill($"REG{i}", 0);
            await _client.AddNoteAsync(ApiWorld.NewKey, new AddNote
            {
                About = SubjectKind.Issue,
                SubjectId = issues[0].Id,
                Text = "As reported.",
                Effective = "2026",
                Sources = [new CitationInput { Grade = "B2", New = new NewSource { Publisher = "OC Media", Title = $"Item {(i * 2) % 5}" } }],
            });
            if (i < 3) // of an hour, a few imports are taken
                await _client.ImportFileAsync("REG", ApiWorld.NewKey, mapping: "", file: new FileParameter(
                    new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"Title,Category\nImported {i},Borders\n")), $"issues-{i}.csv", "text/csv"));
        }

        var round = 0;
        async Task Meanwhile()
        {
            round++;
            await _client.AddActorAsync(ApiWorld.NewKey, new AddActor { NegotiationId = negotiation, Name = $"A new actor {round}", Roles = [ActorRole.Party] });
            await _client.AddPlaceAsync(ApiWorld.NewKey, new AddPlace { NegotiationId = negotiation, Name = $"A new place {round}" });
            await Fill($"AAA{round}", 0);
        }

        await Whole(5, async (limit, after) => { var p = (await _client.ListActorsAsync("REG", limit: limit, after: after)).Result; return (p.Items.Select(a => a.Name), p.Next); }, Meanwhile);
        var places = (await _client.ListPlacesAsync("REG", limit: 200)).Result;
        places.Items.Select(p => p.Name).Should().BeInAscendingOrder(StringComparer.Ordinal);
        await Whole(places.Total, async (limit, after) => { var p = (await _client.ListPlacesAsync("REG", limit: limit, after: after)).Result; return (p.Items.Select(a => a.Name), p.Next); }, Meanwhile);
        await Whole(3, async (limit, after) => { var p = (await _client.ListImportsAsync("REG", limit: limit, after: after)).Result; return (p.Items.Select(a => a.File), p.Next); }, Meanwhile);
        await Whole(5, async (limit, after) => { var p = (await _client.ListCitedSourcesAsync("REG", SubjectKind.Issue, issues[0].Id, limit: limit, after: after)).Result; return (p.Items.Select(a => a.Title), p.Next); }, Meanwhile);
        var negotiations = (await _client.ListNegotiationsAsync(limit: 200)).Result.Total;
        negotiations.Should().BeGreaterThan(5);
        await Whole(negotiations, async (limit, after) => { var p = (await _client.ListNegotiationsAsync(limit: limit, after: after)).Result; return (p.Items.Select(a => a.Key), p.Next); }, Meanwhile);
    }

    [Fact]
    public async Task Registers_choices_imports_and_dossiers_are_answered_from_an_earlier_place()
    {
        var (negotiation, issues) = await Fill("THEN", 2);
        await _client.AddActorAsync(ApiWorld.NewKey, new AddActor { NegotiationId = negotiation, Name = "Before", Roles = [ActorRole.Party] });
        await _client.AddSourceAsync(ApiWorld.NewKey, new AddSource { NegotiationId = negotiation, Source = new NewSource { Publisher = "OC Media", Title = "Before" } });
        var place = (await _client.FindPlaceAsync("THEN")).Result.Sequence;
        async Task<string> Dossier(long? sequence)
        {
            using var file = await _client.ExportDossierAsync("THEN", sequence);
            using var reader = new StreamReader(file.Stream);
            return await reader.ReadToEndAsync();
        }

        var before = await Dossier(null);
        await Disturb(negotiation, issues, 0);
        await _client.AddActorAsync(ApiWorld.NewKey, new AddActor { NegotiationId = negotiation, Name = "Since", Roles = [ActorRole.Party] });
        await _client.AddSourceAsync(ApiWorld.NewKey, new AddSource { NegotiationId = negotiation, Source = new NewSource { Publisher = "OC Media", Title = "Since" } });
        await _client.ImportFileAsync("THEN", ApiWorld.NewKey, mapping: "", file: new FileParameter(new MemoryStream("Title,Category\nImported,Borders\n"u8.ToArray()), "issues.csv", "text/csv"));

        (await _client.ListChoicesAsync(negotiation, ChoiceOf.Issues, sequence: place)).Result.Items.Should().HaveCount(2).And.OnlyContain(c => c.Called.EndsWith("item"));
        (await _client.ListChoicesAsync(negotiation, ChoiceOf.Actors, sequence: place)).Result.Items.Should().ContainSingle().Which.Called.Should().Be("Before");
        (await _client.ListChoicesAsync(negotiation, ChoiceOf.Actors)).Result.Items.Should().HaveCount(2);
        (await _client.FindSourcesAsync(negotiation, sequence: place)).Result.Items.Should().ContainSingle().Which.Title.Should().Be("Before");
        (await _client.FindSourcesAsync(negotiation)).Result.Items.Should().HaveCount(3);
        (await _client.ListImportsAsync("THEN", sequence: place)).Result.Items.Should().BeEmpty();
        (await _client.ListImportsAsync("THEN")).Result.Items.Should().ContainSingle();
        (await Dossier(place)).Should().Be(before).And.NotBe(await Dossier(null));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("e30")]
    [InlineData("eyJMaXN0IjoiaXNzdWVzIE51bWJlciBGYWxzZSIsIlNlcXVlbmNlIjoxLCJEYXkiOiIyMDI2LTExLTIyIiwiS2V5IjpbIlwieFwiIl19")]
    public async Task A_place_that_no_list_answered_is_refused_in_words(string after)
    {
        var refused = await FluentActions.Awaiting(() => _client.ListIssuesAsync("AMAZ", after: after)).Should().ThrowAsync<ApiException<Problem>>();

        refused.Which.Result.Type.Should().Be("/problems/unreadable");
        refused.Which.Result.Errors.Should().ContainKey("after");
    }

    /// <summary>Read by two, with something recorded after each page, the list is what it is read at once before.</summary>
    private async Task Whole(
        int count, Func<int, string?, Task<(IEnumerable<string> Items, string? Next)>> read, Func<Task>? meanwhile = null)
    {
        var expected = (await read(200, null)).Items.ToArray();
        expected.Should().HaveCount(count);
        List<string> seen = [];
        string? after = null;
        do
        {
            var (items, next) = await read(2, after);
            seen.AddRange(items);
            after = next;
            if (meanwhile is not null)
                await meanwhile();
            else
                await _client.AddNoteAsync(ApiWorld.NewKey, new AddNote { About = SubjectKind.Issue, SubjectId = await AnyIssue(), Text = "Meanwhile.", Effective = "2026" });
        }
        while (after is not null);
        seen.Should().Equal(expected);
    }

    private async Task<Guid> AnyIssue() => (await _client.ListIssuesAsync("OTHER", limit: 1)).Result.Items.Single().Id;

    private async Task<ListedOfIssueRow> Issues(string key, IssueSort sort, bool descending, int limit, string? after = null) =>
        (await _client.ListIssuesAsync(key, sort: sort, descending: descending, limit: limit, after: after)).Result;

    /// <summary>New issues, and issues that change their place in every order.</summary>
    private async Task Disturb(Guid negotiation, OpenedIssue[] issues, int round)
    {
        await Open(negotiation, "Aaa new", null);
        var issue = issues[round % issues.Length];
        var seen = (await _client.ShowIssueAsync(issue.Key)).Result.Seen;
        await _client.DescribeIssueAsync(issue.Id, ApiWorld.NewKey, new DescribeIssue { Title = $"Moved {round}", Effective = "2026-11-22", Seen = seen["description"] });
        await _client.RecordStageAsync(issue.Id, ApiWorld.NewKey, new RecordStage
        {
            Stage = (Stage)(round % 9),
            Effective = "2026-11-22",
            Rationale = "Meanwhile.",
            Seen = seen.TryGetValue("stage", out var stage) ? stage : null,
        });
    }

    private async Task<(Guid Negotiation, OpenedIssue[] Issues)> Fill(string key, int count)
    {
        await _client.OpenNegotiationAsync(ApiWorld.NewKey, new OpenNegotiation { Key = key, Name = key, TimeZone = "Asia/Yerevan", Languages = ["en"] });
        var negotiation = (await _client.ListNegotiationsAsync()).Result.Items.Single(n => n.Key == key).Id;
        var issues = new OpenedIssue[count];
        for (var i = 0; i < count; i++)
        {
            issues[i] = await Open(negotiation, $"{Titles[i % Titles.Length]} item", i % 3 == 0 ? null : (Stage)(i % 4));
            if (i % 2 == 0)
                await _client.RecordAssessmentAsync(issues[i].Id, ApiWorld.NewKey, new RecordAssessment
                {
                    Trend = (Trend)(i % 3),
                    Outlook = i % 4 == 0 ? [OutlookMark.RiskAlert] : [],
                    Rationale = "So it looks.",
                    Effective = $"2026-0{1 + i % 5}",
                });
        }

        return (negotiation, issues);
    }

    private async Task<OpenedIssue> Open(Guid negotiation, string title, Stage? stage) => (await _client.OpenIssueAsync(
        ApiWorld.NewKey, new OpenIssue { NegotiationId = negotiation, Title = title, Category = "Borders", Stage = stage, Effective = "2026", Rationale = "As said." })).Result;
}
