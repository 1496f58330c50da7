using System.CommandLine;
using MediatR;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Hosting.Cli;

/// <summary>The negotiation that a verb is about: its key, typed in any case.</summary>
internal static class NegotiationArgument
{
    public static Argument<string> Describe() => new("NEGOTIATION")
    {
        Description = "The key of the negotiation, such as AMAZ.",
    };

    /// <summary>The key as it is on record: capital letters and digits.</summary>
    public static string Key(this ParseResult parsed, Argument<string> negotiation) =>
        parsed.GetRequiredValue(negotiation).ToUpperInvariant();

    /// <exception cref="VerbRefusedException">There is no such negotiation; the sentence names those that there are.</exception>
    public static async Task<T> SendAbout<T>(
        this RequestSender requests, string key, IRequest<T> request, CancellationToken stop)
    {
        try
        {
            return await requests.Send(request, stop);
        }
        catch (NotOnRecordException)
        {
            var keys = (await requests.Send(new ListNegotiations(), stop)).Select(n => n.Key).Order(StringComparer.Ordinal);
            var known = string.Join(", ", keys);
            throw new VerbRefusedException(
                $"No negotiation has the key {key.Quoted()}. "
                + (known.Length > 0 ? $"On record: {known}." : "None is on record yet: “import FILE” begins one."));
        }
    }
}
