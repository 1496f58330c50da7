using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NegotiationTracker.BrowserTests;

/// <summary>A browser in front of the tracker, and somebody who notices what it complains about.</summary>
public sealed class Reader : IAsyncDisposable
{
    // Of what is in order, axe tells one example of each rule: its whole answer is megabytes.
    private static readonly AxeRunOptions OnlyFaults = new() { ResultTypes = [ResultType.Violations] };

    // A page may be slow on a busy machine; a wait ends once it is right.
    static Reader() => Assertions.SetDefaultExpectTimeout(20_000);

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _complaints = [];

    private Reader(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Add($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What the browser's console held that it should not, since this was asked last.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            string[] complaints = [.. _complaints];
            _complaints.Clear();
            return complaints;
        }
    }

    public static async Task<Reader> Open(Uri address, string theme = "light", int width = 1440, int height = 900)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = BrowserFactAttribute.Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = address.ToString() }]);
        return new Reader(playwright, browser, await context.NewPageAsync());
    }

    /// <summary>Goes there and waits until the page is live.</summary>
    public async Task Go(string path)
    {
        await Page.GotoAsync(path);
        await UntilLive();
    }

    /// <summary>Until the page answers to clicks: its script has joined the circuit and nothing is still on its way.</summary>
    public async Task UntilLive()
    {
        await Page.WaitForFunctionAsync(
            "() => document.documentElement.hasAttribute('data-live') && !document.querySelector('.loading') && document.fonts.status === 'loaded'");
    }

    /// <summary>What keeps somebody from using this page: serious faults of access, and a page wider than its window.</summary>
    /// <param name="part">The part that is looked at; otherwise all of it.</param>
    public async Task<IReadOnlyList<string>> Faults(string what, string? part = null)
    {
        var found = part is null ? await Page.RunAxe(OnlyFaults) : await Page.Locator(part).RunAxe(OnlyFaults);
        var faults = found.Violations.Where(v => v.Impact is "serious" or "critical")
            .SelectMany(v => v.Nodes.Select(n => $"{what}: {v.Id}: {v.Help} — {n.Html}")).ToList();
        var surplus = await Page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (surplus > 1)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {surplus} pixels wider than its window"));
        return faults;
    }

    public async Task TakePicture(string name, bool fullPage = true)
    {
        var folder = Environment.GetEnvironmentVariable("TRACKER_SCREENS")
            ?? Path.Combine(Repository.Root, "artifacts", "screens");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.png")),
            FullPage = fullPage,
            Animations = ScreenshotAnimations.Disabled,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
