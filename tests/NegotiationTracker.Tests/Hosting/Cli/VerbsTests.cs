using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Data;
using NegotiationTracker.Hosting;
using NegotiationTracker.Hosting.Cli;
using NegotiationTracker.Pipeline;
using NegotiationTracker.Tests.Features.Dossiers;

namespace NegotiationTracker.Tests.Hosting.Cli;

public sealed class VerbsTests : IDisposable
{
    private readonly TrackerWorld _world = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://localhost:5099")]
    [InlineData("Tracker:DataDirectory=/elsewhere")]
    public async Task Without_a_verb_the_tracker_serves(params string[] args)
    {
        (await Run(args)).Should().BeNull();
    }

    [Theory]
    [InlineData("“pack” is no verb of this program.", "pack", "--out", "x")]
    [InlineData("“AMAZ” is no verb of this program.", "AMAZ")]
    [InlineData("Required argument 'FILE' missing for command: 'import'.", "import")]
    [InlineData("Option '--out' is required.", "export", "AMAZ")]
    [InlineData("Unrecognized command or argument '--frobnicate'.", "export", "AMAZ", "--out", "x", "--frobnicate")]
    [InlineData("Argument 'doc' not recognized.", "report", "AMAZ", "--format", "doc", "--out", "x")]
    [InlineData("Required argument missing for option: '--head'.", "verify", "--head")]
    [InlineData("Unrecognized command or argument 'now'.", "rebuild", "now")]
    public async Task A_wrong_call_is_explained(string sentence, params string[] args)
    {
        (await Run(args)).Should().Be(2);

        _error.ToString().Should().Contain(sentence).And.Contain("Usage:");
        _output.ToString().Should().BeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("import", "--help")]
    public async Task Help_is_an_answer(params string[] args)
    {
        (await Run(args)).Should().Be(0);

        _output.ToString().Should().Contain("import");
    }

    [Fact]
    public async Task A_dossier_is_imported_and_exported()
    {
        var file = Write("dossier.yaml", SampleDossier.Text);

        (await Run("import", file)).Should().Be(0);
        (await Run("export", "AMAZ", "--out", Path.Combine(_world.Folder, "out.yaml"))).Should().Be(0);

        _output.ToString().Should().Be(
            $"AMAZ: 23 entries recorded, 0 were on record already.{Environment.NewLine}"
            + $"AMAZ: 23 entries written to {_world.Folder}/out.yaml.{Environment.NewLine}");
        _error.ToString().Should().BeEmpty();
        (await File.ReadAllTextAsync(Path.Combine(_world.Folder, "out.yaml"))).Should()
            .StartWith("format: negotiation-dossier/1\n");
        var authors = await _world.Read(db => db.Entries.Select(e => e.AuthorId).Distinct().ToListAsync());
        authors.Should().Equal(Authors.OperatorId);
        Directory.EnumerateFiles(_world.Folder, "*.unfinished").Should().BeEmpty();
    }

    [Fact]
    public async Task The_first_import_makes_the_data_directory_and_its_database()
    {
        var folder = Path.Combine(_world.Folder, "new", "data");

        (await RunIn(folder, "import", Write("dossier.yaml", SampleDossier.Text))).Should().Be(0);

        File.Exists(Path.Combine(folder, "tracker.db")).Should().BeTrue();
        LetGoOf(folder);
    }

    [Fact]
    public async Task A_faulty_dossier_is_refused_with_every_fault()
    {
        var faulty = SampleDossier.With(
            "key: a, about: AMAZ-1, kind: Stage", "key: b, about: AMAZ, kind: Sage, effective: 2026");
        var file = Write("dossier.yaml", faulty);

        (await Run("import", file)).Should().Be(1);

        _error.ToString().Should().Contain("line 7, entries[1].effective: The field “effective” is missing.")
            .And.Contain("line 8, entries[2].kind: “Sage” is none of NegotiationOpened, ");
        _output.ToString().Should().BeEmpty();
    }

