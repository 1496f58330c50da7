using Microsoft.AspNetCore.Components;
using NegotiationTracker.Domain.Issues;

namespace NegotiationTracker.Features.Linkages.Pages;

/// <summary>What hangs on what: every link that holds, by its type.</summary>
public sealed partial class LinkagesPage
{
    private const int Rows = 50;

    private LinkagePage? _page;
    private ListLinkages? _asked;
    private LinkageType? _type;
    private string? _unread;

    /// <summary>Key of the negotiation.</summary>
    [Parameter]
    public string Negotiation { get; set; } = "";

    [SupplyParameterFromQuery(Name = "type")]
    private string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? Page { get; set; }

    private int PageNumber => Math.Max(1, Page ?? 1);

    private string Nothing => (_type is not null, PageNumber > 1, Viewpoint.IsNow) switch
    {
        (_, true, _) => "The list is shorter than this: there is no such page.",
        (true, _, _) => "No link of this type holds.",
        (_, _, true) => "A link says what hangs on what: this issue requires that referendum, blocks that treaty, is traded "
            + "against that concession. Links are made from an issue or a milestone.",
        _ => "No link was on record then.",
    };

    protected override Task OnParametersSetAsync()
    {
        ShownNegotiation = Frame?.Current?.Id;
        _type = Enum.GetValues<LinkageType>().Select(t => (LinkageType?)t).FirstOrDefault(t => Slug(t!.Value) == Type);
        _unread = string.IsNullOrEmpty(Type) || _type is not null ? null
            : "The address names a type of link that does not exist. All links are shown.";
        var question = new ListLinkages(Negotiation) { At = Viewpoint, Type = _type, Page = PageNumber, PageSize = Rows };
        if (question == _asked)
            return Task.CompletedTask; // the frame was read again: no reason to ask the same again
        _asked = question;
        return base.OnParametersSetAsync();
    }

    protected override async Task Read() => _page = await Ask(_asked!);

    private string Address(LinkageType? type, int page = 1)
    {
        var query = string.Join('&', ((string?[])
            [type is { } chosen ? $"type={Slug(chosen)}" : null, page > 1 ? $"page={page}" : null]).OfType<string>());
        return To($"/{Negotiation}/linkages{(query.Length > 0 ? "?" : "")}{query}");
    }

    private static string Slug(LinkageType type) => Domain.Words.ToWords(type).Replace(' ', '-');
}
