using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Every request of the tracker for programs: /api/v1, described at /openapi/v1.json, shown at /docs/api.</summary>
public static class RestApi
{
    public const string Root = "/api/v1";

    public static void AddApi(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(json => ApiJson.Configure(json.SerializerOptions));
        // A fault in binding comes to Problems, which says in words what could not be read.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddSingleton<Parameters>();
        services.AddSingleton<Bodies>();
        // Somewhat more than is taken: what the server itself refuses, it refuses without a word.
        services.Configure<KestrelServerOptions>(server => server.Limits.MaxRequestLineSize = 8 * Problems.LongestAddress);
        HostNames.Add(services);
        services.AddDescription();
    }

    /// <summary>Before whatever turns refusals into pages.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase),
        api => api.UseMiddleware<Problems>().Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<Parameters>().WriteWordsAsOffered(http);
            return next(http);
        }));

    /// <summary>Whoever asks for the head of an answer alone gets that of the answer to GET; the server leaves the body out.</summary>
    public static TEndpoints WithHead<TEndpoints>(this TEndpoints endpoints) where TEndpoints : IEndpointConventionBuilder
    {
        endpoints.Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is [var only] && only == HttpMethods.Get)
                endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        });
        return endpoints;
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root).WithHead();
        api.AddEndpointFilter(Parameters.RefuseOthers);
        api.MapNegotiations();
        api.MapIssues();
        api.MapMilestones();
        api.MapActors();
        api.MapPositions();
        api.MapLinkages();
        api.MapRecord();
        api.MapSources();
        api.MapPlaces();
        api.MapSearch();
        api.MapImports();
        api.MapFiles();
        api.MapOverviews();
        api.MapReports();
        api.MapNotifications();
        api.MapDrafts();
        api.MapDossiers();
        api.MapChecks();
        app.MapDescription();
        ProblemType.Map(app);
    }
}
