using NegotiationTracker.Features.Audit;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Whether the record is whole.</summary>
internal static class Checks
{
    public static void MapChecks(this RouteGroupBuilder api)
    {
        var checks = api.MapGroup("/verification").WithTags("Checks");
        checks.Read<VerifyRecord>("", (string? head, HttpContext http) => http.Answer(new VerifyRecord(head)));
    }
}
