using System.Text;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Features.Imports;

namespace NegotiationTracker.Tests.Features.Imports;

/// <summary>Files and the two requests that every import test sends.</summary>
internal static class Importing
{
    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Features", "Imports", "Samples", name));

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static Task<ImportPreview> Preview(this TrackerWorld world, byte[] content, ImportOf? kind = null, FileMapping? mapping = null) =>
        world.Send(new PreviewImport { Negotiation = "AMAZ", FileName = "file.csv", Content = content, As = kind, Mapping = mapping });

    public static Task<ImportPreview> Preview(this TrackerWorld world, string content, ImportOf? kind = null, FileMapping? mapping = null) =>
        world.Preview(Bytes(content), kind, mapping);

    public static Task<ImportedFile> Import(
        this TrackerWorld world, byte[] content, ImportOf? kind = null, FileMapping? mapping = null, string name = "file.csv") =>
        world.Send(new ImportFile { Negotiation = "AMAZ", FileName = name, Content = content, As = kind, Mapping = mapping });

    public static Task<ImportedFile> Import(this TrackerWorld world, string content, ImportOf? kind = null, FileMapping? mapping = null) =>
        world.Import(Bytes(content), kind, mapping);

    /// <summary>AMAZ with both parties and one issue, AMAZ-1 Border delimitation.</summary>
    public static async Task OpenWithParties(this TrackerWorld world)
    {
        await world.OpenNegotiation();
        await world.OpenIssue();
        await world.AddActor();
        await world.AddActor("Azerbaijan", ActorRole.Party);
    }
}
