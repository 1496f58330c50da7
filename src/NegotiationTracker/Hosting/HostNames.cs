using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Hosting.Api;

namespace NegotiationTracker.Hosting;

/// <summary>
/// Says in words that the tracker does not answer under a host name: the framework refuses such requests before anything of
/// ours is asked, and with a page, whoever asked.
/// </summary>
internal sealed class HostNames(IOptions<HostFilteringOptions> options) : IStartupFilter
{
    public static void Add(IServiceCollection services)
    {
        services.PostConfigure<HostFilteringOptions>(filtering => filtering.IncludeFailureMessage = false);
        // Filters run in the order in which they were added: before the framework's own.
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, HostNames>());
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            await rest(http);
            if (http.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null, ContentLength: null }
                && http.GetEndpoint() is null)
                await Refuse(http);
        });
        next(app);
    };

    private async Task Refuse(HttpContext http)
    {
        var sentence = $"The tracker does not answer under the name {(http.Request.Host.Value ?? "").Quoted()}. "
            + $"Call it by one of these: {string.Join(", ", options.Value.AllowedHosts)}.";
        if (http.Request.Path.StartsWithSegments(RestApi.Root, StringComparison.OrdinalIgnoreCase))
            await Problems.Write(http, Problem.Of(ProblemType.WrongHost, sentence));
        else
            await http.Response.WriteAsync(sentence, http.RequestAborted);
    }
}
