extern alias ScalarPages;
using ScalarPages::Scalar.AspNetCore;

namespace NegotiationTracker.Hosting.Api;

/// <summary>
/// The API to read and to try, served by this program alone. The page is ours, because that of the package starts by a script
/// in its text, and no page here may hold one.
/// </summary>
internal static class DocsPage
{
    public const string Address = "/docs/api";

    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>API · NegotiationTracker</title>
            <link rel="icon" type="image/svg+xml" href="/icon.svg">
        </head>
        <body>
            <div id="app"></div>
            <noscript>This page needs JavaScript. The description itself is at <a href="/openapi/v1.json">/openapi/v1.json</a>.</noscript>
            <script src="/docs/api/scalar.js"></script>
            <script src="/docs-api.js"></script>
        </body>
        </html>
        """;

    public static void MapDocsPage(this WebApplication app)
    {
        app.MapGet(Address, (HttpContext http) =>
        {
            // Its style sheet is made by its script; scripts stay under the rule of all pages.
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString()
                .Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal);
            return Results.Content(Page, "text/html; charset=utf-8");
        }).ExcludeFromDescription();
        app.MapScalarApiReference(Address);
        app.MapGet($"{Address}/v1", () => Results.Redirect(Address)).ExcludeFromDescription();
    }
}
