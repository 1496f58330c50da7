using System.CommandLine;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Reports;
using NegotiationTracker.Features.Reports.Formats;

namespace NegotiationTracker.Hosting.Cli;

/// <summary><c>report NEGOTIATION --format md|csv|html|json [--as-of V] [--known K] [--since DATE] --out FILE</c></summary>
internal static class ReportVerb
{
    private static readonly string[] Formats = [.. Enum.GetValues<ReportFormat>().Select(f => f.Extension())];

    public static Command Describe(VerbTracker tracker)
    {
        var negotiation = NegotiationArgument.Describe();
        var format = new Option<string>("--format")
        {
            Description = string.Join(", ", Formats),
            HelpName = "FORMAT",
            Required = true,
        };
        format.AcceptOnlyFromAmong(Formats);
        var asOf = new Option<string?>("--as-of")
        {
            Description = "About which day; today unless said.",
            HelpName = "DATE",
        };
        var known = new Option<string?>("--known")
        {
            Description = "As known at the end of which day, or at which moment with its offset; now unless said.",
            HelpName = "DATE",
        };
        var since = new Option<string?>("--since")
        {
            Description = "The first day of the period that it reports on.",
            HelpName = "DATE",
        };
        var output = OutputFile.Option();
        var verb = new Command("report", "Write the status report of a negotiation.")
        {
            negotiation, format, asOf, known, since, output,
        };
        verb.SetAction((parsed, stop) => Run(
            tracker,
            new AskedReport(
                parsed.Key(negotiation), parsed.GetRequiredValue(format), parsed.GetValue(asOf),
                parsed.GetValue(known), parsed.GetValue(since), parsed.GetRequiredValue(output)),
            stop));
        return verb;
    }

    private static Task<int> Run(VerbTracker tracker, AskedReport asked, CancellationToken stop) => tracker.Read(
        async requests =>
        {
            var report = await requests.SendAbout(
                asked.Negotiation,
                new ComposeStatusReport(asked.Negotiation)
                {
                    At = new AskedViewpoint(asked.AsOf, asked.Known),
                    Since = asked.Since,
                },
                stop);
            var format = ReportFormats.TryParse(asked.Format, out var known)
                ? known
                : throw new VerbRefusedException($"There is no format {asked.Format}: choose one of {string.Join(", ", Formats)}.");
            var file = await OutputFile.Write(asked.Out, writer => report.WriteTo(writer, format, stop: stop));
            await tracker.Terminal.Output.WriteLineAsync($"Status report of {asked.Negotiation} written to {file}.");
        },
        stop);

    /// <summary>The report as it was asked for on the command line.</summary>
    private sealed record AskedReport(
        string Negotiation, string Format, string? AsOf, string? Known, string? Since, string Out);
}
