using System.ComponentModel.DataAnnotations;
using Bunit;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui.Forms;
using NegotiationTracker.Ui.Marks;

namespace NegotiationTracker.Tests.Ui;

public sealed class RecordFormTests : FormContext<RecordFormTests.MoveStage>
{
    private MoveStage _model = new();

    [Fact]
    public async Task Saves_what_was_filled_in_and_drops_the_draft()
    {
        var form = Shown();
        Fill(form, "Initialled", "8 Aug 2025", "Both foreign ministers initialled it.");
        Drafts["stage"].Should().Contain("foreign ministers");

        await form.Find("form").SubmitAsync();

        Saved.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Stage = Stage.Initialled, Rationale = "Both foreign ministers initialled it." });
        Saved[0].CommandId.Should().NotBeEmpty();
        Done.Should().Equal(true);
        Drafts["stage"].Should().BeNull();
    }

    [Fact]
    public void Leaves_at_once_when_there_is_nothing_to_lose()
    {
        var form = Shown();

        form.Find("[data-cancel]").Click();

        Done.Should().Equal(false);
    }

    [Fact]
    public void Asks_before_leaving_when_something_would_be_lost()
    {
        var form = Shown();
        form.Find("textarea").Change("Half a thought");

        form.Find("[data-cancel]").Click();

        Done.Should().BeEmpty();
        form.FindAll(".asking button").Select(b => b.TextContent)
            .Should().Equal("Keep as draft", "Discard", "Go on writing");
        form.FindAll(".asking button")[1].Click();
        Done.Should().Equal(false);
        Drafts["stage"].Should().BeNull();
    }

    [Fact]
    public void Brings_back_the_draft_with_what_could_not_be_read_yet()
    {
        var first = Shown();
        Fill(first, "Signed", "2025-13", "Half a thought");
        _model = new MoveStage();

        var second = Shown();

        second.Find(".notice").TextContent.Should().Contain("draft");
        second.Find("textarea").GetAttribute("value").Should().Be("Half a thought");
        second.FindAll("input[type=text]")[0].GetAttribute("value").Should().Be("2025-13");
        second.Find(".fault").TextContent.Should().Contain("is not a month");
        second.FindComponent<StageLadder>().Instance.Value.Should().Be(Stage.Signed);
    }

    [Fact]
    public async Task Shows_each_fault_beside_its_field_and_saves_nothing()
    {
        var form = Shown();
        form.FindAll("button").Single(b => b.TextContent.Contains("New source")).Click();

        await form.Find("form").SubmitAsync();

        Saved.Should().BeEmpty();
        FaultBeside(form, "textarea").Should().StartWith("Say why");
        form.FindAll(".fault").Select(f => f.TextContent).Should().Contain(
            ["Choose the stage that was reached.", "Say who published the source.", "Give the source's title."]);
        form.FindAll(".notices .refusal").Should().BeEmpty();
    }

    [Fact]
    public async Task A_text_far_too_long_stays_and_the_form_says_how_long_it_may_be()
    {
        var form = Shown();
        var pasted = new string('ա', 200_000);
        Fill(form, "Signed", "8 Aug 2025", pasted);

        await form.Find("form").SubmitAsync();

        Saved.Should().BeEmpty();
        FaultBeside(form, "textarea").Should().Contain("4,000").And.Contain("200,000");
        Drafts["stage"].Should().Contain(pasted);
    }

    [Fact]
    public async Task A_refusal_is_said_in_place_and_the_text_stays()
    {
        Saving = _ => throw new RuleViolationException("AMAZ-2 was closed. Reopen it first.");
        var form = Shown();
        Fill(form, "Signed", "8 Aug 2025", "Because.");

        await form.Find("form").SubmitAsync();

        form.Find("[role=alert].refusal").TextContent.Should().Contain("AMAZ-2 was closed. Reopen it first.");
        form.Find("textarea").GetAttribute("value").Should().Be("Because.");
        Done.Should().BeEmpty();
    }

    [Fact]
    public async Task A_conflict_shows_both_texts_and_lets_the_author_choose()
    {
        var attempts = 0;
        Saving = telling => ++attempts == 1
            ? throw new ConflictException("Somebody else recorded another statement here.", new EntryId(9))
            : Task.FromResult(telling.Seen.Should().Be(new EntryId(9)));
        Foresight = new Foreseen(new EntryId(9), "Ratified (1 Oct 2026)", null);
        var form = Shown();
        Fill(form, "Signed", "8 Aug 2025", "They signed in Washington.");

        await form.Find("form").SubmitAsync();

        form.Find(".conflict").TextContent.Should()
            .Contain("Ratified (1 Oct 2026)").And.Contain("They signed in Washington.");
        form.FindAll(".conflict button").Single(b => b.TextContent == "Record mine all the same").Click();
        attempts.Should().Be(2);
        Done.Should().Equal(true);
    }

    [Fact]
    public async Task A_conflict_is_over_once_something_else_is_written()
    {
        Saving = _ => throw new ConflictException("Somebody else recorded another statement here.", new EntryId(9));
        var form = Shown();
        Fill(form, "Signed", "8 Aug 2025", "They signed in Washington.");
        await form.Find("form").SubmitAsync();
        form.FindAll(".conflict").Should().ContainSingle();

        form.Find("textarea").Change("They initialled it in Washington.");

        form.FindAll(".conflict, .refusal").Should().BeEmpty();
    }

    [Fact]
    public async Task What_will_not_become_current_is_said_before_saving_and_saved_when_meant()
    {
        Foresight = new Foreseen(
            new EntryId(9), "Signed", "This will not become current because a later statement holds: Signed.");
        var form = Shown();
        Fill(form, "TextAgreed", "March 2025", "They agreed on the text.");
        form.Find(".notices").TextContent.Should().Contain("will not become current because");

        await form.Find("form").SubmitAsync();
        Saved.Should().BeEmpty();
        await form.Find("form").SubmitAsync();

        Saved.Should().ContainSingle();
    }

    private static void Fill(IRenderedComponent<RecordForm<MoveStage>> form, string stage, string when, string why)
    {
        form.Find($"input[value={stage}]").Change(stage);
        form.FindAll("input[type=text]")[0].Change(when);
        form.Find("textarea").Change(why);
    }

    private static string FaultBeside(IRenderedComponent<RecordForm<MoveStage>> form, string field) =>
        form.Find(field).ParentElement!.QuerySelector(".fault")!.TextContent;

    private IRenderedComponent<RecordForm<MoveStage>> Shown()
    {
        IRenderedComponent<RecordForm<MoveStage>>? form = null;
        void Rerender() => form?.Render(p => p.Add(f => f.Model, _model));

        RenderFragment Fields(MoveStage telling) => builder =>
        {
            builder.OpenComponent<StageLadder>(0);
            builder.AddComponentParameter(1, "Value", telling.Stage);
            builder.AddComponentParameter(2, "ValueChanged", EventCallback.Factory.Create<Stage?>(this, s =>
            {
                telling.Stage = s;
                Rerender();
            }));
            builder.CloseComponent();
        };

        form = Render<RecordForm<MoveStage>>(p => p
            .Add(f => f.Model, _model)
            .Add(f => f.ChildContent, Fields)
            .Add(f => f.Save, telling => Saving(telling))
            .Add(f => f.DraftKey, "stage")
            .Add(f => f.Done, Done.Add));
        return form;
    }

    public sealed record MoveStage : Telling, IRecords
    {
        [Required(ErrorMessage = "Choose the stage that was reached.")]
        public Stage? Stage { get; set; }

        [Required(ErrorMessage = "Say why: the rationale is missing.")]
        [AtMost(Limits.Rationale, "rationale")]
        public override string Rationale { get; set; } = "";

        public override SubjectKind SubjectKind => SubjectKind.Issue;

        public override Statement ToStatement() => new StageStatement(Stage!.Value);
    }
}
