using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using NegotiationTracker.Tests.Hosting.Api;
using NegotiationTracker.Ui;

namespace NegotiationTracker.Tests.Hosting;

/// <summary>What holds for the address of every page, found by looking at all of them.</summary>
public sealed class PageAddressTests(ApiWorld world) : IClassFixture<ApiWorld>
{
    private static IReadOnlyList<string> Routes { get; } = [.. typeof(App).Assembly.GetTypes()
        .SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template)
        .Where(t => t.StartsWith("/{Negotiation", StringComparison.Ordinal))];

    [Fact]
    public async Task Every_page_of_a_negotiation_that_is_not_on_record_answers_404_and_says_so()
    {
        Routes.Should().HaveCountGreaterThan(12);
        foreach (var route in Routes)
        {
            using var answer = await world.Http.GetAsync(Fill(route, "NOPE"));
            (route, answer.StatusCode).Should().Be((route, HttpStatusCode.NotFound));
            (await answer.Content.ReadAsStringAsync()).Should().Contain("class=\"refusal\"", route).And.Contain("NOPE");

            using var good = await world.Http.GetAsync(Fill(route, "AMAZ"));
            (route, good.StatusCode).Should().Be((route, HttpStatusCode.OK), "the key alone is what is wrong there");
        }
    }

    [Fact]
    public async Task A_key_in_small_letters_leads_to_the_address_in_capitals_on_every_page()
    {
        foreach (var route in Routes)
        {
            using var answer = await world.Http.GetAsync(Fill(route, "amaz") + "?known=2026-11-22");

            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            answer.RequestMessage!.RequestUri!.PathAndQuery.Should().Be(Fill(route, "AMAZ") + "?known=2026-11-22");
        }

        using var file = await world.Http.GetAsync("/amaz/reports/status.md");
        file.RequestMessage!.RequestUri!.AbsolutePath.Should().Be("/AMAZ/reports/status.md");
        using var own = await world.Http.GetAsync("/inbox");
        own.RequestMessage!.RequestUri!.AbsolutePath.Should().Be("/inbox");
    }

    [Fact]
    public async Task A_page_number_that_is_none_is_no_fault_of_ours()
    {
        foreach (var route in Routes)
        {
            using var answer = await world.Http.GetAsync(Fill(route, "AMAZ") + "?page=many");
            (route, answer.StatusCode).Should().Be((route, HttpStatusCode.OK));
        }
    }

    private string Fill(string route, string key) => route.Replace("{Negotiation:nonfile}", key, StringComparison.Ordinal)
        .Replace("{Negotiation}", key, StringComparison.Ordinal).Replace("{Number:int}", "1", StringComparison.Ordinal)
        .Replace("{Id:guid}", $"{world.Scene.Source:D}", StringComparison.Ordinal)
        .Replace("{Key}", "constitutional-referendum", StringComparison.Ordinal);
}
