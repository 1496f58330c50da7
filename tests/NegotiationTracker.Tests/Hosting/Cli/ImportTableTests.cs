using Microsoft.Extensions.DependencyInjection;
using NegotiationTracker.Data;
using NegotiationTracker.Features.Issues;
using NegotiationTracker.Hosting.Cli;
using NegotiationTracker.Tests.Features.Imports;

namespace NegotiationTracker.Tests.Hosting.Cli;

/// <summary>The verb that takes dossiers takes tables as well.</summary>
public sealed class ImportTableTests : IDisposable
{
    private readonly TrackerWorld _world = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_table_is_imported_by_its_guessed_mapping_or_by_one_in_a_file()
    {
        await _world.OpenNegotiation();

        (await Run("import", Write("redmine.csv", Importing.Sample("redmine.csv")), "--negotiation", "amaz")).Should().Be(0);
        _output.ToString().Should().Match("AMAZ: 4 rows imported as * entries, 0 were on record already.*");
        var mapping = Write("mapping.json", """{ "as": "issues", "columns": { "Frage": "title" }, "constants": { "category": "Law", "opened": "2026" } }"""u8.ToArray());
        (await Run("import", Write("fragen.csv", "Frage\nTransit"u8.ToArray()), "--negotiation", "AMAZ", "--mapping", mapping)).Should().Be(0);

        (await _world.Send(new ListIssues("AMAZ"))).Total.Should().Be(5);
    }

    [Fact]
    public async Task Without_a_terminal_a_line_now_and_then_says_that_it_goes_on()
    {
        await _world.OpenNegotiation();

        (await Run("import", Write("many.csv", Importing.Bytes("Date,Event\n" + string.Concat(Enumerable.Range(1, 4100).Select(i => $"2026-01-02,Meeting {i}\n")))), "--negotiation", "AMAZ")).Should().Be(0);

        _error.ToString().Split('\n').Should().StartWith(["2,000 of 4,100 rows read", "4,000 of 4,100 rows read"]).And.HaveCountLessThan(10);
    }

    [Theory]
    [InlineData("Say which negotiation the rows belong to: --negotiation KEY*", "issues.csv")]
    [InlineData("No negotiation has the key “NOPE”. On record: AMAZ.", "issues.csv", "--negotiation", "NOPE")]
    [InlineData("There is no mapping file * of at most 1 MB.", "issues.csv", "--negotiation", "AMAZ", "--mapping", "none.json")]
    [InlineData("The mapping is for milestones, and --as says issues.", "issues.csv", "--negotiation", "AMAZ", "--as", "issues", "--mapping", "milestones.json")]
    [InlineData("The mapping is no JSON of the kind that docs/imports.md describes (line 1)*", "issues.csv", "--negotiation", "AMAZ", "--mapping", "issues.csv")]
    [InlineData("The file has one fault, so nothing of it was stored.\nrow 2, column B, Since: “soon”*", "issues.csv", "--negotiation", "AMAZ", "--as", "issues")]
    [InlineData("There is no file *", "none.csv", "--negotiation", "AMAZ")]
    public async Task A_refusal_is_a_sentence_and_exit_code_1(string sentence, string file, params string[] options)
    {
        await _world.OpenNegotiation();
        Write("issues.csv", "Title,Since\nTransit,soon"u8.ToArray());
        Write("milestones.json", """{ "as": "milestones" }"""u8.ToArray());

        (await Run(["import", Path.Combine(_world.Folder, file), .. options.Select(o => o.Contains('.') ? Path.Combine(_world.Folder, o) : o)])).Should().Be(1);

        _error.ToString().Trim().Should().Match(sentence);
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_world.Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private Task<int?> Run(params string[] args) => Verbs.Run(
        args, new Terminal(_output, _error, IsInteractive: false),
        services =>
        {
            services.Configure<TrackerOptions>(o => o.DataDirectory = _world.Folder);
            services.AddSingleton<TimeProvider>(_world.Clock);
        });
}