    [Fact]
    public async Task Verbs_that_write_are_refused_while_a_tracker_serves_and_verbs_that_read_are_not()
    {
        (await Run("import", Write("dossier.yaml", SampleDossier.Text))).Should().Be(0);
        using var serving = DataDirectoryLock.TryTake(_world.Options);
        serving.Should().NotBeNull();

        (await Run("import", Write("dossier.yaml", SampleDossier.Text))).Should().Be(1);
        (await Run("rebuild")).Should().Be(1);

        _error.ToString().Should().Contain(
            $"A tracker serves from {_world.Folder}, or another verb writes there. Stop it first, then run");
        (await Run("export", "AMAZ", "--out", Path.Combine(_world.Folder, "out.yaml"))).Should().Be(0);
    }

    [Fact]
    public void The_lock_is_free_again_when_its_holder_has_ended()
    {
        using (var first = DataDirectoryLock.TryTake(_world.Options))
        {
            first.Should().NotBeNull();
            DataDirectoryLock.TryTake(_world.Options).Should().BeNull();
        }

        using var second = DataDirectoryLock.TryTake(_world.Options);
        second.Should().NotBeNull();
    }

    [Theory]
    [InlineData("export", "AMAZ", "--out", "x.yaml")]
    [InlineData("report", "AMAZ", "--format", "md", "--out", "x.md")]
    [InlineData("verify")]
    public async Task A_verb_that_reads_makes_no_database(params string[] args)
    {
        var folder = Path.Combine(_world.Folder, "none");

        (await RunIn(folder, args)).Should().Be(1);

        _error.ToString().Should().StartWith($"There is no database at {folder}/tracker.db.");
        Directory.Exists(folder).Should().BeFalse();
    }

