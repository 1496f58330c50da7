using System.Globalization;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>A dossier that comes with the program.</summary>
/// <param name="Name">Of its file, without the ending.</param>
/// <param name="Negotiation">The key that its negotiation has.</param>
internal sealed record ShippedDossier(string Name, string Path, string Negotiation, string Title, string Summary);

/// <summary>The files in the folder Dossiers beside the program; they stay as they are while it runs.</summary>
internal static class ShippedDossiers
{
    private static readonly Lazy<IReadOnlyList<ShippedDossier>> Files = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Dossiers"), "*.yaml").Select(Read)
            .OrderBy(d => d.Title, StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.None))]);

    public static IReadOnlyList<ShippedDossier> All => Files.Value;

    /// <summary>Its title and summary as it says them last.</summary>
    private static ShippedDossier Read(string path)
    {
        var file = new DossierFile(File.ReadAllText(path), new DossierFaults());
        var described = file.Entries().Select(e => e.Fields).LastOrDefault(
            f => f?.GetValueOrDefault("about")?.Text == file.Negotiation && f.GetValueOrDefault("kind")?.Text == "Described");
        return new ShippedDossier(
            Path.GetFileNameWithoutExtension(path), path, file.Negotiation,
            described?.GetValueOrDefault("title")?.Text ?? file.Negotiation, described?.GetValueOrDefault("summary")?.Text ?? "");
    }
}
