using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Hosting.Api;

/// <summary>The entries themselves: what was said, when, by whom and on whose word.</summary>
internal static class Record
{
    public static void MapRecord(this RouteGroupBuilder api)
    {
        var record = api.MapGroup("/entries").WithTags("Record");
        record.Read<ListRecord>("", (
                string negotiation, SubjectKind kind, Guid id, RecordFilter? filter, [AsParameters] AskedFrom at,
                [AsParameters] AskedPart part, HttpContext http) => http.Answer(
            new ListRecord(negotiation, new SubjectRef(kind, id))
            {
                At = at.Viewpoint,
                Filter = filter ?? RecordFilter.All,
                PageSize = part.Size,
                After = part.After,
            },
            page => new Listed<RecordRow>(page.Rows, page.Next, page.Total)));
        record.Tell<RecordEvent>("/events");
        record.Tell<AddNote>("/notes");
        record.Tell<CommentOnEntry>("/comments");
        record.Tell<AttachEvidence>("/evidence");
        record.Tell<RecordDisagreement>("/disagreements");
        record.Tell<EndDisagreement>("/disagreements/end");
        record.Post<RetractEntry, EntryId>("/retractions");
        record.Read<ForeseeRetraction>("/{entry:long}/retraction/foresight", (long entry, HttpContext http) =>
            http.Answer(new ForeseeRetraction(new EntryId(entry))));
        record.Read<ListChoices>("/choices", (
                Guid negotiationId, ChoiceOf of, string? typed, Guid[]? only, [AsParameters] AskedFrom at, HttpContext http) => http.Answer(
            new ListChoices(negotiationId, of, typed) { At = at.Viewpoint, Only = only ?? [] }, Listed<Choice>.Whole));
    }
}
