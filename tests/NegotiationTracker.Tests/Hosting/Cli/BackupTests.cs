using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Data;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Features.Record;
using NegotiationTracker.Hosting;
using NegotiationTracker.Hosting.Cli;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Hosting.Cli;

/// <summary>What was backed up comes back the same, beside writers; what was damaged is refused; files travel with a dossier.</summary>
public sealed class BackupTests : IAsyncLifetime, IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly List<string> _restored = [];
    private RecordWorld _world = null!;

    private string Folder => _world.Tracker.Folder;

    private string Backup => Path.Combine(Folder, "backup.zip");

    public async Task InitializeAsync() => _world = await RecordWorld.Eventful();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var folder in _restored)
        {
            LetGoOf(folder);
            Directory.Delete(folder, recursive: true);
        }

        _world.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task A_restored_backup_is_whole_and_exports_the_same_to_the_byte()
    {
        using var serving = DataDirectoryLock.TryTake(_world.Tracker.Options); // a backup runs beside a serving tracker
        await Done(Folder, "backup", "--out", Backup);
        var empty = Empty();

        await Done(empty, "restore", Backup);

        await Done(empty, "verify");
        (await Export(empty)).Should().Equal(await Export(Folder));
        var verified = await _world.Analyst.Send(new VerifyRecord());
        _output.ToString().Should().Contain($"head {verified.Head}. Start the tracker").And.Contain("The record is whole");
        Directory.EnumerateFiles(Folder, ".*").Should().BeEmpty("nothing unfinished stays");
        Directory.EnumerateFileSystemEntries(empty).Select(e => Path.GetFileName(e)).Should().NotContain(".restoring");
    }

    [Fact]
    public Task A_backup_beside_a_writer_is_one_moment_of_the_record() => BackUpBesideAWriter(5);

    [Fact, Trait("Category", "Faults")]
    public Task Fifty_backups_beside_a_writer_all_come_back_whole() => BackUpBesideAWriter(50);

    [Fact]
    public async Task Where_a_backup_cannot_be_written_its_verb_says_so_and_leaves_nothing()
    {
        var file = Path.Combine(Folder, "a-file");
        await File.WriteAllTextAsync(file, "in the way");
        foreach (var place in new[] { Path.Combine(Folder, "gone", "backup.zip"), Path.Combine(file, "backup.zip"), Folder })
        {
            _error.GetStringBuilder().Clear();
            (await Run(Folder, "backup", "--out", place)).Should().Be(Verbs.Refused);
            _error.ToString().Trim().Should().EndWith(".").And.NotContain("Exception").And.NotContain(" at ");
        }

        Directory.EnumerateFiles(Folder, ".*").Should().BeEmpty();
    }

    [Fact]
    public async Task A_backup_in_which_bits_were_flipped_is_refused_or_comes_back_the_same()
    {
        await Done(Folder, "backup", "--out", Backup);
        var whole = await File.ReadAllBytesAsync(Backup);
        var export = await Export(Folder);
        var random = new Random(20261122);
        var damaged = Path.Combine(Folder, "damaged.zip");
        var refused = 0;
        for (var i = 0; i < 40; i++)
        {
            var bytes = whole.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(damaged, bytes);
            var empty = Empty();
            if (await Run(empty, "restore", damaged) == Verbs.Done)
            {
                (await Export(empty)).Should().Equal(export, "only what an archive says about itself was touched");
                continue;
            }

            refused++;
            Directory.EnumerateFileSystemEntries(empty).Select(e => Path.GetFileName(e)).Should().Equal(DataDirectoryLock.FileName);
        }

        refused.Should().BeGreaterThan(30);
        _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().OnlyContain(s => s.TrimEnd().EndsWith('.'));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("stranger")]
    [InlineData("missing")]
    [InlineData("longer")]
    [InlineData("empty")]
    public async Task What_is_no_whole_backup_is_refused_in_a_sentence(string how)
    {
        await Done(Folder, "backup", "--out", Backup);
        if (how is "cut" or "empty")
        {
            await using var file = File.OpenWrite(Backup);
            file.SetLength(how == "cut" ? file.Length / 2 : 0);
        }
        else
        {
            using var zip = ZipFile.Open(Backup, ZipArchiveMode.Update);
            var kept = zip.Entries.First(e => e.FullName.StartsWith("files/", StringComparison.Ordinal));
            if (how == "missing")
                kept.Delete();
            else if (how == "stranger")
                zip.CreateEntry("../outside.txt");
            else
                await using (var content = kept.Open())
                {
                    content.SetLength(0);
                    content.Write(new byte[100_000_000]);
                }
        }

        var empty = Empty();
        (await Run(empty, "restore", Backup)).Should().Be(Verbs.Refused);

        _error.ToString().Should().Contain("This is no backup of the tracker, or a damaged one");
        File.Exists(Path.Combine(empty, "tracker.db")).Should().BeFalse();
    }

    [Fact]
    public async Task A_restore_overwrites_nothing()
    {
        await Done(Folder, "backup", "--out", Backup);

        (await Run(Folder, "restore", Backup)).Should().Be(Verbs.Refused);

        _error.ToString().Should().Contain("is not empty, and a restore overwrites nothing");
        (await Run(Empty(), "restore", Path.Combine(Folder, "none.zip"))).Should().Be(Verbs.Refused);
    }

    [Fact]
    public async Task A_file_that_is_gone_or_altered_is_found_told_and_left_out()
    {
        var file = _world.Provider.GetRequiredService<FileStore>().All().Single();
        var place = _world.Provider.GetRequiredService<FileStore>().PlaceOf(file);
        await File.WriteAllTextAsync(place, "As it wos.");
        (await _world.Analyst.Send(new VerifyRecord())).Findings.Should().ContainSingle().Which.Should().Contain("is not what it was").And.Contain(file);
        File.Delete(place);
        (await _world.Analyst.Send(new VerifyRecord())).Findings.Should().ContainSingle().Which.Should().Contain("is not here").And.Contain(file);

        (await Run(Folder, "backup", "--out", Backup)).Should().Be(Verbs.Refused, "whoever runs it by night has to learn of it");

        _error.ToString().Should().Contain("Not in the backup").And.Contain(file);
        await Done(Empty(), "restore", Backup);
    }

    [Fact]
    public async Task A_dossier_travels_with_its_files_and_without_them_says_how_many_are_left_out()
    {
        var (yaml, zip) = (Path.Combine(Folder, "amaz.yaml"), Path.Combine(Folder, "amaz.zip"));
        await Done(Folder, "export", "AMAZ", "--out", yaml);
        _error.ToString().Should().Contain("1 files that it names are left out");
        await Done(Folder, "export", "AMAZ", "--out", zip);
        var empty = Empty();

        await Done(empty, "import", zip);

        await Done(empty, "verify");
        (await Export(empty)).Should().Equal(await File.ReadAllBytesAsync(yaml));
    }

    [Fact]
    public async Task A_dossier_without_a_file_that_it_names_is_refused_unless_somebody_says_that_it_is_meant()
    {
        var (yaml, zip) = (Path.Combine(Folder, "amaz.yaml"), Path.Combine(Folder, "amaz.zip"));
        await Done(Folder, "export", "AMAZ", "--out", yaml);
        await Done(Folder, "export", "AMAZ", "--out", zip);
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Update))
            archive.Entries.Single(e => e.FullName != "dossier.yaml").Delete();
        var empty = Empty();

        foreach (var file in new[] { yaml, zip })
        {
            (await Run(empty, "import", file)).Should().Be(Verbs.Refused);
            _error.ToString().Should().Contain("did not come with the dossier");
        }

        await Done(empty, "import", zip, "--without-files");
        (await Run(empty, "verify")).Should().Be(Verbs.Refused, "the file is still not there");
    }

    [Fact]
    public async Task A_file_of_another_kind_or_length_than_its_dossier_tells_is_refused_and_none_is_left_behind()
    {
        var zip = Path.Combine(Folder, "amaz.zip");
        await Done(Folder, "export", "AMAZ", "--out", zip);
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Update))
        {
            var entry = archive.GetEntry("dossier.yaml")!;
            string dossier;
            using (var reader = new StreamReader(entry.Open()))
                dossier = await reader.ReadToEndAsync();
            entry.Delete();
            await using var writer = new StreamWriter(archive.CreateEntry("dossier.yaml").Open());
            await writer.WriteAsync(dossier.Replace("mediaType: text/plain", "mediaType: image/png"));
        }

        var empty = Empty();
        (await Run(empty, "import", zip)).Should().Be(Verbs.Refused);

        _error.ToString().Should().Contain("is no image/png");
        Directory.EnumerateFiles(Path.Combine(empty, "files"), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Theory]
    [InlineData("files/0000000000000000000000000000000000000000000000000000000000000000", "is not what its name says")]
    [InlineData("files/../../outside", "does not belong into it")]
    [InlineData("dossier.yaml", "is not in it")]
    public async Task An_archive_with_something_else_in_it_is_refused_before_anything_is_kept(string name, string sentence)
    {
        var path = Path.Combine(Folder, "amaz.zip");
        await Done(Folder, "export", "AMAZ", "--out", path);
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            await using var content = zip.CreateEntry(name).Open();
            await content.WriteAsync("something else"u8.ToArray());
        }

        var empty = Empty();
        (await Run(empty, "import", path)).Should().Be(Verbs.Refused);

        _error.ToString().Should().Contain(sentence);
        Directory.Exists(Path.Combine(empty, "files")).Should().BeFalse();
    }

    [Fact]
    public async Task A_file_that_unpacks_to_more_than_is_kept_is_refused_while_it_is_unpacked()
    {
        var path = Path.Combine(Folder, "bomb.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            await using (var dossier = zip.CreateEntry("dossier.yaml").Open())
                await dossier.WriteAsync("format: negotiation-dossier/1\n"u8.ToArray());
            await using var content = zip.CreateEntry("files/" + new string('0', 64)).Open();
            for (var i = 0; i < 200; i++)
                await content.WriteAsync(new byte[1024 * 1024]);
        }

        (await Run(Empty(), "import", path)).Should().Be(Verbs.Refused);

        _error.ToString().Should().Contain("is longer than 20.0 MB");
    }

    private async Task BackUpBesideAWriter(int times)
    {
        var issue = await _world.OpenIssue("Busy");
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
                await _world.Tell(new AddNote { SubjectId = issue, Text = $"Note {i}" });
        });
        for (var i = 0; i < times; i++)
        {
            await Done(Folder, "backup", "--out", Backup);
            var empty = Empty();
            await Done(empty, "restore", Backup);
            await Done(empty, "verify");
        }

        await enough.CancelAsync();
        await writing;
    }

    private string Empty()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-restored-").FullName;
        _restored.Add(folder);
        return folder;
    }

    private async Task Done(string folder, params string[] args) =>
        (await Run(folder, args)).Should().Be(Verbs.Done, "{0}: {1}", string.Join(' ', args), _error);

    private Task<int?> Run(string folder, params string[] args) => Verbs.Run(
        args, new Terminal(_output, _error, IsInteractive: false),
        services => services.Configure<TrackerOptions>(o => o.DataDirectory = folder).AddSingleton<TimeProvider>(_world.Clock));

    private async Task<byte[]> Export(string folder)
    {
        var file = Path.Combine(Folder, "exported.yaml");
        await Done(folder, "export", "AMAZ", "--out", file);
        LetGoOf(folder);
        return await File.ReadAllBytesAsync(file);
    }

    private static void LetGoOf(string folder)
    {
        using var connection = new SqliteConnection(SqliteConnections.ConnectionString(Path.Combine(folder, "tracker.db")));
        SqliteConnection.ClearPool(connection);
    }
}
