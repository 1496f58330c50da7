using NegotiationTracker.Features.Positions;

namespace NegotiationTracker.Hosting.Api;

/// <summary>What parties say, are judged to want, or will not cross.</summary>
internal static class Positions
{
    public static void MapPositions(this RouteGroupBuilder api)
    {
        var positions = api.MapGroup("/issues").WithTags("Positions");
        positions.Tell<RecordPosition>("/{id:guid}/positions");
        positions.Tell<EndPosition>("/{id:guid}/positions/ended");
    }
}
