using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Features.Audit;

public sealed class RebuildSummariesTests
{
    [Fact]
    public async Task What_is_right_is_left_alone()
    {
        using var world = await RecordWorld.Eventful();

        (await world.Analyst.Send(new RebuildSummaries())).Should().Be(0);
    }

    [Theory]
    [InlineData(1, """UPDATE "Issues" SET "Title" = 'Wrong', "Stage" = 3 WHERE "Number" = 1""")]
    [InlineData(2, """UPDATE "Issues" SET "Number" = -"Number"; UPDATE "Issues" SET "Number" = 3 + "Number" """)]
    [InlineData(1, """UPDATE "Issues" SET "Since_Latest" = '2030-01-01' WHERE "Number" = 1""")]
    [InlineData(2, """DELETE FROM "Issues" """)]
    [InlineData(1, """UPDATE "IssuePeople" SET "Recorded" = 1""")]
    [InlineData(1, """DELETE FROM "IssuePeople" """)]
    [InlineData(1, """INSERT INTO "IssuePeople" SELECT "IssueId", "PersonId", 1, "Recorded" FROM "IssuePeople" """)]
    [InlineData(1, """INSERT INTO "IssuePeople" SELECT 'nowhere', "PersonId", 1, "Recorded" FROM "IssuePeople" """)]
    [InlineData(2, """UPDATE "Issues" SET "Id" = lower("Id") WHERE "Number" = 1""")]
    [InlineData(1, """UPDATE "Milestones" SET "Date_Text" = '2027', "Date_Earliest" = '2027-01-01', "Date_Latest" = '2027-12-31', "Date_Precision" = 5""")]
    [InlineData(1, """DELETE FROM "Milestones" """)]
    [InlineData(2, """UPDATE "Actors" SET "Roles" = 'nonsense', "IsParty" = 0""")]
    [InlineData(5, """UPDATE "Sources" SET "SearchText" = '', "Url" = 'https://elsewhere.example/'""")]
    [InlineData(2, """UPDATE "Sources" SET "Key" = 'x' || rowid WHERE rowid < 3; UPDATE "Sources" SET "Publisher" = 'y' WHERE rowid = 1""")]
    [InlineData(1, """UPDATE "Negotiations" SET "Languages" = '["hy"]'""")]
    [InlineData(1, """INSERT INTO "Actors" SELECT 'ghost', 'ghost', "Kind", "Roles", 'Ghost', 1, "NegotiationId", 9999, 0, 'ghost' FROM "Actors" LIMIT 1""")]
    public async Task What_differs_is_mended_made_or_removed(int differing, string damage)
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        (await tampering.Run(damage)).Should().BePositive();
        (await tampering.Verify()).IsWhole.Should().BeFalse();

        (await world.Analyst.Send(new RebuildSummaries())).Should().Be(differing);

        (await tampering.Verify()).Findings.Should().BeEmpty();
        (await world.Analyst.Send(new RebuildSummaries())).Should().Be(0);
    }

    [Fact]
    public async Task Sources_that_swapped_their_keys_get_them_back()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        var keys = await tampering.Column("""SELECT "Key" FROM "Sources" ORDER BY rowid""");
        await tampering.Run($"""
            UPDATE "Sources" SET "Key" = 'aside' WHERE "Key" = '{keys[0]}';
            UPDATE "Sources" SET "Key" = '{keys[0]}' WHERE "Key" = '{keys[1]}';
            UPDATE "Sources" SET "Key" = '{keys[1]}' WHERE "Key" = 'aside'
            """);

        (await world.Analyst.Send(new RebuildSummaries())).Should().Be(2);

        (await tampering.Column("""SELECT "Key" FROM "Sources" ORDER BY rowid""")).Should().Equal(keys);
    }

    [Fact]
    public async Task Answers_that_were_kept_are_forgotten()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        await tampering.Run("""UPDATE "Issues" SET "Category" = 'Wrong'""");
        (await world.Analyst.Send(new ListIssues(RecordWorld.Key))).Categories.Should().Equal("Wrong");

        await world.Analyst.Send(new RebuildSummaries());

        (await world.Analyst.Send(new ListIssues(RecordWorld.Key))).Categories.Should().Equal("Transport");
    }

    [Fact]
    public async Task A_record_that_is_not_whole_is_not_built_upon()
    {
        using var world = await RecordWorld.Eventful();
        await using var tampering = await Tampering.With(world);
        await tampering.Run("""DELETE FROM "Ledger" WHERE "Sequence" = 5; UPDATE "Issues" SET "Title" = 'Wrong'""");

        var rebuilding = () => world.Analyst.Send(new RebuildSummaries());

        (await rebuilding.Should().ThrowAsync<RuleViolationException>()).WithMessage("The record is not whole*");
        (await world.Ask(db => db.Issues.AllAsync(i => i.Title == "Wrong"))).Should().BeTrue("nothing was touched");
    }

    [Fact]
    public async Task Only_an_operator_rebuilds()
    {
        using var world = await RecordWorld.Open();

        var rebuilding = () => world.As(People.Leyla).Send(new RebuildSummaries());

        await rebuilding.Should().ThrowAsync<NotPermittedException>();
    }
}
