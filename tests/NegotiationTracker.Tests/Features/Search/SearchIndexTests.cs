using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Features.Audit;

namespace NegotiationTracker.Tests.Features.Search;

public sealed class SearchIndexTests
{
    private const string Terms = """
        SELECT term || ' ' || doc || ' ' || "offset" AS "Value" FROM temp.kept ORDER BY 1
        """;

    [Fact]
    public async Task The_index_made_anew_holds_what_the_kept_one_held_word_for_word()
    {
        var scene = new Scene();
        await scene.InitializeAsync();
        using var world = scene.Copy();
        await scene.DisposeAsync();
        var kept = await Words(world);

        await world.As(NegotiationTracker.Pipeline.Authors.Operator).Send(new RebuildSummaries());

        kept.Should().HaveCountGreaterThan(100, "a comparison of nothing holds nothing");
        (await Words(world)).Should().Equal(kept);
    }

    [Fact]
    public async Task An_index_that_lacks_something_is_found_behind_and_mended()
    {
        using var world = new TrackerWorld();
        await world.OpenIssue();
        (await world.Read(db => SearchIndex.IsBehind(db, default))).Should().BeFalse();

        await world.Tamper("DELETE FROM \"Search\" WHERE rowid = 1");

        (await world.Read(db => SearchIndex.IsBehind(db, default))).Should().BeTrue();
        await world.As(NegotiationTracker.Pipeline.Authors.Operator).Send(new RebuildSummaries());
        (await world.Read(db => SearchIndex.IsBehind(db, default))).Should().BeFalse();
    }

    private static Task<List<string>> Words(TrackerWorld world) => world.Read(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("CREATE VIRTUAL TABLE temp.kept USING fts5vocab(main, 'Search', 'instance')");
        var words = await db.Database.SqlQueryRaw<string>(Terms).ToListAsync();
        await db.Database.ExecuteSqlRawAsync("DROP TABLE temp.kept");
        return words;
    });
}
