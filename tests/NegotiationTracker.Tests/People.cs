using NegotiationTracker.Domain.People;

namespace NegotiationTracker.Tests;

/// <summary>
/// The cast: the same few people in every test, and what each may do. Ani and Levon record, Leyla also corrects what
/// others recorded, Ruben only reads; the operator is whoever calls a verb of the program.
/// </summary>
public static class People
{
    public static readonly Author Ani = Analyst("00000000-0000-7000-8000-00000000a001", "Ani Petrosyan");
    public static readonly Author Levon = Analyst("00000000-0000-7000-8000-00000000a002", "Levon Hakobyan");

    public static readonly Author Leyla = Named(
        "00000000-0000-7000-8000-00000000a003", "Leyla Mammadova", Permission.ReadRecord, Permission.RecordEntries,
        Permission.CorrectEntries, Permission.ManageRegisters, Permission.OwnMatters);

    public static readonly Author Ruben = Named(
        "00000000-0000-7000-8000-00000000a004", "Ruben Sahakyan", Permission.ReadRecord, Permission.OwnMatters);

    /// <summary>Their rows in every <see cref="TrackerWorld"/>: key ani in Asia/Yerevan, leyla in Asia/Baku.</summary>
    public static IReadOnlyList<Person> Rows =>
    [
        Row(Ani, "Asia/Yerevan"), Row(Levon, "Asia/Yerevan"), Row(Leyla, "Asia/Baku"), Row(Ruben, "Europe/Brussels"),
    ];

    private static Author Analyst(string id, string name) => Named(
        id, name, Permission.ReadRecord, Permission.RecordEntries, Permission.ManageRegisters, Permission.OwnMatters);

    private static Author Named(string id, string name, params Permission[] permissions) =>
        new(new Guid(id), name, permissions.ToHashSet());

    private static Person Row(Author author, string zone) =>
        new(author.PersonId, author.Name.Split(' ')[0].ToLowerInvariant(), author.Name, zone);
}
