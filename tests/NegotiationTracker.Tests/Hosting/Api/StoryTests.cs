using NegotiationTracker.Tests.Hosting.Api.Generated;

namespace NegotiationTracker.Tests.Hosting.Api;

/// <summary>A process told by a program from its opening, through the generated client and nothing else.</summary>
public sealed class StoryTests(ApiWorld world) : IClassFixture<ApiWorld>
{
    private readonly TrackerClient _client = world.Client;

    [Fact]
    public async Task A_negotiation_an_issue_and_its_stages_go_on_record_and_come_back()
    {
        var (key, negotiation) = await Open("STORY");
        var issue = await OpenIssue(negotiation, "Border crossing");
        issue.Key.Should().Be($"{key}-1");

        var first = await _client.RecordStageAsync(issue.Id, ApiWorld.NewKey, Stage(Generated.Stage.Exploratory, "2026-06"));
        var shown = (await _client.ShowIssueAsync(issue.Key)).Result;
        shown.Stage.Should().Be(Generated.Stage.Exploratory);
        shown.Since.Should().Be("2026-06", "a month stays a month");
        shown.Seen["stage"].Should().Be(first.Result);

        await _client.RecordStageAsync(
            issue.Id, ApiWorld.NewKey,
            new RecordStage { Stage = Generated.Stage.Signed, Effective = "2026-07", Rationale = "They signed.", Corrects = first.Result, Seen = first.Result });
        (await _client.ShowIssueAsync(issue.Key)).Result.Since.Should().Be("2026-07");
        var record = (await _client.ListRecordAsync(key, SubjectKind.Issue, issue.Id)).Result;
        record.Items.Single(r => r.Type == EntryType.Correction).Corrects.Should().Be(first.Result);
        record.Items.Single(r => r.Type == EntryType.Correction).Statement.Should().BeOfType<StatementStageStatement>()
            .Which.Stage.Should().Be(Generated.Stage.Signed);
    }

    [Fact]
    public async Task The_list_is_answered_as_known_on_an_earlier_day()
    {
        var (key, negotiation) = await Open("EARLY");
        var issue = await OpenIssue(negotiation, "Detainees");
        var before = world.Clock.GetUtcNow();
        world.Clock.Advance(TimeSpan.FromDays(40));
        await _client.DescribeIssueAsync(
            issue.Id, ApiWorld.NewKey, new DescribeIssue
            {
                Title = "Return of detainees",
                Effective = "2026-12-30",
                Seen = (await _client.ShowIssueAsync(issue.Key)).Result.Seen["description"],
            });
        await OpenIssue(negotiation, "Maps");

        var then = (await _client.ListIssuesAsync(key, known: before.AddDays(1).ToString("yyyy-MM-dd"))).Result;
        then.Items.Select(i => i.Title).Should().Equal("Detainees");
        (await _client.ListIssuesAsync(key)).Result.Items.Select(i => i.Title).Should().Equal("Return of detainees", "Maps");
        var opened = (await _client.FindPlaceAsync(key)).Result.Sequence;
        await OpenIssue(negotiation, "Transit");
        (await _client.ListIssuesAsync(key, sequence: opened)).Result.Total.Should().Be(2, "nothing recorded later changes it");
    }

    [Fact]
    public async Task A_statement_over_another_that_was_not_seen_is_a_conflict_and_shows_what_stands_there()
    {
        var (_, negotiation) = await Open("CLASH");
        var issue = await OpenIssue(negotiation, "Exclaves");
        var theirs = await _client.RecordStageAsync(issue.Id, ApiWorld.NewKey, Stage(Generated.Stage.Deadlocked, "2026-11"));

        var refusal = await Refusal(() => _client.RecordStageAsync(issue.Id, ApiWorld.NewKey, Stage(Generated.Stage.Signed, "2026-11")));

        refusal.Type.Should().Be("/problems/conflict");
        refusal.Standing!.Last.Should().Be(theirs.Result);
        refusal.Standing.Holds.Should().BeOfType<StatementStageStatement>().Which.Stage.Should().Be(Generated.Stage.Deadlocked);
        var mine = Stage(Generated.Stage.Signed, "2026-11");
        mine.Seen = refusal.Standing.Last;
        await _client.RecordStageAsync(issue.Id, ApiWorld.NewKey, mine);
    }

    [Fact]
    public async Task What_is_sent_twice_under_one_key_acts_once_and_answers_the_same()
    {
        var (key, negotiation) = await Open("TWICE");
        var name = ApiWorld.NewKey;
        var body = new OpenIssue { NegotiationId = negotiation, Title = "Water", Category = "Resources", Effective = "2026" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _client.OpenIssueAsync(name, body)));

