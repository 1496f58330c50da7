namespace NegotiationTracker.Features.Imports.Pages;

/// <summary>What the page of imports says with numbers in it, in the singular and in the plural.</summary>
internal static class Sentences
{
    public static string WouldBeTaken(ImportPreview preview)
    {
        var known = PassedOver(preview.Known, "is", "are");
        if (preview.FaultCount > 0)
            return $"{Counted.Of(preview.FaultCount, "thing is", "things are")} wrong, so nothing of the file can be taken yet. {known}".TrimEnd();
        if (preview.Taken == 0)
            return $"{Counted.AllAre(preview.Rows)} on record already: there is nothing to import.";
        var what = Joined(Counted.Of(preview.New, "new row", "new rows"), Counted.Of(preview.Changed, "changed row", "changed rows"), preview.New, preview.Changed);
        return $"{what} would be taken, as {Counted.Of(preview.Entries, "entry", "entries")}. {known}".TrimEnd();
    }

    public static string Imported(ImportedFile done) => Joined(
        $"{Counted.Rows(done.New)} imported", $"{Counted.Rows(done.Changed)} brought up to date", done.New, done.Changed);

    /// <param name="one">Is or was.</param>
    /// <param name="many">Are or were.</param>
    public static string PassedOver(int known, string one, string many) =>
        known == 0 ? "" : $"{Counted.Of(known, $"row {one}", $"rows {many}")} on record already.";

    private static string Joined(string added, string changed, int new_, int changed_) =>
        changed_ == 0 ? added : new_ == 0 ? changed : $"{added} and {changed}";
}
