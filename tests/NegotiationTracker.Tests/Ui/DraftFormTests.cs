using Bunit;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Tests.Ui;

public sealed class DraftFormTests : FormContext<AddSource>
{
    [Fact]
    public async Task Saves_what_was_filled_in_and_drops_the_draft()
    {
        var form = Shown();
        Fill(form, "OC Media", "Report on the talks");
        Drafts["source"].Should().Contain("OC Media");

        await form.Find("form").SubmitAsync();

        Saved.Should().ContainSingle().Which.CommandId.Should().NotBeEmpty();
        Drafts["source"].Should().BeNull();
        Done.Should().Equal(true);
    }

    [Fact]
    public async Task Shows_every_fault_beside_its_field_and_saves_nothing()
    {
        var form = Shown();

        await form.Find("form").SubmitAsync();

        form.FindAll("[role=alert]").Select(a => a.TextContent)
            .Should().Equal("Say who published the source.", "Give the source's title.");
        Saved.Should().BeEmpty();
    }

    [Fact]
    public async Task A_paste_far_too_long_is_kept_whole_and_refused_in_words()
    {
        var pasted = new string('x', 200_000);
        var form = Shown();
        form.FindAll("input, textarea").Should().OnlyContain(f => !f.HasAttribute("maxlength") && f.HasAttribute("data-draft"));

        Fill(form, "OC Media", pasted);
        await form.Find("form").SubmitAsync();

        Drafts["source"].Should().Contain(pasted);
        form.Find(".fault").TextContent.Should().Be(
            "The title may be 300 characters long; this one has 200,000. Shorten it, or keep the full text in a source.");
        Saved.Should().BeEmpty();
    }

    [Fact]
    public async Task A_refusal_stands_above_the_buttons_and_the_text_stays()
    {
        Saving = _ => throw new RuleViolationException("This address is no web address.");
        var form = Shown();
        Fill(form, "OC Media", "Report on the talks");

        await form.Find("form").SubmitAsync();

        form.Find(".refusal").TextContent.Trim().Should().Be("This address is no web address.");
        form.Find("input").GetAttribute("value").Should().Be("OC Media");
        Drafts["source"].Should().NotBeNull();
    }

    [Fact]
    public async Task What_was_refused_is_said_no_longer_once_something_else_is_written()
    {
        Saving = _ => throw new RuleViolationException("This address is no web address.");
        var form = Shown();
        Fill(form, "OC Media", "Report on the talks");
        await form.Find("form").SubmitAsync();

        form.FindAll("input")[1].Change("Another report");

        form.FindAll(".refusal").Should().BeEmpty();
    }

    [Fact]
    public void Asks_before_leaving_and_finds_the_draft_again()
    {
        var form = Shown();
        Fill(form, "OC Media", "");

        form.Find("[data-cancel]").Click();
        form.FindAll(".asking button").Select(b => b.TextContent).Should().Equal("Keep as draft", "Discard", "Go on writing");
        form.Find(".asking [data-first]").Click();

        Done.Should().Equal(false);
        Shown().Find("input").GetAttribute("value").Should().Be("OC Media");
    }

    private static void Fill(IRenderedComponent<DraftForm<AddSource>> form, string publisher, string title)
    {
        form.FindAll("input")[0].Change(publisher);
        form.FindAll("input")[1].Change(title);
    }

    private IRenderedComponent<DraftForm<AddSource>> Shown() => Render<DraftForm<AddSource>>(form => form
        .Add(f => f.Model, new AddSource())
        .Add(f => f.DraftKey, "source")
        .Add(f => f.SaveLabel, "Add the source")
        .Add(f => f.Done, Done.Add)
        .Add(f => f.Save, source => Saving(source))
        .Add(f => f.ChildContent, source => builder =>
        {
            builder.OpenComponent<TextField>(0);
            builder.AddComponentParameter(1, "Label", "Publisher");
            builder.AddComponentParameter(2, "Name", "Source.Publisher");
            builder.AddComponentParameter(3, "Value", source.Source.Publisher);
            builder.AddComponentParameter(4, "ValueChanged", EventCallback.Factory.Create<string>(this, v => source.Source.Publisher = v));
            builder.CloseComponent();
            builder.OpenComponent<TextField>(5);
            builder.AddComponentParameter(6, "Label", "Title");
            builder.AddComponentParameter(7, "Name", "Source.Title");
            builder.AddComponentParameter(8, "Value", source.Source.Title);
            builder.AddComponentParameter(9, "ValueChanged", EventCallback.Factory.Create<string>(this, v => source.Source.Title = v));
            builder.CloseComponent();
        }));
}
