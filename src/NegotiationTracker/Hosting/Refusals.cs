using System.Text;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting;

/// <summary>What somebody gets instead of a file: the sentence, as plain text.</summary>
internal static class Refusals
{
    public static IResult AsText(this RefusedException refused) => Results.Text(refused.Message, "text/plain", Encoding.UTF8, refused switch
    {
        NotOnRecordException => StatusCodes.Status404NotFound,
        NotPermittedException => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    });
}
