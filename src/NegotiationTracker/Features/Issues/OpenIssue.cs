using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Issues;

/// <summary>Puts a new issue on record, described and classified, with its first stage if there is one.</summary>
[Requires(Permission.RecordEntries)]
public sealed record OpenIssue : IRequest<OpenedIssue>, IRecords
{
    public Guid CommandId { get; set; }

    public Guid NegotiationId { get; set; }

    [Required(ErrorMessage = "Give the issue a title.")]
    [AtMost(Limits.Title, "title")]
    public string Title { get; set; } = "";

    [AtMost(Limits.Text, "summary")]
    public string Summary { get; set; } = "";

    [Required(ErrorMessage = "Name a category, such as Territory or Transport.")]
    [AtMost(Limits.Name, "category")]
    public string Category { get; set; } = "";

    public Importance Importance { get; set; } = Importance.Significant;

    public Stage? Stage { get; set; }

    /// <summary>Since when it has been an issue, and in that stage: a civil date, EDTF.</summary>
    [Required(ErrorMessage = "Say since when it is so, as precisely as you know: 7 June 2026, June 2026, 2026.")]
    public ImpreciseDate? Effective { get; set; }

    [AtMost(Limits.Rationale, "rationale")]
    public string Rationale { get; set; } = "";

    [MaxLength(Limits.Citations, ErrorMessage = "An entry rests on 20 sources at most.")]
    public List<CitationInput> Sources { get; set; } = [];

    /// <summary>The author owns it from today on.</summary>
    public bool OwnedByAuthor { get; set; } = true;
}

/// <summary>An issue that was put on record: its id, key and number.</summary>
/// <param name="Key">As in AMAZ-11.</param>
public sealed record OpenedIssue(Guid Id, string Key, int Number);

internal sealed class OpenIssueHandler(TrackerDbContext db, RecordKeeper keeper, Recording recording)
    : IRequestHandler<OpenIssue, OpenedIssue>
{
    public async Task<OpenedIssue> Handle(OpenIssue request, CancellationToken cancellationToken)
    {
        var negotiation = await db.Negotiations.FindAsync([request.NegotiationId], cancellationToken)
            ?? throw new NotOnRecordException("No negotiation has this id. Choose one from the list.");
        var last = await db.Issues.Where(i => i.NegotiationId == negotiation.Id)
            .MaxAsync(i => (int?)i.Number, cancellationToken) ?? 0;
        var citations = await keeper.Cite(negotiation, request.Sources, cancellationToken);
        var account = new Account
        {
            Effective = request.Effective!,
            Rationale = request.Rationale.Trim(),
            Citations = citations,
        };
        var today = new Account { Effective = ImpreciseDate.On(recording.Today(negotiation.Zone)) };

        var issue = Issue.Open(negotiation, last + 1, account, recording);
        issue.Record(new DescribedStatement(request.Title.Trim(), request.Summary.Trim()), account, recording, negotiation);
        issue.Record(
            new ClassifiedStatement(request.Category.Trim(), request.Importance, Restriction.Open), account, recording, negotiation);
        if (request.Stage is { } stage)
            issue.Record(new StageStatement(stage), account, recording, negotiation);
        if (request.OwnedByAuthor)
            issue.Record(new OwnerStatement(recording.Author.PersonId), today, recording, negotiation);
        db.Issues.Add(issue);
        await db.SaveChangesAsync(cancellationToken);
        return new OpenedIssue(issue.Id, issue.Called, issue.Number);
    }
}
