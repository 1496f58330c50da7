extern alias ScalarPages;
using ScalarPages::Scalar.AspNetCore;

namespace NegotiationTracker.Hosting.Api;

/// <summary>The API to read and to try, served by this program alone.</summary>
internal static class DocsPage
{
    public static void MapDocsPage(this WebApplication app) => app.MapScalarApiReference("/docs/api");
}
