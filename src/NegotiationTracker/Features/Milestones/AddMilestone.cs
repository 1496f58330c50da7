using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Milestones;

/// <summary>Something is expected: its date as announced, how firm it is, and the issues that it serves.</summary>
[Requires(Permission.ManageRegisters)]
public sealed record AddMilestone : IRequest<Guid>, IRecords
{
    public Guid CommandId { get; set; }

    public Guid NegotiationId { get; set; }

    [Required(ErrorMessage = "Give the milestone a title.")]
    [AtMost(Limits.Title, "title")]
    public string Title { get; set; } = "";

    [AtMost(Limits.Text, "summary")]
    public string Summary { get; set; } = "";

    [Required(ErrorMessage = "Say what kind of milestone it is.")]
    public MilestoneKind? Kind { get; set; }

    /// <summary>When it is expected, EDTF; none means that the date is unknown.</summary>
    public ImpreciseDate? Date { get; set; }

    public DateStatus? Status { get; set; }

    /// <summary>The issues that it is part of.</summary>
    [MaxLength(20, ErrorMessage = "A milestone is part of 20 issues at most.")]
    public List<Guid> IssueIds { get; set; } = [];

    /// <summary>When this was announced or learnt.</summary>
    [Required(ErrorMessage = "Say when this was announced, as precisely as you know: 7 June 2026, June 2026, 2026.")]
    public ImpreciseDate? Effective { get; set; }

    [AtMost(Limits.Rationale, "rationale")]
    public string Rationale { get; set; } = "";

    [MaxLength(Limits.Citations, ErrorMessage = "An entry rests on 20 sources at most.")]
    public List<CitationInput> Sources { get; set; } = [];
}

internal sealed class AddMilestoneHandler(TrackerDbContext db, RecordKeeper keeper, Recording recording)
    : IRequestHandler<AddMilestone, Guid>
{
    public async Task<Guid> Handle(AddMilestone request, CancellationToken cancellationToken)
    {
        var negotiation = await db.Negotiations.FindAsync([request.NegotiationId], cancellationToken)
            ?? throw new NotOnRecordException("No negotiation has this id. Choose one from the list.");
        var issues = request.IssueIds.Distinct().ToArray();
        var known = await db.Issues.CountAsync(
            i => i.NegotiationId == negotiation.Id && issues.Contains(i.Id) && !i.IsWithdrawn, cancellationToken);
        if (known < issues.Length)
            throw new NotOnRecordException("One of the issues is not on record in this negotiation. Choose it again.");
        var key = Slug.Of(request.Title, recording.NewId().ToString("D"));
        var same = await db.Milestones.Where(m => m.NegotiationId == negotiation.Id && m.Key == key)
            .Select(m => new { m.IsWithdrawn }).SingleOrDefaultAsync(cancellationToken);
        if (same is { IsWithdrawn: true })
            key = recording.NewId().ToString("D"); // the withdrawn one keeps its key, and its place in the history
        else if (same is not null)
            throw new RuleViolationException("A milestone of this title is on record already. Move its date, or name this one apart.");
        var account = new Account
        {
            Effective = request.Effective!,
            Rationale = request.Rationale.Trim(),
            Citations = await keeper.Cite(negotiation, request.Sources, cancellationToken),
        };
        var milestone = Milestone.Add(negotiation, key, request.Kind!.Value, account, recording);
        void Say(Statement statement) => milestone.Record(statement, account, recording, negotiation);
        Say(new DescribedStatement(request.Title.Trim(), request.Summary.Trim()));
        if (request.Date is not null)
            Say(new ExpectedDateStatement(request.Date));
        if (request.Status is { } status)
            Say(new DateStatusStatement(status));
        foreach (var issue in issues)
            Say(new LinkageStatement(LinkageType.PartOf, SubjectKind.Issue, issue));
        db.Milestones.Add(milestone);
        await db.SaveChangesAsync(cancellationToken);
        return milestone.Id;
    }
}
