using NegotiationTracker.Domain.Notifications;
using NegotiationTracker.Domain.People;
using static NegotiationTracker.Tests.People;

namespace NegotiationTracker.Tests.Features.Reminders;

/// <summary>
/// More than a year of runs at odd hours, with days on which nothing ran, over a dozen milestones: what was filed is what
/// anybody can compute with a calendar.
/// </summary>
public sealed class YearOfRemindersTests : IDisposable
{
    private const int Seed = 20261122;

    /// <summary>Each date as written, with the days on which it counts, worked out by hand.</summary>
    private static readonly (string Date, string? CountsDownTo, string? Opens, string? LastDay)[] Dates =
    [
        ("2026-12-01", "2026-12-01", null, "2026-12-01"),
        ("2027-02-19", "2027-02-19", null, "2027-02-19"),
        ("2027-03-29", "2027-03-29", null, "2027-03-29"),
        ("2027-06", "2027-06-01", null, "2027-06-30"),
        ("2027-06-15~", "2027-06-15", null, "2027-06-15"),
        ("2027-09-10/2027-09-20", "2027-09-10", null, "2027-09-20"),
        ("2027-11-01", "2027-11-01", null, "2027-11-01"),
        ("2027", null, "2027-01-01", "2027-12-31"),
        ("2027-34", null, "2027-04-01", "2027-06-30"),
        ("2027-23", null, "2027-09-01", "2027-11-30"),
        ("../2027-08-31", "2027-08-31", null, "2027-08-31"),
        ("2027-05/..", null, "2027-05-01", null),
        ("2026-11-10", "2026-11-10", null, "2026-11-10"),
    ];

    private readonly ReminderWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_year_of_runs_files_what_the_calendar_says_once_each_and_at_the_first_run()
    {
        var issue = await _world.Issue(owners: [Ani], watchers: [Ruben]);
        var titles = new Dictionary<Guid, string>();
        foreach (var (date, _, _, _) in Dates)
            titles[await _world.Milestone($"Milestone of {date.Replace('/', ' ')}", date, issue)] = date;
        var known = _world.Tracker.Clock.GetUtcNow();

        var runs = await RunForAYear();

        var expected = Dates.SelectMany(d => new[] { Ani, Ruben }.SelectMany(p => Expected(d, p, known, runs[^1])))
            .Select(e => $"{e.Date} {e.Person} {e.Kind} {e.Due:u} at {runs.First(run => run >= e.Due):u}");
        var filed = (await _world.Filed()).Select(r =>
            $"{titles[r.MilestoneId]} {(r.RecipientId == Ani.PersonId ? Ani : Ruben).Name} {r.Kind} {r.Due:u} at {r.Sent:u}");
        filed.Should().BeEquivalentTo(expected);
        runs.Count.Should().BeGreaterThan(200);
        (await _world.Filed()).Should().HaveCountGreaterThan(90);
    }

    private async Task<List<DateTimeOffset>> RunForAYear()
    {
        var random = new Random(Seed);
        List<DateTimeOffset> runs = [];
        for (var now = _world.Tracker.Clock.GetUtcNow(); now < DateTimeOffset.Parse("2028-01-10T00:00:00Z");
            now = now.AddHours(random.Next(4) == 0 ? random.Next(24, 24 * 9) : 7))
        {
            _world.GoTo(now);
            await _world.Run();
            runs.Add(now);
        }

        return runs;
    }

    private static IEnumerable<(string Date, string Person, ReminderKind Kind, DateTimeOffset Due)> Expected(
        (string Date, string? CountsDownTo, string? Opens, string? LastDay) date, Author person, DateTimeOffset known,
        DateTimeOffset end)
    {
        List<(ReminderKind Kind, DateTimeOffset Due)> all = [];
        if (date.CountsDownTo is { } goal)
            all.AddRange(new[] { 90, 30, 7, 1 }.Select(days => (ReminderKind.Ahead, SixOn(DateOnly.Parse(goal).AddDays(-days), person))));
        if (date.Opens is { } opens)
            all.Add((ReminderKind.WindowOpens, SixOn(DateOnly.Parse(opens), person)));
        if (date.LastDay is { } last)
            all.Add((ReminderKind.NoOutcome, SixOn(DateOnly.Parse(last).AddDays(1), person)));
        if (all.Exists(r => r.Due < known))
            yield return (date.Date, person.Name, ReminderKind.AlreadyInside, known);
        foreach (var (kind, due) in all.Where(r => r.Due >= known && r.Due <= end))
            yield return (date.Date, person.Name, kind, due);
    }

    /// <summary>Yerevan keeps four hours all year; Brussels one, and two from 28 March to 31 October 2027.</summary>
    private static DateTimeOffset SixOn(DateOnly day, Author person)
    {
        var summer = day >= new DateOnly(2027, 3, 28) && day < new DateOnly(2027, 10, 31);
        var hours = person == Ani ? 4 : summer ? 2 : 1;
        return new DateTimeOffset(day.ToDateTime(new TimeOnly(6, 0)), TimeSpan.FromHours(hours));
    }
}
