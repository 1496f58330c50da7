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
        var what = Joined(preview.New, "new row", "new rows", preview.Changed, "changed row", "changed rows");
        return $"{what} would be taken, as {Counted.Of(preview.Entries, "entry", "entries")}. {known}".TrimEnd();
    }

    public static string Imported(ImportedFile done) =>
        Joined(done.New, "row imported", "rows imported", done.Changed, "row brought up to date", "rows brought up to date");

    /// <param name="one">Is or was.</param>
    /// <param name="many">Are or were.</param>
    public static string PassedOver(int known, string one, string many) =>
        known == 0 ? "" : $"{Counted.Of(known, $"row {one}", $"rows {many}")} on record already.";

    private static string Joined(int added, string one, string several, int changed, string oneChanged, string severalChanged) => (added, changed) switch
    {
        (_, 0) => Counted.Of(added, one, several),
        (0, _) => Counted.Of(changed, oneChanged, severalChanged),
        _ => $"{Counted.Of(added, one, several)} and {Counted.Of(changed, oneChanged, severalChanged)}",
    };
}
