using Microsoft.AspNetCore.Components;
using NetArchTest.Rules;

namespace NegotiationTracker.Tests.Architecture;

public sealed class DependencyTests
{
    private static readonly string[] Frameworks =
        ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "MediatR", "Radzen", "Hangfire", "YamlDotNet", "CsvHelper"];

    [Fact]
    public void The_domain_knows_no_framework_and_no_other_folder() => House.MustNotDependOn(
        House.In("Domain"),
        "what is true and what is refused must be readable and testable without anything around it",
        [.. Frameworks, "NegotiationTracker.Data", "NegotiationTracker.Pipeline", "NegotiationTracker.Features", "NegotiationTracker.Hosting", "NegotiationTracker.Ui"]);

    [Fact]
    public void Data_knows_only_the_domain() => House.MustNotDependOn(
        House.In("Data"),
        "storage serves every feature, so it may know none",
        "NegotiationTracker.Pipeline", "NegotiationTracker.Features", "NegotiationTracker.Hosting", "NegotiationTracker.Ui",
        "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Http", "MediatR", "Radzen", "Hangfire");

    [Fact]
    public void The_pipeline_knows_only_domain_and_data() => House.MustNotDependOn(
        House.In("Pipeline"),
        "every request passes it, so it may know no request",
        "NegotiationTracker.Features", "NegotiationTracker.Hosting", "NegotiationTracker.Ui",
        "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Http", "Radzen", "Hangfire");

    [Fact]
    public void Verbs_know_no_web_no_screens_and_no_scheduler() => House.MustNotDependOn(
        House.Verbs(),
        "a page, a verb of the command line, the API and a job all send the same request",
        "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Builder", "Radzen", "Hangfire",
        "NegotiationTracker.Hosting", "NegotiationTracker.Ui");

    [Fact]
    public void A_features_verbs_never_use_another_features_verbs()
    {
        var features = House.Verbs().GetTypes().Select(t => t.Namespace!.Split('.')[2]).Distinct().ToArray();
        features.Should().HaveCountGreaterThan(5, "a rule that covers nothing holds nothing");
        foreach (var feature in features)
            House.MustNotDependOn(
                Types.InAssembly(House.Assembly).That().ResideInNamespace($"NegotiationTracker.Features.{feature}")
                    .And().DoNotResideInNamespaceContaining(".Pages"),
                $"{feature} must be readable alone; what two features share belongs to Domain or Data",
                [.. features.Where(f => f != feature).Select(f => $"NegotiationTracker.Features.{f}")]);
    }

    [Fact]
    public void Components_ask_by_request_and_never_touch_storage() => House.MustNotDependOn(
        Types.InAssembly(House.Assembly).That().Inherit(typeof(ComponentBase)),
        "a component lives as long as its circuit, and a database context must not",
        "Microsoft.EntityFrameworkCore", "Microsoft.Data", "NegotiationTracker.Data");

    [Fact]
    public void Only_the_pipeline_touches_the_mediator() => House.MustNotDependOn(
        Types.InAssembly(House.Assembly).That().ResideInNamespaceStartingWith("NegotiationTracker")
            .And().DoNotResideInNamespaceStartingWith("NegotiationTracker.Pipeline"),
        "without RequestSender there is no scope, no author and no announcement",
        "MediatR.IMediator", "MediatR.ISender", "MediatR.IPublisher", "MediatR.Mediator");

    [Fact]
    public void Nothing_but_the_hosts_knows_who_calls() => House.MustNotDependOn(
        Types.InAssembly(House.Assembly).That().ResideInNamespaceStartingWith("NegotiationTracker")
            .And().DoNotResideInNamespaceStartingWith("NegotiationTracker.Hosting"),
        "the web, the command line and the scheduler call the features, not the other way round",
        "NegotiationTracker.Hosting");
}
