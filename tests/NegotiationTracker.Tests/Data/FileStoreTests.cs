using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Tests.Data;

public sealed class FileStoreTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    private FileStore Files => _world.Provider.GetRequiredService<FileStore>();

    public void Dispose() => _world.Dispose();

    public static TheoryData<string, byte[]> Kinds => new()
    {
        { "application/pdf", "%PDF-1.7\n…"u8.ToArray() },
        { "image/png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0] },
        { "image/jpeg", [0xff, 0xd8, 0xff, 0xe0, 0] },
        { "image/gif", "GIF89a…"u8.ToArray() },
        { "image/webp", "RIFF\u0001\u0001\u0001\u0001WEBPVP8 "u8.ToArray() },
        { "text/plain", "Ղարաբաղ, Qarabağ\r\n\t<b>"u8.ToArray() },
        { "text/plain", [0xef, 0xbb, 0xbf, .. "Карабах"u8] },
        { "text/plain", "<svg onload='alert(1)'/>"u8.ToArray() },
        { "text/html", "\ufeff \n<!doctype HTML><p>"u8.ToArray() },
        { "text/html", "<html lang=en>"u8.ToArray() },
        { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip("word/document.xml") },
        { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip("xl/workbook.xml") },
        { "application/vnd.openxmlformats-officedocument.presentationml.presentation", Zip("ppt/presentation.xml") },
        { "application/vnd.oasis.opendocument.text", Zip("mimetype=application/vnd.oasis.opendocument.text", "content.xml") },
        { "application/vnd.oasis.opendocument.spreadsheet", Zip("mimetype=application/vnd.oasis.opendocument.spreadsheet") },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_is_what_its_content_says_whatever_its_name(string type, byte[] content)
    {
        var kept = await Keep(content, "report.exe");

        kept.Should().Be(new StoredFile(Convert.ToHexStringLower(SHA256.HashData(content)), "report.exe", type, content.Length));
        await using var again = Files.Open(kept);
        using var read = new MemoryStream();
        await again!.CopyToAsync(read);
        read.ToArray().Should().Equal(content);
        (await Files.IsSound(kept.Hash, CancellationToken.None)).Should().BeTrue();
        Files.All().Should().Equal(kept.Hash);
    }

    public static TheoryData<string, byte[]> Others => new()
    {
        { "empty", [] },
        { "none of the kinds of file", [0, 1, 2, 3] },
        { "none of the kinds of file", "MZ\u0090\u0000"u8.ToArray() },
        { "none of the kinds of file", [0xff, 0xfe, (byte)'a', 0] },
        { "none of the kinds of file", Zip("readme.txt") },
        { "none of the kinds of file", Zip("word/document.xml", "word/vbaProject.bin") },
        { "none of the kinds of file", Zip("xl/workbook.xml", "xl/VBAPROJECT.BIN") },
        { "none of the kinds of file", Zip("mimetype=application/vnd.oasis.opendocument.text", "Basic/Standard/Module1.xml") },
        { "none of the kinds of file", Zip("mimetype=application/epub+zip") },
        { "none of the kinds of file", Zip([.. Enumerable.Range(0, 2_001).Select(i => $"{i}"), "word/document.xml"]) },
        { "none of the kinds of file", "PK\u0003\u0004 and then nothing of the kind"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task What_is_not_kept_is_refused_and_leaves_nothing_behind(string sentence, byte[] content)
    {
        var keep = () => Keep(content, "page.pdf");

        (await keep.Should().ThrowAsync<RuleViolationException>()).Which.Message.Should().Contain(sentence).And.EndWith(".");
        Directory.EnumerateFiles(Files.Folder, "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public Task One_byte_more_than_the_longest_is_refused() =>
        What_is_not_kept_is_refused_and_leaves_nothing_behind("20 MB", new byte[StoredFile.MostBytes + 1]);

    [Fact]
    public async Task The_longest_file_is_kept()
    {
        var content = Encoding.ASCII.GetBytes(new string('x', (int)StoredFile.MostBytes));

        (await Keep(content, "long.txt")).Bytes.Should().Be(StoredFile.MostBytes);
    }

    [Fact]
    public async Task An_office_file_that_was_cut_or_altered_is_told_or_refused_and_never_a_fault()
    {
        var random = new Random(20261122);
        var whole = Zip("mimetype=application/vnd.oasis.opendocument.text", "content.xml", "styles.xml");
        for (var i = 0; i < 500; i++)
        {
            var damaged = whole[..random.Next(5, whole.Length + 1)];
            for (var flips = random.Next(0, 6); flips > 0; flips--)
                damaged[random.Next(4, damaged.Length)] ^= (byte)(1 << random.Next(8));
            var keep = () => Keep(damaged, $"{i}.odt");

            try
            {
                await keep();
            }
            catch (RuleViolationException refused)
            {
                refused.Message.Should().Contain("none of the kinds of file");
            }
        }
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\ani\\page.txt", "page.txt")]
    [InlineData("  ", "file")]
    [InlineData("a\r\nSet-Cookie: x.txt", "aSet-Cookie: x.txt")]
    [InlineData("report\u202Etxt.exe", "reporttxt.exe")]
    [InlineData("Հայտարարություն.txt", "Հայտարարություն.txt")]
    public async Task A_name_keeps_neither_folders_nor_what_cannot_be_printed(string name, string kept) =>
        (await Keep("text"u8.ToArray(), name)).Name.Should().Be(kept);

    [Fact]
    public async Task A_name_too_long_is_cut_before_its_end() =>
        (await Keep("text"u8.ToArray(), new string('n', 500) + ".txt")).Name.Should().HaveLength(Limits.Name).And.EndWith("n.txt");

    [Fact]
    public async Task One_content_lies_there_once_and_the_same_again_mends_what_was_damaged()
    {
        var first = await Keep("The page, as it was."u8.ToArray(), "a.txt");
        await File.WriteAllTextAsync(Files.PlaceOf(first.Hash), "The page, as it is!!");
        (await Files.IsSound(first.Hash, CancellationToken.None)).Should().BeFalse();

        var second = await Keep("The page, as it was."u8.ToArray(), "b.txt");

        second.Should().Be(first with { Name = "b.txt" });
        Files.All().Should().ContainSingle();
        (await Files.IsSound(first.Hash, CancellationToken.None)).Should().BeTrue();
    }

    [Fact]
    public async Task A_sweep_takes_what_nobody_names_once_it_is_old_enough()
    {
        var named = await Keep("named"u8.ToArray(), "a.txt");
        var forgotten = await Keep("forgotten"u8.ToArray(), "b.txt");
        await File.WriteAllTextAsync(Path.Combine(Files.Folder, "x.part"), "half");
        File.SetLastWriteTimeUtc(Path.Combine(Files.Folder, "x.part"), TrackerWorld.Start.UtcDateTime);
        HashSet<string> names = [named.Hash];

        Files.Sweep(names, TrackerWorld.Start).Should().Be(0, "it may be named yet");
        Files.Sweep(names, TrackerWorld.Start.AddSeconds(1)).Should().Be(1);

        (Files.Has(named), Files.Has(forgotten)).Should().Be((true, false));
        Directory.EnumerateFiles(Files.Folder).Should().BeEmpty("what was never finished goes too");
    }

    [Theory]
    [InlineData("../tracker.db")]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_hash_names_no_place(string hash)
    {
        var file = new StoredFile(hash, "x", "text/plain", 1);

        Files.Has(file).Should().BeFalse();
        Files.Open(file).Should().BeNull();
        ((Action)(() => Files.Require(file))).Should().Throw<RuleViolationException>();
    }

    private Task<StoredFile> Keep(byte[] content, string name) => Files.Keep(new MemoryStream(content), name, CancellationToken.None);

    /// <param name="entries">Names, or a name with its content after the sign =.</param>
    private static byte[] Zip(params string[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in entries)
            {
                using var content = zip.CreateEntry(entry.Split('=')[0], CompressionLevel.NoCompression).Open();
                content.Write(Encoding.UTF8.GetBytes(entry.Contains('=') ? entry.Split('=')[1] : "<xml/>"));
            }

        return file.ToArray();
    }
}
