using System.Text;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Features.Dossiers;

namespace NegotiationTracker.Tests.Features.Dossiers;

public sealed class ShippedDossierTests : IDisposable
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Dossiers", "armenia-azerbaijan.yaml");

    private readonly TrackerWorld _world = new();

    [Fact]
    public async Task It_comes_on_record_without_a_fault_and_goes_round()
    {
        await _world.Send(new ImportDossier { Content = await System.IO.File.ReadAllTextAsync(File) });

        var first = await Export(_world);
        using var other = new TrackerWorld();
        other.Pass(TimeSpan.FromDays(1));
        await other.Send(new ImportDossier { Content = first });
        (await Export(other)).Should().Be(first);
        var numbers = await _world.Read(db => db.Issues.Select(i => i.Number).OrderBy(n => n).ToListAsync());
        numbers.Should().Equal(Enumerable.Range(1, 10));
    }

    [Fact]
    public async Task Nothing_in_it_is_said_of_a_closed_issue_after_its_closing()
    {
        await _world.Send(new ImportDossier { Content = await System.IO.File.ReadAllTextAsync(File) });

        var closed = await _world.Read(db => db.Issues.Include(i => i.People).Where(i => i.IsClosed).ToListAsync());
        closed.Select(i => i.Number).Should().BeEquivalentTo([6, 10]);
        closed.SelectMany(i => i.People).Should().BeEmpty("a closed issue needs no owner");
        foreach (var issue in closed)
            (await _world.EntriesAbout(issue.Id)).Should().NotBeEmpty()
                .And.NotContain(e => e.Effective.Earliest > issue.Since!.Latest);
    }

    public void Dispose() => _world.Dispose();

    private static async Task<string> Export(TrackerWorld world)
    {
        using var text = new StringWriter(new StringBuilder());
        await world.Send(new ExportDossier("AMAZ", text));
        return text.ToString();
    }
}
