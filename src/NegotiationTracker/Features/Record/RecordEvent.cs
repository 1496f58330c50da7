using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>Something happened that bears on the subject, and perhaps on others. It replaces nothing.</summary>
[Requires(Permission.RecordEntries)]
public sealed record RecordEvent : Telling, IRequest<EntryId>, IRecords
{
    public SubjectKind About { get; set; } = SubjectKind.Issue;

    [Required(ErrorMessage = "Say what happened.")]
    [AtMost(Limits.Title, "event")]
    public string Title { get; set; } = "";

    [AtMost(Limits.Text, "description")]
    public string? Text { get; set; }

    [Required(ErrorMessage = "Say when it happened, as precisely as you know: 7 June 2026, June 2026, 2026.")]
    public override ImpreciseDate? Effective { get; set; }

    /// <summary>Other issues of the negotiation that it concerns as well.</summary>
    [MaxLength(20, ErrorMessage = "Name 20 further issues at most.")]
    public List<Guid> AlsoIssues { get; set; } = [];

    public override SubjectKind SubjectKind => About;

    [JsonIgnore]
    public override IReadOnlyList<SubjectRef> AlsoConcerns =>
        [.. AlsoIssues.Select(id => new SubjectRef(SubjectKind.Issue, id))];

    public override Statement ToStatement() => new EventStatement(Title.Trim(), string.IsNullOrWhiteSpace(Text) ? null : Text.Trim());
}

internal sealed class RecordEventHandler(RecordKeeper keeper) : IRequestHandler<RecordEvent, EntryId>
{
    public Task<EntryId> Handle(RecordEvent request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
