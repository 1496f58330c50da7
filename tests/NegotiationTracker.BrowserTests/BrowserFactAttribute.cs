namespace NegotiationTracker.BrowserTests;

/// <summary>A fact that needs a browser: skipped by name where there is none, but a fault where CI promised one.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public const string Chromium = "/usr/bin/chromium";

    public BrowserFactAttribute()
    {
        if (!File.Exists(Chromium) && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"{Chromium} is not installed; tests/run installs it.";
    }
}

/// <summary>A theory that needs a browser.</summary>
/// <inheritdoc cref="BrowserFactAttribute"/>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}
