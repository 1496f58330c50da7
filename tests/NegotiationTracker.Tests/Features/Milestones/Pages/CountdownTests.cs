using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Features.Milestones.Pages;

namespace NegotiationTracker.Tests.Features.Milestones.Pages;

public sealed class CountdownTests
{
    private static readonly DateOnly About = new(2026, 11, 22);

    [Theory]
    [InlineData("2027-02-19", "in 89 days")]
    [InlineData("2026-11-23", "tomorrow")]
    [InlineData("2026-11-22", "today")]
    [InlineData("2027-03", "in 99 days")]
    [InlineData("2026-11", "any day now")]
    [InlineData("2027", null)]
    [InlineData("2026", "its time has begun")]
    [InlineData("2026-06/..", "its time has begun")]
    [InlineData("../2026", "in 39 days at the latest")]
    [InlineData("2026-10", "its date passed without an outcome")]
    public void Says_how_far_off_a_date_is_and_no_more_than_is_known(string date, string? words) =>
        Countdown.InWords(Milestone(date), About).Should().Be(words);

    [Fact]
    public void Says_nothing_without_a_date_or_of_what_is_past()
    {
        Countdown.InWords(Milestone(null), About).Should().BeNull();
        Countdown.InWords(Milestone("2026-10") with { Outcome = "Adopted.", IsOverdue = false }, About).Should().BeNull();
        Countdown.InWords(Milestone("2027-03") with { Status = DateStatus.Cancelled }, About).Should().BeNull();
    }

    private static MilestoneRef Milestone(string? date)
    {
        var parsed = date is null ? null : ImpreciseDate.Parse(date);
        return new MilestoneRef(
            Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "referendum", "Referendum", MilestoneKind.Referendum, parsed, DateStatus.Tentative, null,
            parsed?.Latest < About);
    }
}
