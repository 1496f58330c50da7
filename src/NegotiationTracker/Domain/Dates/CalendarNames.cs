namespace NegotiationTracker.Domain.Dates;

/// <summary>The English names that are printed and read; never taken from the machine's culture.</summary>
internal static class CalendarNames
{
    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] Seasons = ["spring", "summer", "autumn", "winter"];

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    public static string Month(int number) => Months[number - 1];

    public static string ShortMonth(int number) => Months[number - 1][..3];

    public static string Season(int number) => Seasons[number - 1];

    public static string Ordinal(int number) => Ordinals[number - 1];

    /// <summary>
    /// The month's number for its name or any beginning of it from three letters on; 0 if it is none.
    /// </summary>
    public static int MonthNumber(string word) => word.Length < 3
        ? 0
        : 1 + Array.FindIndex(Months, name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    public static int SeasonNumber(string word) =>
        word == "fall" ? 3 : 1 + Array.IndexOf(Seasons, word);

    /// <summary>Reads "first" and "1st" up to "fourth" and "4th"; 0 if it is neither.</summary>
    public static int OrdinalNumber(string word) =>
        word is "1st" or "2nd" or "3rd" or "4th" ? word[0] - '0' : 1 + Array.IndexOf(Ordinals, word);
}
