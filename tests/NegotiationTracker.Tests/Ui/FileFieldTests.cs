using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Ui.Forms;

namespace NegotiationTracker.Tests.Ui;

public sealed class FileFieldTests : FormContext<AttachEvidence>
{
    [Fact]
    public void A_file_is_taken_in_at_once_and_the_draft_holds_it()
    {
        var form = Shown();

        Choose(form, "The page, as it was.", "page.txt");

        form.WaitForAssertion(() => form.Find(".file strong").TextContent.Should().Be("page.txt"));
        form.Find(".file .name").TextContent.Should().Contain("20 bytes");
        form.WaitForAssertion(() => Drafts["AttachEvidence/3"].Should().Contain("page.txt").And.Contain("20"));
        form.Find("form").Submit();
        form.WaitForAssertion(() => Saved.Should().ContainSingle().Which.File!.Name.Should().Be("page.txt"));
    }

    [Fact]
    public void A_refusal_stands_beside_the_field_until_another_file_is_chosen()
    {
        var form = Shown();
        var keeping = Keeping;
        Keeping = (_, _, _) => throw new RuleViolationException("This is none of the kinds of file that are kept.", "file");

        Choose(form, "MZ", "program.exe");
        form.WaitForAssertion(() => form.Find(".fault").TextContent.Should().Contain("none of the kinds"));
        form.Find("form").Submit();
        Saved.Should().BeEmpty();

        Keeping = keeping;
        Choose(form, "A page", "page.txt");
        form.WaitForAssertion(() => form.FindAll(".fault").Should().BeEmpty());
    }

    [Fact]
    public void One_that_is_too_long_is_not_even_sent()
    {
        var form = Shown();
        Keeping = (_, _, _) => throw new InvalidOperationException("It was sent.");

        Choose(form, new string('x', (int)StoredFile.MostBytes + 1), "long.txt");

        form.WaitForAssertion(() => form.Find(".fault").TextContent.Should().Contain("“long.txt” is 20.0 MB long"));
    }

    [Fact]
    public async Task While_it_is_on_its_way_it_shows_how_much_has_arrived_and_can_be_stopped()
    {
        var form = Shown();
        var read = new TaskCompletionSource();
        Keeping = async (content, _, stop) =>
        {
            await content.ReadExactlyAsync(new byte[4], stop);
            read.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            throw new InvalidOperationException("It went on.");
        };

        var choosing = Task.Run(() => Choose(form, "A page", "page.txt")); // which waits for what becomes of it
        form.WaitForElement("progress").GetAttribute("max").Should().Be("6");
        form.Find("form").Submit();
        Saved.Should().BeEmpty("half a file bears nothing out");
        form.FindAll("button").Single(b => b.TextContent == "Stop").Click();

        form.WaitForAssertion(() => form.FindAll("progress").Should().BeEmpty());
        form.FindAll(".file .name").Should().BeEmpty();
        read.Task.IsCompleted.Should().BeTrue();
        await choosing;
    }

    private IRenderedComponent<DraftForm<AttachEvidence>> Shown()
    {
        var form = Render<DraftForm<AttachEvidence>>(p => p
            .Add(f => f.Model, new AttachEvidence { On = new EntryId(3), Effective = NegotiationTracker.Domain.Dates.ImpreciseDate.Parse("2026-11-22") })
            .Add(f => f.DraftKey, "AttachEvidence/3")
            .Add(f => f.Save, Saving)
            .Add(f => f.Done, Done.Add)
            .Add(f => f.ChildContent, model => field =>
            {
                field.OpenComponent<FileField>(0);
                field.AddComponentParameter(1, "Label", "File");
                field.AddComponentParameter(2, "Name", "File");
                field.AddComponentParameter(3, "Value", model.File);
                field.AddComponentParameter(4, "ValueChanged", Microsoft.AspNetCore.Components.EventCallback.Factory.Create<StoredFile?>(this, file => model.File = file));
                field.CloseComponent();
            }));
        form.WaitForElement("input[type=file]");
        return form;
    }

    private static void Choose(IRenderedComponent<DraftForm<AttachEvidence>> form, string content, string name) =>
        form.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(content, name));
}
