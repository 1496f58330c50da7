using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NegotiationTracker.Features.Dossiers;

namespace NegotiationTracker.Tests.Features.Dossiers;

public sealed class YamlTextPropertyTests
{
    private static readonly Gen<string> Pieces = Gen.Elements(
        " ", "  ", "\n", "\n\n", "\t", "\r", ":", ": ", " #", "-", "- ", "?", ",", "[", "]", "{", "}", "&", "*",
        "!", "|", ">", "'", "\"", "%", "@", "`", "\\", "~", "null", "true", "---", "...", "0", "1994", "word",
        "Միրզոյան", "Əliyev", "😀",
        "\u00a0", "\u0085", "\u2028", "\ufeff", "\u200f", "“", "”", "–", "a long word after another ");

    private static readonly Arbitrary<string> Texts =
        Gen.Choose(1, 60).SelectMany(n => Pieces.ArrayOf(n)).Select(string.Concat).ToArbitrary();

    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true)
        .WithReplay(new Replay(new Rnd(20261122, 19), FSharpOption<int>.None));

    [Fact]
    public void Whatever_is_written_below_a_name_reads_back_to_the_character() => Check.One(
        Seeded,
        Prop.ForAll(Texts, text => Read($"- b: {YamlText.Block(text, "    ")}\n  c: d\n")["b"].Text == text));

    [Fact]
    public void Whatever_is_written_on_one_line_reads_back_to_the_character() => Check.One(
        Seeded,
        Prop.ForAll(Texts, text =>
            Read($"- {{ b: {YamlText.Flow(text)}, c: [{YamlText.Flow(text)}, d] }}\n") is var fields
            && fields["b"].Text == text && fields["c"].Items![0].Text == text));

    private static OrderedDictionary<string, Node> Read(string items)
    {
        var yaml = new YamlReader(items);
        for (var head = 0; head < 3; head++)
            yaml.Advance();
        return yaml.Read((_, _) => { }).Items![0].Fields!;
    }
}
