using Bunit;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Linkages;
using NegotiationTracker.Features.Linkages.Pages;

namespace NegotiationTracker.Tests.Features.Linkages.Pages;

public sealed class LinkSubjectsDialogTests : DialogContext
{
    [Fact]
    public async Task A_link_reads_as_a_sentence_before_it_is_recorded()
    {
        var issue = await Issue();
        var milestone = await World.AddMilestone();
        var dialog = await Shown(issue);

        dialog.Find("input[type=search]").Change("referend");
        dialog.WaitForAssertion(() => dialog.FindAll(".found button").Should().ContainSingle());
        dialog.Find(".found button").Click();
        Fill(dialog, "In what way", "2");

        dialog.Find(".whole span").TextContent.Should()
            .Be("AMAZ-1 Border delimitation is sequenced after Constitutional referendum");
        await Save(dialog);
        (await World.EntriesAbout(issue))[^1].Statement.Should().Be(
            new LinkageStatement(LinkageType.SequencedAfter, SubjectKind.Milestone, milestone));
    }

    [Fact]
    public async Task A_link_without_a_target_is_a_fault_and_a_circle_is_refused()
    {
        var border = await Issue();
        var treaty = await Issue("Treaty");
        var dialog = await Shown(treaty);
        await Save(dialog);
        Told(dialog).Should().Contain("Choose what the link leads to");
        await World.Send(new LinkSubjects
        {
            SubjectId = border,
            TargetId = treaty,
            Effective = ImpreciseDate.Parse("2026"),
        });

        dialog.WaitForElement(".found button").Click();
        await Save(dialog);

        Told(dialog).Should().Contain("would close a circle");
    }

    private Task<IRenderedComponent<LinkSubjectsDialog>> Shown(Guid issue) =>
        Shown<LinkSubjectsDialog>(p => p.Add(d => d.Model, new LinkSubjects { SubjectId = issue }));
}
