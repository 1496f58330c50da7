using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Features.Issues.Pages;

/// <summary>Puts a new issue on record and leads to it.</summary>
public sealed partial class NewIssuePage
{
    private OpenIssue? _model;
    private IReadOnlyList<string> _categories = [];
    private int _opened;

    [Parameter]
    public string Negotiation { get; set; } = "";

    private DateOnly Today => Clock.GetUtcNow().DayIn(Frame?.Current?.Zone ?? TimeZoneInfo.Utc);

    protected override async Task Read()
    {
        if (_model is not null)
            return; // what is being written must not give way to a form read anew
        _categories = (await Ask(new ListIssues(Negotiation) { PageSize = 1 })).Categories;
        if (Frame?.Current is { } negotiation)
            _model = new OpenIssue { NegotiationId = negotiation.Id };
    }

    private async Task Open(OpenIssue issue) => _opened = (await Requests.Send(issue)).Number;

    private void Leave(bool saved) =>
        Navigation.NavigateTo(saved ? Links.Issue(Negotiation, _opened) : To(Links.Issues(Negotiation)));
}
