using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Record;

/// <summary>A remark of the analyst. It replaces nothing and moves nothing.</summary>
[Requires(Permission.RecordEntries)]
public sealed record AddNote : Telling, IRequest<EntryId>, IRecords
{
    public SubjectKind About { get; set; } = SubjectKind.Issue;

    [Required(ErrorMessage = "The note is empty.")]
    [AtMost(Limits.Text, "note")]
    public string Text { get; set; } = "";

    /// <summary>Other issues of the negotiation that it concerns as well.</summary>
    [MaxLength(20, ErrorMessage = "Name 20 further issues at most.")]
    public List<Guid> AlsoIssues { get; set; } = [];

    public override SubjectKind SubjectKind => About;

    [JsonIgnore]
    public override IReadOnlyList<SubjectRef> AlsoConcerns =>
        [.. AlsoIssues.Select(id => new SubjectRef(SubjectKind.Issue, id))];

    public override Statement ToStatement() => new NoteStatement(Text.Trim());
}

internal sealed class AddNoteHandler(RecordKeeper keeper) : IRequestHandler<AddNote, EntryId>
{
    public Task<EntryId> Handle(AddNote request, CancellationToken cancellationToken) =>
        keeper.Record(request, cancellationToken);
}
