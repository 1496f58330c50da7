using NegotiationTracker.Domain.Issues;

namespace NegotiationTracker.Features.Overview.Pages;

/// <param name="Address">The list of what is counted.</param>
/// <param name="Css">Class that says how the bar is drawn.</param>
/// <param name="Mark">Shown with its word instead of <paramref name="Word"/>.</param>
/// <param name="Apart">Begins another group.</param>
public sealed record CountBar(
    string Word, int Count, string Address, string Css, string? Title = null, Trend? Mark = null, bool Apart = false);
