using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Features.Record;

public sealed class ListRecordTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_retraction_tells_whole_what_it_withdrew()
    {
        var border = await _world.OpenIssue();
        var treaty = await _world.OpenIssue("Treaty");
        var source = await _world.AddSource();
        var talks = await _world.Send(new RecordEvent
        {
            SubjectId = border.Id,
            Title = "Talks in Abu Dhabi",
            Effective = ImpreciseDate.Parse("2026-07-10"),
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
}
