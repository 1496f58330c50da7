using MediatR;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Drafts;

namespace NegotiationTracker.Hosting.Api;

/// <summary>What the caller has begun and not saved.</summary>
internal static class Drafts
{
    public static void MapDrafts(this RouteGroupBuilder api)
    {
        var drafts = api.MapGroup("/drafts").WithTags("Drafts");
        drafts.Read<FindDraft>("", (string form, HttpContext http) => http.Answer(
            new FindDraft(form), draft => draft ?? throw new NotOnRecordException("No draft is kept for this form.")));
        drafts.Post<KeepDraft, Unit>("");
        drafts.Post<DropDraft, Unit>("/dropped");
    }
}
