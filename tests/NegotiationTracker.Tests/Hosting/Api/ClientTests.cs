using System.Diagnostics;
using System.Reflection;

namespace NegotiationTracker.Tests.Hosting.Api;

/// <summary>The client is made from the description that the program serves, so neither can drift from the other.</summary>
public sealed class ClientTests(ApiWorld world) : IClassFixture<ApiWorld>
{
    private static readonly string File = Path.Combine(
        Repository.Root, "tests", "NegotiationTracker.Tests", "Hosting", "Api", "TrackerClient.g.cs");

    private static readonly string[] Settings =
    [
        "/className:TrackerClient", "/namespace:NegotiationTracker.Tests.Hosting.Api.Generated", "/useBaseUrl:false",
        "/injectHttpClient:true", "/disposeHttpClient:false", "/wrapResponses:true", "/generateOptionalParameters:true",
        "/jsonLibrary:SystemTextJson", "/generateNullableReferenceTypes:true", "/generateOptionalPropertiesAsNullable:false",
        "/generateDataAnnotations:false", "/dateType:System.DateOnly", "/arrayType:System.Collections.Generic.List",
        "/arrayInstanceType:System.Collections.Generic.List", "/operationGenerationMode:SingleClientFromOperationId",
        "/generateExceptionClasses:true",
    ];

    [Fact]
    public async Task The_client_is_the_one_that_the_description_gives()
    {
        var generated = await Generate();
        if (Environment.GetEnvironmentVariable("TRACKER_CLIENT") == "write")
            await System.IO.File.WriteAllTextAsync(File, generated);

        var kept = await System.IO.File.ReadAllTextAsync(File);

        Difference(kept, generated).Should().BeNull(
            "the API is described otherwise than the client knows it; look at what changed for callers, and then run "
            + "TRACKER_CLIENT=write dotnet test tests/NegotiationTracker.Tests --filter ClientTests");
    }

    private async Task<string> Generate()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-client-").FullName;
        var (description, client) = (Path.Combine(folder, "v1.json"), Path.Combine(folder, "client.cs"));
        await System.IO.File.WriteAllTextAsync(description, await world.Http.GetStringAsync("/openapi/v1.json"));
        var generator = typeof(ClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "NSwag").Value!;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [generator, "openapi2csclient", $"/input:{description}", $"/output:{client}", .. Settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, await said + await complained);
        var code = await System.IO.File.ReadAllTextAsync(client);
        Directory.Delete(folder, recursive: true);
        return string.Join('\n', code.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd())).TrimEnd() + "\n";
    }

    /// <summary>The first line that differs, as it is and as it would be.</summary>
    private static string? Difference(string kept, string generated)
    {
        var (old, now) = (kept.Split('\n'), generated.Split('\n'));
        var line = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return line == old.Length && line == now.Length
            ? null
            : $"line {line + 1}: “{old.ElementAtOrDefault(line)}”, now “{now.ElementAtOrDefault(line)}”";
    }
}
