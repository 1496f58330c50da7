namespace NegotiationTracker.BrowserTests;

/// <summary>A text that turns the direction of writing turns its own alone.</summary>
public sealed class DirectionTests
{
    /// <summary>How far right of the text that turns the word after it begins, in the order in which both were written.</summary>
    private const string Place = """
        style => {
          const main = document.querySelector('main');
          main.innerHTML = '<p><a href="#" style="' + style + '">\u202Etxt.exe</a> <b style="' + style + '">1 2 after</b></p>';
          const [turns, after] = [main.querySelector('a'), main.querySelector('b')].map(e => e.getBoundingClientRect());
          return after.left - turns.left;
        }
        """;

    [BrowserFact]
    public async Task What_turns_the_direction_of_writing_reorders_nothing_beside_it()
    {
        await using var tracker = await ServedTracker.Start();
        await using var reader = await Reader.Open(tracker.Address);
        await reader.Go("/inbox");

        (await reader.Page.EvaluateAsync<double>(Place, "")).Should().BePositive();
        (await reader.Page.EvaluateAsync<double>(Place, "unicode-bidi: normal")).Should().BeNegative("the rule of the style sheet is what holds it");
    }
}
