using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NegotiationTracker.Hosting;

namespace NegotiationTracker.Tests.Hosting;

public sealed class TakenAddressTests
{
    [Fact]
    public async Task An_address_that_is_taken_is_told_in_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{other.LocalEndpoint}";
        var folder = Directory.CreateTempSubdirectory("tracker-taken-").FullName;
        using var tracker = Process.Start(new ProcessStartInfo("dotnet", [typeof(Web).Assembly.Location, "--urls", address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
            Environment = { ["Tracker__DataDirectory"] = folder },
        })!;
        var said = tracker.StandardOutput.ReadToEndAsync();
        var complained = tracker.StandardError.ReadToEndAsync();
        await tracker.WaitForExitAsync();

        tracker.ExitCode.Should().Be(1);
        (await complained).Should().Be(
            $"{address} is taken: another program listens there. Stop it first, or name another address with --urls, "
            + $"such as --urls http://localhost:5081.{Environment.NewLine}");
        (await said).Should().NotContain("IOException");
        Directory.Delete(folder, recursive: true);
    }
}
