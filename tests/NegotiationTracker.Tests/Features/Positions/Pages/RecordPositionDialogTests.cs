using Bunit;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Positions;
using NegotiationTracker.Features.Positions.Pages;

namespace NegotiationTracker.Tests.Features.Positions.Pages;

public sealed class RecordPositionDialogTests : DialogContext
{
    [Fact]
    public async Task What_was_seen_follows_the_party_and_the_kind_that_are_chosen()
    {
        var issue = await Issue();
        var armenia = await World.AddActor();
        var stated = await World.Send(new RecordPosition
        {
            SubjectId = issue,
            PartyId = armenia,
            Type = PositionType.Stated,
            Text = "The maps of 1976.",
            Effective = ImpreciseDate.Parse("2025"),
        });
        var model = new RecordPosition { SubjectId = issue };
        var dialog = await Shown<RecordPositionDialog>(p => p.Add(d => d.Model, model));

        Fill(dialog, "Whose position", "0");
        dialog.WaitForAssertion(() => dialog.Find(".lane").TextContent.Should().Contain("The maps of 1976."));
        model.Seen.Should().Be(stated);

        Choose(dialog, "Assessed");
        dialog.WaitForAssertion(() => dialog.Find(".lane").TextContent.Should().Contain("No position of this kind"));
        model.Seen.Should().BeNull();

        Choose(dialog, "Stated");
        dialog.WaitForAssertion(() => model.Seen.Should().Be(stated));
        Fill(dialog, "The position", "Any map that both sign.");
        Fill(dialog, "Salience", "80");
        Fill(dialog, "Since when", "May 2026");
        await Save(dialog);

        (await World.EntriesAbout(issue))[^1].Statement.Should().Be(
            new PositionStatement(armenia, PositionType.Stated, "Any map that both sign.", null, null, 80, null));
    }

    [Theory]
    [InlineData("very", "Write a whole number from 0 to 100")]
    [InlineData("101", "Salience is a number from 0 to 100.")]
    public async Task Salience_is_a_number_or_nothing(string typed, string sentence)
    {
        await World.AddActor();
        var dialog = await Shown<RecordPositionDialog>(p => p.Add(d => d.Model, new RecordPosition()));

        Fill(dialog, "Salience", typed);
        await Save(dialog);

        Told(dialog).Should().Contain(sentence);
    }

    [Fact]
    public async Task Whose_position_it_is_must_be_chosen()
    {
        await World.AddActor();
        var dialog = await Shown<RecordPositionDialog>(p => p.Add(d => d.Model, new RecordPosition()));

        await Save(dialog);

        Told(dialog).Should().Contain("Choose whose position it is.");
    }
}
