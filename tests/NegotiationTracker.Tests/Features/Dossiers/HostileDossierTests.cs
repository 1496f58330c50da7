using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Dossiers;

/// <summary>Files that mean harm or never were dossiers: a sentence with a line, in time, and nothing stored.</summary>
public sealed class HostileDossierTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TrackerWorld _world = new();

    public static TheoryData<string, string, string> Files => new()
    {
        { "a bomb of aliases", Bomb(), "line 1, file: An anchor (&) is no part of a dossier" },
        { "an alias", With("text: *text"), "line 7, entries[1]: An alias (*)" },
        { "a merge", Note("<<: { a: b }"), "“<<” is no field of the kind Note" },
        { "a tag", With("key: !!python/object a"), "line 7, entries[1]: A tag (!)" },
        { "a tag with a broken address", With("key: !<::> a"), "entries[1]: This is not YAML: Global tags" },
        { "lists in lists", With("key: " + new string('[', 100_000)), "line 7, entries[1]: Nothing in a dossier is" },
        { "fields in fields", Staircase(), "line 1, file: A dossier begins with" },
        { "an endless list", Note($"concerns: [{Many("a,", 1_000_000)}]"), "No list in a dossier is as long" },
        {
            "ten megabytes in a title", With("key: a, about: AMAZ, kind: Described, effective: 2026, title: " + Huge),
            "The title may be 300 characters long; this one has 10,000,000."
        },
        { "ten megabytes in a key", With("key: " + Huge), "entries[1].key: The key may be 100 characters long" },
        { "ten megabytes in a name", With(Huge + ": a"), "line 7, entries[1].key: The field “key” is missing." },
        {
            "ten megabytes in a language",
            With(
                "key: a, about: actor:a, kind: ActorAdded, actorKind: State, roles: [Party], effective: 2026",
                "key: b, about: actor:a, kind: ActorNamed, name: A, effective: 2026, language: " + Huge),
            "is no language"
        },
        { "a million non-entries", SampleDossier.Head + Many("  - a\n", 1_000_000), "The file has 10,000 faults" },
        { "a zero", SampleDossier.Head + "  - { key: \0 }", "line 7, file: There is a control character here" },
        { "an escaped zero", Note("text: \"a\\0b\""), "entries[1].text: The note holds a character that cannot be printed" },
        { "half of a character", Note("text: \"\\ud83d\""), "line 7, entries[1]: This is not YAML" },
        { "no character at all", Note("text: \"\\UFFFFFFFF\""), "line 7, entries[1]: This is not YAML" },
        { "binary junk", Junk(), "line 1, file: There is a control character" },
        { "the same field twice", Note("key: b"), "line 7, entries[1].key: This field is written twice." },
        { "a tab", SampleDossier.Head + "  - key: a\n\tabout: AMAZ\n", "line 7, entries[1]: This is not YAML" },
        { "two documents", SampleDossier.Text + "\n---\nformat: a\n", "A file holds one dossier" },
        {
            "another format", "format: negotiation-dossier/2\nentries: []\n",
            "line 1, file: This is no dossier of the format negotiation-dossier/1"
        },
        { "a web page", "<!DOCTYPE html>\n<html></html>\n", "line 1, file: A dossier begins with" },
        { "a spreadsheet", "key,about,kind\na,AMAZ,Note\n", "line 1, file: A dossier begins with" },
        { "a list", "- a\n- b\n", "line 1, file: A dossier begins with" },
        { "only comments", "# nothing\n", "A dossier begins with" },
        { "no entries", "format: negotiation-dossier/1\nnegotiation: AMAZ\n", "The file has no entries." },
        { "a field too many", SampleDossier.Text + "\nmore: of it\n", "Nothing comes after the entries" },
        {
            "an unknown field of the head", "format: negotiation-dossier/1\nauthor: me\nnegotiation: A\nentries: []\n",
            "line 2, author: “author” is no field of a dossier"
        },
        { "a steering character", With("key: a, about: AMAZ, kind: \"\\e[31mNote\""), "“ [31mNote” is none of" },
    };

    private static string Huge { get; } = new('x', 10_000_000);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_is_refused_with_a_sentence(string what, string file, string sentence)
    {
        var watch = Stopwatch.StartNew();
        var import = () => _world.Send(new ImportDossier { Content = file });

        var refusal = await import.Should().ThrowAsync<DossierRefusedException>(what);
        refusal.Which.Message.Should().Contain(sentence).And.NotContain("\u001b");
        watch.Elapsed.Should().BeLessThan(Patience, what);
        (await _world.Read(db => db.Ledger.AnyAsync())).Should().BeFalse();
        (await _world.Read(db => db.People.AnyAsync(p => p.Key == "nare"))).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public async Task An_empty_file_is_refused(string file)
    {
        var import = () => _world.Send(new ImportDossier { Content = file });

        await import.Should().ThrowAsync<NotValidException>().WithMessage("The file is empty.");
    }

    [Fact]
    public async Task A_file_of_more_than_fifty_megabytes_is_refused_unread()
    {
        var content = new string('a', ImportDossier.MostCharacters + 1);
        var import = () => _world.Send(new ImportDossier { Content = content });

        await import.Should().ThrowAsync<NotValidException>().WithMessage("A dossier file is at most 50 MB long.");
    }

    public void Dispose() => _world.Dispose();

    private static string With(params string[] entries) => SampleDossier.With(entries);

    private static string Note(string more) => With($"key: a, about: AMAZ, kind: Note, effective: 2026, {more}");

    private static string Many(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static string Staircase() =>
        string.Concat(Enumerable.Range(0, 2_000).Select(i => $"{new string(' ', i)}a:\n"));

    private static string Junk() => new([.. Enumerable.Range(0, 100_000).Select(i => (char)(i * 7919 % 256))]);

    private static string Bomb()
    {
        var bomb = "format: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n";
        for (var i = 1; i < 12; i++)
            bomb += $"x{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n";
        return bomb;
    }
}
