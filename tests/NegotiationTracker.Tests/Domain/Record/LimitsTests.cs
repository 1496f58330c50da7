using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Features.Record;

namespace NegotiationTracker.Tests.Domain.Record;

public sealed class LimitsTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    [Fact]
    public async Task A_text_that_no_file_could_carry_is_refused()
    {
        var issue = await _world.OpenIssue();
        foreach (var text in (string[])["a\0b", "a\u001b[31mb", "half \ud83d of a character", "the other half \ude00"])
        {
            var note = () => _world.Send(new AddNote { SubjectId = issue.Id, Text = text, Effective = ImpreciseDate.Parse("2026") });

            await note.Should().ThrowAsync<RuleViolationException>()
                .WithMessage("The note holds a character that cannot be printed. Paste it again as plain text.");
        }
    }

    [Fact]
    public async Task A_name_holds_nothing_that_reorders_what_stands_beside_it()
    {
        await _world.OpenIssue();
        foreach (var sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        {
            var open = () => _world.OpenIssue($"Border{sign}txt.exe");
            (await open.Should().ThrowAsync<RuleViolationException>()).Which.Message.Should().StartWith("The title holds a hidden sign");
            Limits.Broken(new EvidenceStatement(1, new StoredFile(new string('a', 64), $"photo{sign}gpj.txt", "text/plain", 1), null), "", [])
                .Should().ContainSingle().Which.Sentence.Should().StartWith("The name of the file holds a hidden sign");
        }

        await _world.OpenIssue("שלום, a title in two directions, is one of many");
    }

    [Theory]
    [InlineData("tabs\tand\r\nbreaks")]
    [InlineData("😀 Միրզոյան Əliyev")]
    public async Task A_text_of_any_script_is_taken(string text)
    {
        var issue = await _world.OpenIssue();

        await _world.Send(new AddNote { SubjectId = issue.Id, Text = text, Effective = ImpreciseDate.Parse("2026") });

        (await _world.EntriesAbout(issue.Id))[^1].Statement.Should().Be(new NoteStatement(text));
    }

    [Fact]
    public async Task A_language_has_the_form_of_one()
    {
        var open = () => _world.Send(new OpenNegotiation { Key = "AMAZ", Name = "A", TimeZone = "Asia/Yerevan", Languages = ["en", "Armenian language"] });

        await open.Should().ThrowAsync<RuleViolationException>().WithMessage("“Armenian language” is no language: write en, hy or az-Latn.");
    }

    public void Dispose() => _world.Dispose();
}
