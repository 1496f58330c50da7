using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Milestones;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Record;
using static NegotiationTracker.Tests.Features.Refusals;

namespace NegotiationTracker.Tests.Features.Record;

public sealed class ListRecordTests : IAsyncLifetime, IDisposable
{
    private readonly TrackerWorld _world = new();
    private Guid _issue;
    private EntryId _event;

    public async Task InitializeAsync()
    {
        _issue = (await _world.OpenIssue(stage: Stage.Exploratory)).Id;
        var other = (await _world.OpenIssue("Other")).Id;
        var armenia = await _world.AddActor();
        var milestone = await _world.AddMilestone("Talks", "2026-12", issues: _issue);
        _world.Pass(TimeSpan.FromDays(1));
        await _world.Say(new RecordPosition { SubjectId = _issue, PartyId = armenia, Text = "The 1976 maps." });
        _event = await _world.Say(new RecordEvent { SubjectId = other, Title = "They met", AlsoIssues = [_issue] });
        await _world.Say(new AddNote { SubjectId = _issue, Text = "Ask about the maps." });
        var signed = await _world.Say(new RecordStage { SubjectId = _issue, Stage = Stage.Signed, Rationale = "Signed." });
        _world.Pass(TimeSpan.FromDays(1));
        var initialled = await _world.Say(new RecordStage { SubjectId = _issue, Stage = Stage.Initialled, Rationale = "Only initialled.", Corrects = signed });
        await _world.Send(new RetractEntry { Entry = initialled, Rationale = "Nothing happened." });
        await _world.Say(new MoveMilestone { SubjectId = milestone, Date = On("2027-01") });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_whole_record_comes_newest_first_with_corrected_entries_in_it()
    {
        var record = await List(RecordFilter.All);

        record.Rows.Select(r => r.Id.Sequence).Should().BeInDescendingOrder();
        record.Rows.Should().HaveCount(record.Total);
        record.Rows[0].Should().Match<RecordRow>(r => r.Says == "Now expected January 2027" && r.About == "Talks");
        var stages = record.Rows.Where(r => r.Kind == EntryKind.Stage).ToArray();
        stages.Select(r => (r.Type, r.Says, r.Before)).Should().Equal(
            (EntryType.Retraction, "Retracted", "Initialled"), (EntryType.Correction, "Initialled", "Signed"),
            (EntryType.Change, "Signed", null), (EntryType.Change, "Exploratory", null));
        stages.Select(r => (r.Corrected, r.IsRetracted, r.CanBeCorrected)).Should().Equal(
            (null, false, true), (stages[0].Id, true, false), (stages[1].Id, false, false), (null, false, true));
    }

    [Theory]
    [InlineData(RecordFilter.Stages, 4)]
    [InlineData(RecordFilter.Positions, 1)]
    [InlineData(RecordFilter.Dates, 3)]
    [InlineData(RecordFilter.Events, 1)]
    [InlineData(RecordFilter.Notes, 1)]
    [InlineData(RecordFilter.Corrections, 2)]
    public async Task A_filter_shows_its_kind_and_nothing_else(RecordFilter filter, int entries)
    {
        var (all, some) = (await List(RecordFilter.All), await List(filter));

        some.Total.Should().Be(entries);
        all.Rows.Select(r => r.Id).Should().ContainInOrder(some.Rows.Select(r => r.Id));
        all.Total.Should().BeGreaterThan(some.Total);
    }

    [Fact]
    public async Task An_event_that_concerns_two_issues_stands_in_both_records()
    {
        var row = (await List(RecordFilter.Events)).Rows.Single();

        (row.Id, row.About).Should().Be((_event, "AMAZ-2 Other"));
    }

    [Fact]
    public async Task What_a_reader_may_not_see_is_neither_listed_nor_counted()
    {
        var party = await _world.AddActor("Azerbaijan");
        await _world.Say(new RecordPosition { SubjectId = _issue, PartyId = party, Type = PositionType.RedLine, Text = "No corridor." });
        await _world.Say(new ClassifyIssue { SubjectId = (await _world.OpenIssue("Sealed")).Id, Category = "Security", Restriction = Restriction.Restricted });
        var sealedIssue = await _world.Read(db => Task.FromResult(db.Issues.Single(i => i.Title == "Sealed").Id));
        var (reader, insider) = (_world.As(Scene.With(Permission.ReadRecord)), _world.As(Scene.With(Permission.ReadRecord, Permission.ReadRestricted)));
        ListRecord Of(Guid issue) => new("AMAZ", new SubjectRef(SubjectKind.Issue, issue));

        var (seen, all) = (await reader.Send(Of(_issue)), await insider.Send(Of(_issue)));

        seen.Rows.Should().NotContain(r => r.Says.Contains("No corridor"));
        seen.Total.Should().Be(all.Total - 1);
        all.Rows.Should().Contain(r => r.Says.Contains("No corridor"), "the guard is what hides it");
        (await reader.Send(Of(sealedIssue))).Total.Should().Be(0);
        (await insider.Send(Of(sealedIssue))).Total.Should().BePositive();
    }

    [Fact]
    public async Task From_an_earlier_viewpoint_the_correction_was_not_made_yet()
    {
        var then = await List(RecordFilter.Stages, new AskedViewpoint(Known: "2026-11-23"));

        then.Rows.Select(r => (r.Says, r.CanBeCorrected)).Should().Equal(("Signed", true), ("Exploratory", true));
    }

    [Fact]
    public async Task Pages_hold_each_entry_once_and_the_record_from_today_is_the_same_as_now()
    {
        var all = await List(RecordFilter.All);
        var paged = new List<RecordRow>();
        for (var page = 1; paged.Count < all.Total; page++)
            paged.AddRange((await _world.Send(new ListRecord("AMAZ", new(SubjectKind.Issue, _issue)) { Page = page, PageSize = 4 })).Rows);

        paged.Select(r => r.Id).Should().Equal(all.Rows.Select(r => r.Id));
        CanonicalJson.Write(await List(RecordFilter.All, new AskedViewpoint(Known: "2026-11-24"))).Should().Be(CanonicalJson.Write(all));
    }

    [Fact]
    public async Task Events_and_notes_about_what_is_not_there_are_refused()
    {
        await _world.Refuses(new RecordEvent { SubjectId = _issue, Title = "x", AlsoIssues = [Unknown] }, "One of the other issues is not on record*");
        await _world.Refuses(new RecordEvent { SubjectId = _issue, About = SubjectKind.Milestone, Title = "x" }, "No milestone has this id*");
        await _world.Refuses(new RecordEvent { SubjectId = _issue, Title = "x", Effective = On("2026-12-24") }, "“24 Dec 2026” lies in the future*");
        await _world.Refuses(new AddNote { SubjectId = _issue, Text = new string('x', 8_001) }, "The note may be 8,000 characters long; this one has 8,001*");
        await _world.Refuses(new ListRecord("AMAZ", new(SubjectKind.Issue, _issue)) { At = new AskedViewpoint(Known: "2027-01-01") }, "Nobody knows yet*");
    }

    [Fact]
    public async Task A_form_chooses_among_what_is_on_record_by_what_was_typed()
    {
        var negotiation = (await _world.Send(new NegotiationTracker.Features.Negotiations.ListNegotiations())).Single().Id;
        async Task<IEnumerable<string>> Choices(ChoiceOf of, string? typed = null) =>
            (await _world.Send(new ListChoices(negotiation, of, typed))).Select(c => c.Called);

        (await Choices(ChoiceOf.Issues)).Should().Equal("AMAZ-1 Border delimitation", "AMAZ-2 Other");
        (await Choices(ChoiceOf.Issues, "OTH")).Should().Equal("AMAZ-2 Other");
        (await Choices(ChoiceOf.Milestones)).Should().Equal("Talks");
        (await Choices(ChoiceOf.Parties, "arm")).Should().Equal("Armenia");
        (await Choices(ChoiceOf.People)).Should().Contain("Ani Petrosyan").And.NotContain("Operator");
        (await _world.Send(new ListChoices(negotiation, ChoiceOf.Issues) { Only = [_issue] })).Should().ContainSingle();
    }

    [Fact]
    public async Task A_retraction_tells_whole_what_it_withdrew()
    {
        var border = await _world.OpenIssue("Return");
        var treaty = await _world.OpenIssue("Treaty");
        var source = await _world.AddSource();
        var talks = await _world.Send(new RecordEvent
        {
            SubjectId = border.Id,
            Title = "Talks in Abu Dhabi",
            Effective = On("2026-07-10"),
            Rationale = "The first without mediators.",
            AlsoIssues = [treaty.Id],
            Sources = [new() { SourceId = source, Grade = "B2" }],
        });
        await _world.Send(new RetractEntry { Entry = talks, Rationale = "Entered twice." });

        var page = await _world.Send(new ListRecord("AMAZ", new SubjectRef(SubjectKind.Issue, border.Id)));

        page.Rows[1].AlsoIssues.Should().Equal(treaty.Id);
        page.Rows[0].Should().BeEquivalentTo(new { Type = EntryType.Retraction, Before = "Talks in Abu Dhabi" });
        var withdrawn = page.Rows[0].Withdrawn!;
        withdrawn.Statement.Should().Be(new EventStatement("Talks in Abu Dhabi", null));
        withdrawn.Rationale.Should().Be("The first without mediators.");
        withdrawn.AlsoIssues.Should().Equal(treaty.Id);
        withdrawn.Citations.Should().ContainSingle().Which.SourceId.Should().Be(source);
    }

    private Task<RecordPage> List(RecordFilter filter, AskedViewpoint? at = null) => _world.Send(
        new ListRecord("AMAZ", new(SubjectKind.Issue, _issue)) { Filter = filter, PageSize = 100, At = at ?? AskedViewpoint.Now });
}
