using FsCheck;
using FsCheck.Fluent;
using NegotiationTracker.Features.Reports.Formats;
using Radzen.Documents.Markdown;

namespace NegotiationTracker.Tests.Features.Reports;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("plain words, 57 % and (brackets)", "plain words, 57 % and (brackets)")]
    [InlineData("snake_case stays, _emphasis_ does not", @"snake_case stays, \_emphasis\_ does not")]
    [InlineData("a | b", @"a \| b")]
    [InlineData("*bold* and `code` and ~struck~", @"\*bold\* and \`code\` and \~struck\~")]
    [InlineData("<b>x</b> &amp; A&B & C", @"\<b>x\</b> \&amp; A&B & C")]
    [InlineData("[l](https://evil.example) ![i](u)", @"\[l\](https://evil.example) !\[i\](u)")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("C # D", @"C \# D")]
    [InlineData("- item", @"\- item")]
    [InlineData("+ item", @"\+ item")]
    [InlineData("===", @"\===")]
    [InlineData("> quote", @"\> quote")]
    [InlineData("12. June", @"12\. June")]
    [InlineData("12) June", @"12\) June")]
    [InlineData("57.5 %", "57.5 %")]
    [InlineData("-5 points", "-5 points")]
    [InlineData("- - -", @"\- - -")]
    [InlineData("---", @"\---")]
    [InlineData(@"back\slash", @"back\\slash")]
    [InlineData("two\r\nlines\tand\u2028more\u0085", "two lines and more")]
    [InlineData("\0null \u001b[31m", @"null \[31m")]
    [InlineData("turned \u202Earound\u202C \u2066here\u2069", "turned around here")]
    [InlineData("Ильхам Əliyev Փաշինյան", "Ильхам Əliyev Փաշինյան")]
    [InlineData(null, "")]
    public void Text_stays_what_it_says(string? text, string written) => MarkdownText.Line(text).Should().Be(written);

    [Fact]
    public void Blank_lines_part_paragraphs() =>
        MarkdownText.Paragraphs("one\ntwo\n \t\nthree\r\n\r\n\r\n# four").Should().Equal("one two", "three", @"\# four");

    [Fact]
    public void Any_text_renders_as_itself_in_one_paragraph()
    {
        var pieces = Gen.Elements(
            "a", "B2", " ", "\n", "\t", "|", "*", "**", "_", "__", "`", "```", "~", "~~~", "#", "###", "-", "---", "+", "=", "===", ">", "<", "</b>",
            "<img src=x>", "[", "]", "](http://e)", "![", "(", ")", "!", "\\", "&", "&lt;", "&#60;", "1.", "1)", "12", ".", ":", "<!--", "-->", "<http://e>");
        var texts = Gen.ArrayOf(pieces).Select(string.Concat).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20261122, 1), Prop.ForAll(texts, text =>
        {
            var line = MarkdownText.Line(text);
            line.Should().NotContainAny("\n", "\r");
            var body = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(HtmlVisitor.ToHtml(line)).Body!;
            var plain = string.Join(' ', text.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
            body.TextContent.Trim().Should().Be(plain, "“{0}” was written as “{1}”", text, line);
            body.QuerySelectorAll("*").Select(e => e.LocalName).Should().BeSubsetOf(["p"]);
        }));
    }
}
