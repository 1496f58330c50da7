using Bunit;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Features.Issues.Pages;
using NegotiationTracker.Features.Sources;

namespace NegotiationTracker.Tests.Features.Issues.Pages;

public sealed class RecordStageDialogTests : DialogContext
{
    [Fact]
    public async Task Three_steps_record_a_stage_from_a_list_that_knows_only_the_issue()
    {
        var issue = await Issue(stage: Stage.UnderNegotiation);
        var dialog = await Shown(issue);
        dialog.Find(".now").TextContent.Should().Contain("Under negotiation");

        Choose(dialog, "Initialled");
        Fill(dialog, "Since when", "June 2026");
        Fill(dialog, "Why", "The delegations put their initials to it.");
        await Save(dialog);

        var entry = (await World.EntriesAbout(issue))[^1];
        entry.Statement.Should().Be(new StageStatement(Stage.Initialled));
        entry.Effective.Should().Be(ImpreciseDate.Parse("2026-06"));
        entry.Rationale.Should().Be("The delegations put their initials to it.");
    }

    [Fact]
    public async Task A_step_back_asks_the_reasons_to_say_why()
    {
        var dialog = await Shown(await Issue(stage: Stage.Signed));

        Choose(dialog, "Ratified");
        dialog.Find(".remark").TextContent.Should().BeEmpty();
        Choose(dialog, "Initialled");

        dialog.Find(".remark").TextContent.Should().StartWith("A step back from “Signed”");
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field()
    {
        var issue = await Issue();
        var dialog = await Shown(issue);

        await Save(dialog);

        Told(dialog).Should().Contain("Choose the stage").And.Contain("Say since when").And.Contain("Say why");
        (await World.EntriesAbout(issue)).Should().NotContain(e => e.Kind == EntryKind.Stage);
    }

    [Fact]
    public async Task A_stage_of_the_future_is_refused_in_words_and_nothing_is_stored()
    {
        var issue = await Issue();
        var dialog = await Filled(issue, "Signed", "2027", "They will sign.");

        await Save(dialog);

        Told(dialog).Should().Contain("lies in the future");
        (await World.EntriesAbout(issue)).Should().NotContain(e => e.Kind == EntryKind.Stage);
    }

    [Fact]
    public async Task A_closed_issue_refuses_a_stage_since_its_closing()
    {
        var issue = await Issue(stage: Stage.Exploratory);
        await World.Send(new CloseIssue
        {
            SubjectId = issue,
            Seen = await World.LastIn("lifecycle", issue),
            Effective = ImpreciseDate.Parse("2026-06"),
            Rationale = "Settled elsewhere.",
        });
        var dialog = await Filled(issue, "Signed", "July 2026", "They signed.");

        await Save(dialog);

        Told(dialog).Should().Contain("Reopen it first");
    }

    [Fact]
    public async Task Two_authors_see_both_texts_and_the_second_chooses()
    {
        var issue = await Issue(stage: Stage.UnderNegotiation);
        var dialog = await Filled(issue, "Signed", "June 2026", "The presidents signed.");
        await World.As(People.Ani).Send(new RecordStage
        {
            SubjectId = issue,
            Stage = Stage.Initialled,
            Effective = ImpreciseDate.Parse("2026-06"),
            Rationale = "Ministers initialled it.",
            Seen = await World.LastIn("stage", issue),
        });

        await Save(dialog);

        dialog.Find(".conflict").TextContent.Should().Contain("Initialled (June 2026), by Ani Petrosyan: Ministers initialled it.")
            .And.Contain("Signed (June 2026)").And.Contain("The presidents signed.");
        await dialog.FindAll(".conflict button")[0].ClickAsync(new());

        (await World.EntriesAbout(issue))[^1].Statement.Should().Be(new StageStatement(Stage.Signed));
    }

    [Fact]
    public async Task A_form_saved_in_another_window_can_be_saved_once_more_under_an_id_of_its_own()
    {
        var issue = await Issue();
        var dialog = await Filled(issue, "Signed", "June 2026", "The presidents signed.");
        var other = await Shown(issue);
        other.Find("textarea").GetAttribute("value").Should().Be("The presidents signed.", "the draft is the same");
        Fill(other, "Exploratory", "2026", "They sound each other out.");
        await Save(other);

        await Save(dialog);
        Told(dialog).Should().Contain("already saved once");
        await Save(dialog);

        dialog.FindAll(".conflict").Should().ContainSingle("the other window had the last word meanwhile");
    }

    [Fact]
    public async Task A_correction_names_its_sources_however_old_they_are()
    {
        var issue = await Issue();
        var negotiation = await World.Read(db => Task.FromResult(db.Negotiations.Single().Id));
        Guid first = default;
        for (var number = 1; number <= 25; number++)
        {
            var source = await World.Send(new AddSource
            {
                NegotiationId = negotiation,
                Source = new NewSource { Publisher = "OC Media", Title = $"Report {number}" },
            });
            first = first == default ? source : first;
        }

        var dialog = await Shown<RecordStageDialog>(p => p.Add(d => d.Model, new RecordStage
        {
            SubjectId = issue,
            Sources = [new CitationInput { SourceId = first }],
        }));

        dialog.WaitForAssertion(() => dialog.Find(".citation").TextContent.Should().Contain("OC Media: Report 1"));
    }

    private async Task<IRenderedComponent<RecordStageDialog>> Filled(Guid issue, string stage, string since, string why)
    {
        var dialog = await Shown(issue);
        Fill(dialog, stage, since, why);
        return dialog;
    }

    private static void Fill(IRenderedComponent<RecordStageDialog> dialog, string stage, string since, string why)
    {
        Choose(dialog, stage);
        Fill(dialog, "Since when", since);
        Fill(dialog, "Why", why);
    }

    private Task<IRenderedComponent<RecordStageDialog>> Shown(Guid issue) =>
        Shown<RecordStageDialog>(p => p.Add(d => d.Model, new RecordStage { SubjectId = issue }));
}