        answers.Select(a => a.Result.Key).Distinct().Should().Equal($"{key}-1");
        (await _client.ListIssuesAsync(key)).Result.Total.Should().Be(1);
        body.Title = "Water and energy";
        (await Refusal(() => _client.OpenIssueAsync(name, body))).Type.Should().Be("/problems/idempotency-key-reused");
        (await Refusal(() => _client.AddActorAsync(name, new AddActor { NegotiationId = negotiation, Name = "Iran", Roles = [ActorRole.Mediator] })))
            .Status.Should().Be(422, "the key stands for that request at that address");
    }

    [Fact]
    public async Task A_key_holds_for_what_is_no_entry_too()
    {
        var name = ApiWorld.NewKey;
        await _client.KeepDraftAsync(name, new KeepDraft { Form = "story", Content = "Half" });
        await _client.KeepDraftAsync(ApiWorld.NewKey, new KeepDraft { Form = "story", Content = "More" });

        await _client.KeepDraftAsync(name, new KeepDraft { Form = "story", Content = "Half" });

        (await _client.FindDraftAsync("story")).Result.Content.Should().Be("More", "the first was acted on already");
        (await Refusal(() => _client.KeepDraftAsync(name, new KeepDraft { Form = "story", Content = "Other" })))
            .Type.Should().Be("/problems/idempotency-key-reused");
    }

    [Fact]
    public async Task A_report_and_the_whole_record_come_as_files()
    {
        using var report = await _client.ComposeStatusReportAsMarkdownAsync("AMAZ");
        (await new StreamReader(report.Stream).ReadToEndAsync()).Should().Contain("Status report");
        using var dossier = await _client.ExportDossierAsync("AMAZ");
        var file = await new StreamReader(dossier.Stream).ReadToEndAsync();
        var again = await _client.ImportDossierAsync(
            ApiWorld.NewKey, file);
        again.Result.Recorded.Should().Be(0, "it is all on record already");
        (await _client.ComposeStatusReportAsync("AMAZ")).Result.Negotiation.Should().Be("AMAZ");
        (await _client.VerifyRecordAsync()).Result.IsWhole.Should().BeTrue();
    }

    [Fact]
    public async Task Every_register_and_list_can_be_read()
    {
        var border = world.Scene.Border.Id;
        (await _client.ListNegotiationsAsync(known: "2026-11-22")).Result.Items.Select(n => n.Key).Should().Contain("AMAZ");
        (await _client.ListActorsAsync("AMAZ")).Result.Items.Select(a => a.Name).Should().Equal("Armenia", "Azerbaijan");
        (await _client.ListMilestonesAsync("AMAZ")).Result.Items.Select(m => m.Milestone.Date).Should().Contain("2027");
        (await _client.ShowMilestoneAsync("constitutional-referendum", "AMAZ")).Result.About.Should().BeOnOrAfter(new DateOnly(2026, 11, 22));
        (await _client.ListLinkagesAsync("AMAZ")).Result.Items.Should().NotBeEmpty();
        (await _client.ListSourcesAsync("AMAZ")).Result.Items.Should().NotBeEmpty();
        (await _client.ListCitedSourcesAsync("AMAZ", SubjectKind.Issue, border)).Result.Items.Should().BeEmpty();
        (await _client.FindSourcesAsync(world.Scene.Negotiation, "oc media")).Result.Items.Should().ContainSingle();
        (await _client.ListChoicesAsync(world.Scene.Negotiation, ChoiceOf.Issues)).Result.Items.Should().HaveCount(3);
        (await _client.ListChangesAsync("AMAZ", 365)).Result.Items.Should().NotBeEmpty();
        (await _client.ShowOverviewAsync("AMAZ")).Result.Issues.Should().Be(3);
        (await _client.ForeseeRetractionAsync(world.Scene.Event.Sequence)).Result.HasLane.Should().BeFalse();
        (await _client.ListNotificationsAsync()).Result.Total.Should().Be((await _client.CountUnreadAsync()).Result);
        (await _client.MarkReadAsync(ApiWorld.NewKey, new MarkRead())).Result.Should().BeGreaterThanOrEqualTo(0);
    }

    private async Task<(string Key, Guid Id)> Open(string key)
    {
        await _client.OpenNegotiationAsync(
            ApiWorld.NewKey, new OpenNegotiation { Key = key, Name = $"The {key} process", TimeZone = "Asia/Yerevan", Languages = ["en"] });
        return (key, (await _client.ListNegotiationsAsync()).Result.Items.Single(n => n.Key == key).Id);
    }

    private async Task<OpenedIssue> OpenIssue(Guid negotiation, string title) => (await _client.OpenIssueAsync(
        ApiWorld.NewKey, new OpenIssue { NegotiationId = negotiation, Title = title, Category = "Borders", Effective = "2026" })).Result;

    private static RecordStage Stage(Stage stage, string effective) => new() { Stage = stage, Effective = effective, Rationale = "As both said." };

    private static async Task<Problem> Refusal(Func<Task> act) =>
        (await act.Should().ThrowAsync<ApiException<Problem>>()).Which.Result;
}
