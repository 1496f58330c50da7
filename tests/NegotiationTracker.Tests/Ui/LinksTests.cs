using NegotiationTracker.Domain.Record;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Tests.Ui;

public sealed class LinksTests
{
    [Theory]
    [InlineData("/AMAZ", "/AMAZ?known=2026-06-08")]
    [InlineData(
        "/AMAZ/issues?stage=Signed&stage=Ratified&page=2",
        "/AMAZ/issues?stage=Signed&stage=Ratified&page=2&known=2026-06-08")]
    [InlineData("/AMAZ?known=2025-01-01&as-of=2025-01-01#record", "/AMAZ?known=2026-06-08#record")]
    public void A_link_takes_the_viewpoint_and_keeps_all_else(string address, string expected) =>
        address.At(new AskedViewpoint(Known: "2026-06-08")).Should().Be(expected);

    [Fact]
    public void Back_to_now_leaves_nothing_of_the_viewpoint() =>
        "/AMAZ/issues?known=2026-06-08&page=2&as-of=2026-06-01"
            .At(AskedViewpoint.Now).Should().Be("/AMAZ/issues?page=2");
}