    [Fact]
    public async Task A_database_of_an_earlier_version_is_not_read_by_halves()
    {
        await _world.Tamper("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%RecordIsAppendOnly'");

        (await Run("export", "AMAZ", "--out", "x.yaml")).Should().Be(1);

        _error.ToString().Should().Contain("is of an earlier version. Start the tracker once");
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_left_alone()
    {
        await _world.Tamper("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0.0')");

        (await Run("export", "AMAZ", "--out", "x.yaml")).Should().Be(1);

        _error.ToString().Should().Contain("is of a later version.");
    }

    [Fact]
    public async Task A_copy_that_is_not_in_wal_mode_is_read_as_it_is()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_world.Folder, "copy")).FullName;
        var copy = Path.Combine(folder, "tracker.db");
        await _world.Tamper($"VACUUM INTO '{copy}'");

        (await RunIn(folder, "verify")).Should().Be(0);

        _error.ToString().Should().BeEmpty();
        _output.ToString().Should().StartWith("The record is whole: 0 entries");
        (await File.ReadAllBytesAsync(copy))[18].Should().Be(1, "it was read, and left in the mode in which it was");
        LetGoOf(folder);
    }

    [Fact]
    public async Task What_is_no_database_is_told()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_world.Folder, "junk")).FullName;
        var junk = string.Concat(Enumerable.Repeat("no database at all ", 100));
        await File.WriteAllTextAsync(Path.Combine(folder, "tracker.db"), junk);

        (await RunIn(folder, "export", "AMAZ", "--out", "x.yaml")).Should().Be(1);

        _error.ToString().Should().StartWith("The database cannot be used: ").And.Contain("not a database");
        LetGoOf(folder);
    }

    [Fact]
    public async Task An_export_into_no_folder_or_onto_a_folder_is_refused()
    {
        (await Run("import", Write("dossier.yaml", SampleDossier.Text))).Should().Be(0);

        (await Run("export", "AMAZ", "--out", Path.Combine(_world.Folder, "missing", "out.yaml"))).Should().Be(1);
        (await Run("export", "AMAZ", "--out", _world.Folder)).Should().Be(1);

        _error.ToString().Should().Contain($"There is no folder {_world.Folder}/missing.")
            .And.Contain($"{_world.Folder} is a folder.");
    }

    [Fact]
    public async Task A_negotiation_is_named_in_any_case()
    {
        (await Run("import", Write("dossier.yaml", SampleDossier.Text))).Should().Be(0);

        (await Run("export", "amaz", "--out", Path.Combine(_world.Folder, "out.yaml"))).Should().Be(0);
        (await Run("report", "Amaz", "--format", "md", "--out", Path.Combine(_world.Folder, "out.md"))).Should().Be(0);

        _output.ToString().Should().Contain("AMAZ: 23 entries written to ").And.Contain("Status report of AMAZ written to ");
    }

    [Theory]
    [InlineData("export", "amzz", "--out", "x.yaml")]
    [InlineData("report", "amzz", "--format", "md", "--out", "x.md")]
    public async Task An_unknown_negotiation_is_answered_with_those_on_record(params string[] args)
    {
        (await Run(args)).Should().Be(1);
        await _world.OpenNegotiation("GEO", "Georgia");
        await _world.OpenNegotiation();
        (await Run(args)).Should().Be(1);

        _error.ToString().Should().Be(
            $"No negotiation has the key “AMZZ”. None is on record yet: “import FILE” begins one.{Environment.NewLine}"
            + $"No negotiation has the key “AMZZ”. On record: AMAZ, GEO.{Environment.NewLine}");
    }

    [Fact]
    public async Task A_refused_export_leaves_the_file_as_it_was()
    {
        var file = Write("out.yaml", "as it was");

        (await Run("export", "NONE", "--out", file)).Should().Be(1);

        (await File.ReadAllTextAsync(file)).Should().Be("as it was");
        _error.ToString().Should().StartWith("No negotiation has the key “NONE”.");
    }

    [Fact]
    public async Task A_file_that_is_missing_or_no_text_is_refused()
    {
        var junk = Path.Combine(_world.Folder, "junk.yaml");
        await File.WriteAllBytesAsync(junk, [0x66, 0xFF, 0xFE, 0xC0, 0x80]);

        (await Run("import", Path.Combine(_world.Folder, "missing.yaml"))).Should().Be(1);
        (await Run("import", junk)).Should().Be(1);
        (await Run("import", _world.Folder)).Should().Be(1);

        _error.ToString().Should().Contain("There is no file").And.Contain("is no text in UTF-8, so it is no dossier.");
    }

    [Fact]
    public async Task A_wrong_setting_is_told_by_its_name()
    {
        var code = await Verbs.Run(
            ["verify"], Terminal(), services => services.Configure<TrackerOptions>(o => o.StallDays = 0));

        code.Should().Be(1);
        _error.ToString().Should().Contain("Setting Tracker:StallDays must be a number of days from 1 to 3650.");
    }

    [Fact]
    public async Task An_import_shows_its_progress_to_who_watches()
    {
        var notes = Enumerable.Range(0, 600)
            .Select(i => $"key: n{i}, about: AMAZ, kind: Note, text: a, effective: 2026");
        var file = Write("long.yaml", SampleDossier.With([.. notes]));

        await Run(_world.Folder, Terminal() with { IsInteractive = true }, "import", file);

        _error.ToString().Should().Contain("500 entries read, 0 saved").And.Contain("601 entries read, 601 saved")
            .And.EndWith("\r\u001b[K");
    }

    [Fact]
    public async Task A_verb_that_is_stopped_stores_nothing()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var file = Write("dossier.yaml", SampleDossier.Text);

        var code = await Verbs.Run(["import", file], Terminal(), Arrange(_world.Folder), stop.Token);

        code.Should().Be(1);
        _error.ToString().Should().StartWith("Stopped before the end: nothing was stored.");
        (await _world.Read(db => db.Ledger.AnyAsync())).Should().BeFalse();
    }

    public void Dispose()
    {
        _world.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int?> Run(params string[] args) => RunIn(_world.Folder, args);

    private Task<int?> RunIn(string folder, params string[] args) => Run(folder, Terminal(), args);

    private Task<int?> Run(string folder, Terminal terminal, params string[] args) =>
        Verbs.Run(args, terminal, Arrange(folder));

    private Terminal Terminal() => new(_output, _error, IsInteractive: false);

    private Action<IServiceCollection> Arrange(string folder) => services => services
        .Configure<TrackerOptions>(o => o.DataDirectory = folder).AddSingleton<TimeProvider>(_world.Clock);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_world.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static void LetGoOf(string folder)
    {
        var file = Path.Combine(folder, "tracker.db");
        using var connection = new SqliteConnection(SqliteConnections.ConnectionString(file));
        SqliteConnection.ClearPool(connection);
    }
}
