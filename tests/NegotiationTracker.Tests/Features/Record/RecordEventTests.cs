using NegotiationTracker.Features.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Record;

public sealed class RecordEventTests
{
    [Fact]
    public void A_missing_date_is_asked_for_as_when_it_happened() =>
        Faults.Of(new RecordEvent { Title = "The commission met." })
            .Should().ContainSingle().Which.Sentence.Should().StartWith("Say when it happened");
}
