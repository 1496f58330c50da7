namespace NegotiationTracker.Tests.Architecture;

/// <summary>Rules that only the text shows.</summary>
public sealed class SourceTests
{
    private static readonly string[] Sources =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "NegotiationTracker"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))];

    [Fact]
    public void There_is_source_to_read() => Sources.Should().HaveCountGreaterThan(100);

    [Fact]
    public void No_transaction_that_writes_is_deferred() => Lines("deferred: true")
        .Should().HaveCount(2, "a deferred transaction that turns to writing waits in vain and then fails")
        .And.OnlyContain(l => l.StartsWith("src/NegotiationTracker/Data/SqliteConnections.cs"), "there, neither can write");

    [Fact]
    public void Untrusted_text_is_never_shown_as_markup() => Lines("MarkupString")
        .Should().BeEmpty("text on record stays text");

    [Fact]
    public void The_host_is_a_table_of_contents() =>
        File.ReadLines(Path.Combine(Repository.Root, "src", "NegotiationTracker", "Program.cs"))
            .Should().HaveCountLessThan(60);

    [Fact]
    public void No_file_outgrows_its_subject() => Sources
        .Where(f => !f.Contains("/Migrations/", StringComparison.Ordinal))
        .Where(f => File.ReadLines(f).Count() > 300)
        .Should().BeEmpty("a file that long carries two subjects");

    private static IEnumerable<string> Lines(string text) => Sources
        .SelectMany(f => File.ReadLines(f).Select((line, i) => (f, i, line)))
        .Where(l => l.line.Contains(text, StringComparison.Ordinal))
        .Select(l => $"{Path.GetRelativePath(Repository.Root, l.f)}:{l.i + 1}");
}
