using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Features.Audit;

public sealed class VerifyRecordTests
{
    [Fact]
    public async Task An_untouched_record_is_whole()
    {
        await using var world = await RecordWorld.Open();
        var issue = await world.OpenIssue(stage: Stage.Exploratory, owned: true);
        await world.RecordStage(issue, Stage.UnderNegotiation);

        var verification = await world.Analyst.Send(new VerifyRecord());

        verification.Findings.Should().BeEmpty();
        verification.IsWhole.Should().BeTrue();
    }
}
