using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Search;

/// <summary>
/// Finds what is on record by the words in it, in any script and spelling, from any viewpoint. All words must be there; a
/// word is found by its beginning. Which sources, actors and places there are is a matter of knowledge, whatever the day asked
/// about.
/// </summary>
[Requires(Permission.ReadRecord)]
public sealed record SearchRecord(string Negotiation) : IRequest<SearchResults>, IAsksRecord
{
    public const int LongestText = 200;
    public const int LastPage = 40;

    /// <summary>So many are counted; that there are more is told without a number.</summary>
    public const int MostCounted = 1_000;

    public AskedViewpoint At { get; init; } = AskedViewpoint.Now;

    /// <summary>Words, beginnings of words of three letters and more, or “several in quotes” for just these in this order.</summary>
    [Required(ErrorMessage = "Write what to look for.")]
    [StringLength(LongestText, ErrorMessage = "A search may be 200 characters long. Leave some of it out.")]
    public string Text { get; init; } = "";

    /// <summary>One kind, by the page; none for the first few of each.</summary>
    public SearchKind? Kind { get; init; }

    /// <summary>Number of an issue: what concerns it.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Issues are numbered from 1 on: write the number of one, such as 2.")]
    public int? Issue { get; init; }

    /// <summary>Id of an actor: what concerns it.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What was or is so on this day or later; things without a date are left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>What was or is so on this day or earlier; things without a date are left out.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Of one kind, 1 to 40.</summary>
    [Range(1, LastPage, ErrorMessage = "The pages of a search are numbered 1 to 40. Add a word to find less.")]
    public int Page { get; init; } = 1;

    /// <summary>Hits a page of one kind, or of each kind; 50 at most.</summary>
    [Range(1, 50, ErrorMessage = "A page holds 1 to 50 hits.")]
    public int PageSize { get; init; } = 20;
}

/// <summary>What can be found. Entries are statements on record; events are told apart from the others.</summary>
public enum SearchKind
{
    Issues,
    Milestones,
    Events,
    Entries,
    Actors,
    Places,
    Sources,
}

/// <summary>What was found.</summary>
/// <param name="Groups">The kinds of which something was found.</param>
/// <param name="Also">Other ways of writing a name that were looked for too.</param>
public sealed record SearchResults(IReadOnlyList<SearchGroup> Groups, IReadOnlyList<string> Also);

/// <summary>What was found of one kind.</summary>
/// <param name="Total">How many there are, counted up to a thousand.</param>
public sealed record SearchGroup(SearchKind Kind, int Total, IReadOnlyList<SearchHit> Hits)
{
    /// <summary>There are more than were counted.</summary>
    public bool More { get; init; }

    /// <param name="counted">Up to one more than are told.</param>
    internal static SearchGroup Of(SearchKind kind, int counted, IReadOnlyList<SearchHit> hits) =>
        new(kind, Math.Min(counted, SearchRecord.MostCounted), hits) { More = counted > SearchRecord.MostCounted };
}

/// <summary>One thing that was found.</summary>
/// <param name="Title">What it is called, or of what kind the entry is and what it is about.</param>
/// <param name="Path">Where it stands, without a viewpoint.</param>
/// <param name="Entry">The entry, if it is one.</param>
/// <param name="When">Since when it is so, when it is expected, when it was published; a civil date as precise as known.</param>
/// <param name="Snippet">A part of its text, with what was looked for marked.</param>
/// <param name="IsRestricted">It is about a restricted issue.</param>
public sealed record SearchHit(
    string Title, string Path, EntryId? Entry, ImpreciseDate? When, IReadOnlyList<SnippetPiece> Snippet, bool IsRestricted)
{
    /// <summary>The title in pieces, with what was looked for marked.</summary>
    public IReadOnlyList<SnippetPiece> TitlePieces { get; init; } = [];
}

internal sealed class SearchRecordHandler(
    TrackerDbContext db, PastSummaries summaries, Author reader, TimeProvider clock) : IRequestHandler<SearchRecord, SearchResults>
{
    public async Task<SearchResults> Handle(SearchRecord request, CancellationToken cancellationToken)
    {
        var negotiation = await db.NegotiationBy(request.Negotiation, cancellationToken);
        var at = request.At.In(negotiation, clock.GetUtcNow());
        var spellings = await Spellings.Load(db, negotiation, at, cancellationToken);
        var sought = Sought.Parse(request.Text, spellings);
        var place = new SearchPlace(negotiation, at, sought, spellings, request, await IssueOf(request, negotiation, cancellationToken));
        await CheckFilters(request, negotiation, cancellationToken);
        var subjects = new SubjectSearch(db, summaries, reader, place);
        var entries = new EntrySearch(db, reader, place);
        List<SearchGroup> groups = [];
        foreach (var kind in request.Kind is { } one ? [one] : Enum.GetValues<SearchKind>())
        {
            var group = kind is SearchKind.Events or SearchKind.Entries
                ? await entries.Find(kind, cancellationToken)
                : await subjects.Find(kind, cancellationToken);
            if (request.Page > 1 && group.Hits.Count == 0)
                throw new RuleViolationException(LastPageOf(group, request), "page");
            if (group.Total > 0)
                groups.Add(group);
        }

        return new SearchResults(groups, sought.Also);
    }

    private async Task<Guid?> IssueOf(SearchRecord request, Negotiation negotiation, CancellationToken stop) => request.Issue is not { } number
        ? null
        : await db.Issues.Where(i => i.NegotiationId == negotiation.Id && i.Number == number)
            .ReadableBy(reader).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(stop)
            ?? throw new NotOnRecordException($"There is no issue {negotiation.Key}-{number}. Choose one from the list.", "issue");

    private async Task CheckFilters(SearchRecord request, Negotiation negotiation, CancellationToken stop)
    {
        if (request.ActorId is { } actor && !await db.Actors.AnyAsync(a => a.Id == actor && a.NegotiationId == negotiation.Id, stop))
            throw new NotOnRecordException($"No actor of {negotiation.Key} has this id. Choose one from the list.", "actorId");
        if (request is { From: { } from, To: { } to } && from > to)
            throw new RuleViolationException(
                $"Nothing can be later than {DateWords.Long(from)} and earlier than {DateWords.Long(to)}: change one of the two days.", "from");
        if (request is { Page: > 1, Kind: null })
            throw new RuleViolationException("Pages are counted within one kind: choose a kind, or leave the page out.", "page");
    }

    private static string LastPageOf(SearchGroup group, SearchRecord request) => group switch
    {
        { Total: 0 } => "Nothing was found, so there is no further page. Go back to the first.",
        { More: true } => $"There is no page {request.Page}. Go back to the first, and add a word to find less.",
        _ => $"There is no page {request.Page}: the last is page {1 + (group.Total - 1) / request.PageSize}.",
    };
}
