using NegotiationTracker.Features.Dossiers;
using NegotiationTracker.Features.Search;

namespace NegotiationTracker.Tests.Features.Search;

/// <summary>Who is written in four languages in the shipped dossier is found by any of them, and nobody else is.</summary>
public sealed class ShippedSpellingsTests : IDisposable
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Dossiers", "armenia-azerbaijan.yaml");

    /// <summary>Ways of writing one actor. The first is what the texts of the dossier mostly say.</summary>
    private static readonly string[][] Alike =
    [
        ["EU", "European Union", "ЕС", "Европейский союз", "ԵՄ", "Avropa İttifaqı"],
        ["OSCE Minsk Group", "Minsk Group", "Минская группа", "Մինսկի խումբ", "Minsk qrupu"],
        ["United States", "USA", "США", "ԱՄՆ", "ABŞ"],
        ["United Nations", "UN", "ООН", "ՄԱԿ", "BMT"],
        ["Red Cross", "ICRC", "МККК", "ԿԽՄԿ", "BQXK"],
        ["Russia", "РФ", "Россия", "ՌԴ", "Rusiya"],
        ["Pashinyan", "Paşinyan", "Пашинян", "Փաշինյան"],
        ["Aliyev", "Əliyev", "Алиев", "Ալիև"],
        ["Mirzoyan", "Мирзоян", "Միրզոյան"],
        ["Bayramov", "Байрамов", "Բայրամով"],
    ];

    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Each_way_of_writing_an_actor_finds_the_same_and_other_words_that_look_like_it_find_none_of_it()
    {
        await _world.Send(new ImportDossier { Content = await System.IO.File.ReadAllTextAsync(File) });

        foreach (var ways in Alike)
        {
            var found = await Paths(ways[0]);
            found.Should().HaveCountGreaterThan(2, ways[0]);
            foreach (var way in ways)
                (await Paths(way)).Should().BeEquivalentTo(found, $"“{way}” is another way of writing “{ways[0]}”");
        }

        // A short name is a whole word: it is no beginning of others, and others are none of it.
        foreach (var other in (string[])["us", "ai", "unesco", "ессе", "euro", "рфф"])
            (await Search(other)).Also.Should().BeEmpty(other);
        (await Paths("EU")).Should().NotIntersectWith(await Paths("\"European Parliament\""));
        (await Paths("МККК")).Should().NotIntersectWith((await Paths("карабах")).Except(await Paths("Red Cross")));
    }

    private async Task<IReadOnlyList<string>> Paths(string text) =>
        [.. (await Search(text)).Groups.SelectMany(g => g.Hits).Select(h => $"{h.Path} {h.Entry}")];

    private Task<SearchResults> Search(string text) => _world.Send(new SearchRecord("AMAZ") { Text = text, PageSize = 50 });
}
