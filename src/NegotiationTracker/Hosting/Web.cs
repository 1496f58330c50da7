using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Features.Drafts;
using NegotiationTracker.Features.Evidence;
using NegotiationTracker.Features.Imports;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Notifications;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Features.Search.Pages;
using NegotiationTracker.Features.Sources;
using NegotiationTracker.Hosting.Api;
using NegotiationTracker.Hosting.Cli;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Ui;
using NegotiationTracker.Ui.Forms;
using Radzen;

namespace NegotiationTracker.Hosting;

/// <summary>How the pages are served.</summary>
public static class Web
{
    /// <summary>
    /// The largest message that a page may send: a text far longer than any field takes still arrives, stays in the draft,
    /// and is refused in words instead of by a dropped connection. A draft's million characters, in UTF-8 at worst.
    /// </summary>
    private const int MostBytesAMessage = 4 * 1024 * 1024;

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = MostBytesAMessage);
        services.AddRadzenComponents();
        services.AddScoped<Dialogs>();
        services.AddSingleton(new FinderOf(typeof(Finder)));
        services.AddSingleton<RunningImports>();
        services.AddScoped(provider => Frame(
            provider.GetRequiredService<RequestSender>(),
            provider.GetRequiredService<Authors>().LocalAnalyst,
            provider.GetRequiredService<IOptions<LocalAnalystOptions>>().Value));
        services.AddScoped(provider => Support(provider.GetRequiredService<RequestSender>()));
    }

    private static ReadFrame Frame(RequestSender requests, Author analyst, LocalAnalystOptions options) => async stop =>
    {
        var negotiations = await requests.Send(new ListNegotiations(), stop);
        return new FrameContents(
            analyst.Name,
            TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone),
            [.. negotiations.Select(n => new FrameNegotiation(
                n.Id, n.Key, n.Name, TimeZoneInfo.FindSystemTimeZoneById(n.TimeZone)))],
            await requests.Send(new CountUnread(), stop));
    };

    private static RecordSupport Support(RequestSender requests) => new(
        async (telling, stop) =>
        {
            var foresight = await requests.Send(new ForeseeEntry(telling), stop);
            // In a conflict two authors are set side by side: what each says, and why.
            var theirs = foresight.LastSays is null ? null
                : $"{foresight.LastSays}, by {foresight.LastAuthor}"
                    + (foresight.LastRationale is { } why ? $": {why}" : "");
            return new Foreseen(foresight.Last, theirs, foresight.NotCurrentBecause);
        },
        async (form, stop) => (await requests.Send(new FindDraft(form), stop))?.Content,
        (form, content, stop) => content is null
            ? requests.Send(new DropDraft(form), stop)
            : requests.Send(new KeepDraft { Form = form, Content = content }, stop),
        async (negotiation, text, only, stop) =>
        [
            .. (await requests.Send(new FindSources(negotiation, text) { Only = only }, stop))
                .Select(s => new SourceOption(s.Id, s.Publisher, s.Title, s.Published)),
        ],
        (content, name, stop) => requests.Send(new KeepFile(content, name), stop));

    /// <summary>Until there is sign-in, whoever reaches the program is the local analyst: so only this machine may.</summary>
    /// <exception cref="InvalidOperationException">The settings would open the tracker to others.</exception>
    public static void RequireLoopback(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").Exists())
            throw new InvalidOperationException("Name the tracker's address with --urls; Kestrel:Endpoints is not read yet.");
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var host = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host.Trim('[', ']') : "";
            if (host != "localhost" && !(IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)))
                throw new InvalidOperationException(
                    $"The tracker listens on this machine only until it has sign-in, and {url} is open to others. "
                    + "Use an address of localhost, such as http://localhost:5080.");
        }
    }

    /// <returns>The exit code.</returns>
    public static async Task<int> Serve(this WebApplication app)
    {
        var addresses = (app.Configuration["urls"] ?? "The address").Replace(";", " or ", StringComparison.Ordinal);
        try
        {
            await app.RunAsync();
            return Verbs.Done;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"{addresses} is taken: another program listens there. Stop it first, or name another "
                + "address with --urls, such as --urls http://localhost:5081.");
            return Verbs.Refused;
        }
    }

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
            + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (IsForeign(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Request.Path.StartsWithSegments(RestApi.Root, StringComparison.OrdinalIgnoreCase)
                ? Problems.Write(context, Problem.Of(
                    ProblemType.ForeignOrigin, "A page of another site sent this. Call the tracker from a program, or from its own pages."))
                : Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>Keys are capitals: an address with small letters leads to the one that everybody else has, whatever stands behind the key.</summary>
    public static void UseCapitalKeys(this WebApplication app) => app.Use((http, next) =>
    {
        var request = http.Request;
        if (request.RouteValues.GetValueOrDefault("negotiation") is not string key
            || key.ToUpperInvariant() is var capitals && string.Equals(key, capitals, StringComparison.Ordinal)
            || request.Path.StartsWithSegments(RestApi.Root, StringComparison.OrdinalIgnoreCase)
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            return next(http);
        var rest = request.Path.ToUriComponent()[1..] is var path && path.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? path[slash..] : "";
        http.Response.Redirect($"/{Uri.EscapeDataString(capitals)}{rest}{request.QueryString}");
        return Task.CompletedTask;
    });

    /// <summary>A page of another site that reaches for this machine: browsers say so, on WebSockets too.</summary>
    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin]
        && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
