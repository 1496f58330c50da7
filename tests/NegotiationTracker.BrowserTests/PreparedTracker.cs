using System.Globalization;
using Microsoft.Playwright;

namespace NegotiationTracker.BrowserTests;

/// <summary>One tracker with something of everything on record, and four readers before it: light and dark, wide and narrow.</summary>
public sealed class PreparedTracker : IAsyncLifetime
{
    private static readonly (string Theme, int Width)[] Looks = [("light", 1440), ("light", 390), ("dark", 1440), ("dark", 390)];

    private readonly List<(string Look, Reader Reader)> _readers = [];
    private ServedTracker? _tracker;

    /// <summary>The page of a source about which everything that can be is on record.</summary>
    public string Source { get; private set; } = "";

    public Uri Address => _tracker!.Address;

    public async Task InitializeAsync()
    {
        if (!File.Exists(BrowserFactAttribute.Chromium))
            return;
        _tracker = await ServedTracker.Start();
        foreach (var (theme, width) in Looks)
            _readers.Add((string.Create(CultureInfo.InvariantCulture, $"{theme}-{width}"),
                await Reader.Open(Address, theme, width, width == 390 ? 844 : 900)));
        var first = _readers[0].Reader;
        await OpenSecondNegotiation(first);
        await EvidenceTests.Remark(first);
        Source = await EvidenceTests.Prepare(first);
    }

    public async Task DisposeAsync()
    {
        foreach (var (_, reader) in _readers)
            await reader.DisposeAsync();
        if (_tracker is not null)
            await _tracker.DisposeAsync();
    }

    /// <summary>What each reader meets there that it should not, and a picture of each.</summary>
    /// <param name="name">What the picture is called.</param>
    /// <param name="show">Brings what is looked at before the reader.</param>
    /// <param name="looks">One of the four, or all.</param>
    /// <param name="part">What is looked at, and pictured in its window; otherwise the whole page.</param>
    /// <param name="expected">A complaint of the browser that belongs to this page.</param>
    public async Task<IReadOnlyList<string>> FaultsOf(
        string name, Func<Reader, Task> show, string[]? looks = null, string? part = null, string? expected = null)
    {
        List<string> faults = [];
        foreach (var (look, reader) in _readers.Where(r => looks is null || looks.Contains(r.Look)))
        {
            await show(reader);
            faults.AddRange(await reader.Faults($"{name}, {look}", part));
            await reader.TakePicture($"{name}-{look}", part is null);
            faults.AddRange(reader.Complaints.Where(c => expected is null || !c.Contains(expected)).Select(c => $"{name}, {look}: console: {c}"));
        }

        return faults;
    }

    private static async Task OpenSecondNegotiation(Reader reader)
    {
        await reader.Go("/new");
        var form = reader.Page.Locator("main form");
        await form.GetByLabel("Name").FillAsync("Cyprus talks");
        await form.GetByLabel("Key").FillAsync("cyp");
        await form.GetByLabel("Time zone").FillAsync("Asia/Nicosia");
        await form.GetByRole(AriaRole.Button, new() { Name = "Open the negotiation" }).ClickAsync();
        await reader.Page.WaitForURLAsync("**/CYP");
    }
}
