using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Record.Pages;

namespace NegotiationTracker.Tests.Features.Record.Pages;

public sealed class RecordListTests : PageContext
{
    [Fact]
    public async Task Strikes_what_was_corrected_and_shows_the_old_beside_the_new()
    {
        var issue = (await World.OpenIssue()).Id;
        var first = await Recorded(issue, Stage.Signed);
        var second = await Recorded(issue, Stage.Initialled, corrects: first);

        var record = Shown(issue);

        var corrected = record.Find($"#entry-{first}");
        corrected.QuerySelectorAll("del").Select(d => d.TextContent).Should()
            .Equal("struck out: June 2026", "struck out: Signed", "struck out: As both said.");
        corrected.QuerySelector(".word a")!.GetAttribute("href").Should().EndWith($"#entry-{second}");
        var correction = record.Find($"#entry-{second}");
        correction.QuerySelector("del")!.TextContent.Should().Be("struck out: Signed");
        correction.QuerySelector("ins")!.TextContent.Should().Be("Initialled");
    }

    [Fact]
    public async Task Strikes_what_was_retracted_with_the_word()
    {
        var issue = (await World.OpenIssue()).Id;
        var entry = await Recorded(issue, Stage.Signed);
        await World.Send(new RetractEntry { Entry = entry, Rationale = "It was a rumour." });

        var record = Shown(issue);

        record.Find($"#entry-{entry} .says").TextContent.Should().StartWith("struck out: Signed retracted by entry");
        record.FindAll($"#entry-{entry} .acts").Should().BeEmpty("the newest is what can be corrected");
    }

    [Fact]
    public async Task Marks_what_had_not_become_true_on_the_day_asked_about()
    {
        var issue = (await World.OpenIssue()).Id;
        var entry = await Recorded(issue, Stage.Signed);

        Shown(issue, "/AMAZ/issues/1?as-of=2026-05-31").Find($"#entry-{entry}").TextContent.Should().Contain("not yet on this day");
        Shown(issue, "/AMAZ/issues/1?as-of=2026-06-01").Find($"#entry-{entry}").TextContent.Should().NotContain("not yet");
    }

    [Fact]
    public async Task The_entry_that_put_it_on_record_cannot_be_retracted()
    {
        var issue = (await World.OpenIssue()).Id;
        var opened = (await World.EntriesAbout(issue))[0];

        Shown(issue).FindAll($"#entry-{opened.Id} .acts button").Should()
            .NotContain(b => b.TextContent.StartsWith("Retract", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filter_and_page_stand_in_the_address_beside_what_else_it_says()
    {
        var issue = (await World.OpenIssue()).Id;
        for (var i = 0; i < 30; i++)
            await World.Send(new AddNote { SubjectId = issue, Text = $"Note {i}", Effective = ImpreciseDate.Parse("2026-06") });

        var record = Shown(issue, "/AMAZ/issues/1?known=2026-11-22&record=notes&entries=2");

        record.Find("[aria-current=true]").TextContent.Should().Be("Notes");
        record.FindAll("ol > li[id]").Should().HaveCount(5);
        record.FindAll("header nav a").Select(a => a.GetAttribute("href")).Should()
            .Contain("/AMAZ/issues/1?known=2026-11-22&record=stages#record").And.Contain("/AMAZ/issues/1?known=2026-11-22#record");
    }

    [Theory]
    [InlineData("?record=nonsense&entries=x")]
    [InlineData("?entries=-3")]
    public async Task An_address_that_cannot_be_read_shows_the_whole_record(string query)
    {
        var issue = (await World.OpenIssue()).Id;

        Shown(issue, $"/AMAZ/issues/1{query}").FindAll("ol > li[id]").Should().NotBeEmpty();
    }

    [Fact]
    public async Task Marks_what_came_while_the_page_was_open()
    {
        var issue = (await World.OpenIssue()).Id;
        World.Pass(TimeSpan.FromMinutes(1));
        var record = Shown(issue);
        record.FindAll("li.new").Should().BeEmpty();

        World.Pass(TimeSpan.FromMinutes(1));
        var entry = await Recorded(issue, Stage.Signed);
        await record.InvokeAsync(() => record.Instance.TellNew(World.Clock.GetUtcNow()));

        record.Find("li.new").Id.Should().Be($"entry-{entry}");
    }

    private IRenderedComponent<RecordList> Shown(Guid issue, string address = "/AMAZ/issues/1")
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);
        return Render<RecordList>(p => p.Add(r => r.Negotiation, "AMAZ").Add(r => r.Subject, new SubjectRef(SubjectKind.Issue, issue)));
    }

    private async Task<EntryId> Recorded(Guid issue, Stage stage, EntryId? corrects = null) => await World.Send(new RecordStage
    {
        SubjectId = issue,
        Stage = stage,
        Effective = ImpreciseDate.Parse("2026-06"),
        Rationale = "As both said.",
        Corrects = corrects,
        Seen = corrects is null ? await World.LastIn("stage", issue) : null,
    });
}
