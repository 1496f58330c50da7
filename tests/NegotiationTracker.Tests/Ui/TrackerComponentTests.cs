using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Tests.Ui;

public sealed class TrackerComponentTests : BunitContext
{
    private static readonly Guid Shown = new("00000000-0000-7000-8000-00000000000a");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly Announcements _announcements = new(NullLogger<Announcements>.Instance);

    public TrackerComponentTests()
    {
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddSingleton(_announcements);
        Services.AddSingleton(p => new RequestSender(
            p.GetRequiredService<IServiceScopeFactory>(), Authors.Operator, _clock, _announcements));
    }

    [Fact]
    public void Reads_again_once_a_second_at_most_when_its_negotiation_has_news()
    {
        var page = Render<Page>();
        page.Instance.Readings.Should().Be(1);

        Announce(Shown);
        Announce(Shown);
        Announce(Shown);
        page.Instance.Readings.Should().Be(1, "others may be about to record more");
        _clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => page.Instance.Readings.Should().Be(2));
    }

    [Fact]
    public async Task Does_not_mind_news_of_another_negotiation_or_after_it_has_gone()
    {
        var page = Render<Page>().Instance;

        Announce(new Guid("00000000-0000-7000-8000-00000000000b"));
        _clock.Advance(TimeSpan.FromSeconds(2));
        page.Readings.Should().Be(1);

        await DisposeComponentsAsync();
        Announce(Shown);
        _clock.Advance(TimeSpan.FromSeconds(2));
        page.Readings.Should().Be(1);
    }

    [Fact]
    public async Task A_refused_act_becomes_a_sentence_and_nothing_else_is_swallowed()
    {
        var page = Render<Page>();

        var acted = await page.InvokeAsync(() => page.Instance.Act(() => throw new RuleViolationException("Not so.")));
        acted.Should().BeFalse();
        page.Instance.Said.Should().Be("Not so.");

        var fault = () => page.InvokeAsync(() =>
            page.Instance.Act(() => throw new InvalidOperationException("A fault.")));
        await fault.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task Acts_once_however_often_the_button_is_pressed()
    {
        var page = Render<Page>();
        var going = new TaskCompletionSource();
        var acts = 0;
        Task Act()
        {
            acts++;
            return going.Task;
        }

        var first = page.InvokeAsync(() => page.Instance.Act(Act));
        (await page.InvokeAsync(() => page.Instance.Act(Act))).Should().BeFalse();
        going.SetResult();

        (await first).Should().BeTrue();
        acts.Should().Be(1);
    }

    [Fact]
    public void Its_links_keep_the_viewpoint_of_the_address()
    {
        Services.GetRequiredService<BunitNavigationManager>()
            .NavigateTo("/AMAZ?known=2026-06-08&as-of=2026-06-07&page=2");

        var page = Render<Page>();

        page.Instance.Seen.Should().Be(new AskedViewpoint("2026-06-07", "2026-06-08"));
        page.Instance.Link("/AMAZ/issues").Should().Be("/AMAZ/issues?known=2026-06-08&as-of=2026-06-07");
    }

    private void Announce(Guid negotiation) =>
        _announcements.Announce(new Recorded { Announcements = [new Announcement(negotiation, 1)] });

    private sealed class Page : TrackerComponent
    {
        public int Readings { get; private set; }

        public string? Said => Refusal;

        public AskedViewpoint Seen => Viewpoint;

        public string Link(string address) => To(address);

        public Task<bool> Act(Func<Task> act) => Try(act);

        protected override Task Read()
        {
            Readings++;
            ShownNegotiation = Shown;
            return Task.CompletedTask;
        }
    }
}
