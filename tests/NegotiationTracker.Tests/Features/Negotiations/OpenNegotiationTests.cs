using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Features.Negotiations;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Features.Negotiations;

public sealed class OpenNegotiationTests : IDisposable
{
    private readonly TrackerWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Negotiations_are_listed_by_name_and_described_anew()
    {
        var ukraine = await _world.OpenNegotiation("UKRA", "Ukraine", "Europe/Kyiv");
        await _world.OpenNegotiation();
        (await _world.Send(new ListNegotiations())).Select(n => n.Key).Should().Equal("AMAZ", "UKRA");

        await _world.Say(new DescribeNegotiation { SubjectId = ukraine, Title = "A peace for Ukraine", Summary = "The talks." });

        var described = (await _world.Send(new ListNegotiations()))[0];
        (described.Key, described.Name, described.Summary, described.TimeZone).Should()
            .Be(("UKRA", "A peace for Ukraine", "The talks.", "Europe/Kyiv"));
    }

    [Theory]
    [InlineData("A", "Asia/Yerevan", "en", "The key is two to ten letters*")]
    [InlineData("2AMAZ", "Asia/Yerevan", "en", "The key is two to ten letters*")]
    [InlineData("AMAZAMAZAMAZ", "Asia/Yerevan", "en", "The key is two to ten letters*")]
    [InlineData("AMAZ", "Yerevan", "en", "“Yerevan” is no time zone*")]
    [InlineData("AMAZ", "Asia/Yerevan", "English, please", "“English, please” is no language*")]
    public async Task A_key_a_zone_or_a_language_that_is_none_is_refused(string key, string zone, string language, string sentence) =>
        await _world.Refuses(new OpenNegotiation { Key = key, Name = "Talks", TimeZone = zone, Languages = [language] }, sentence);

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var open = () => _world.Send(new OpenNegotiation { Key = "2AMAZ", TimeZone = "Yerevan" });

        (await open.Should().ThrowAsync<NotValidException>()).Which.Faults.Select(f => f.Field).Should().BeEquivalentTo("Key", "Name", "TimeZone");
    }

    [Fact]
    public async Task Small_letters_of_a_key_become_capitals() =>
        (await _world.Send(new OpenNegotiation { Key = " amaz ", Name = "Talks", TimeZone = " Asia/Yerevan " })).Should().Be("AMAZ");

    [Fact]
    public async Task A_key_that_is_taken_is_refused()
    {
        await _world.OpenNegotiation();
        await _world.Refuses(new OpenNegotiation { Key = "AMAZ", Name = "Other", TimeZone = "UTC" }, "The key AMAZ is taken*");
    }

    [Fact]
    public async Task Actors_are_listed_parties_first_with_all_their_names()
    {
        await _world.AddActor("Russia", ActorRole.InterestedState, ActorRole.Mediator);
        var armenia = await _world.AddActor();
        await _world.AddActor("Azerbaijan");
        await _world.Say(new NameActor { SubjectId = armenia, Language = "hy", Name = "Հայաստան" });

        var actors = await _world.Send(new ListActors("AMAZ"));

        actors.Select(a => (a.Name, a.IsParty)).Should().Equal(("Armenia", true), ("Azerbaijan", true), ("Russia", false));
        actors[0].Names.Select(n => $"{n.Language} {n.Name}").Should().Equal("en Armenia", "hy Հայաստան");
        var past = await _world.Send(new ListActors("AMAZ") { At = new AskedViewpoint(Known: "2026-11-22") });
        CanonicalJson.Write(past).Should().Be(CanonicalJson.Write(actors));
    }

    [Fact]
    public async Task An_actor_is_in_the_register_once_has_a_role_and_is_named_in_a_language()
    {
        var armenia = await _world.AddActor();
        var negotiation = (await _world.Send(new ListNegotiations())).Single().Id;
        AddActor Another(string name) => new() { NegotiationId = negotiation, Name = name, Roles = [ActorRole.Party] };

        await _world.Refuses(Another("ARMENIA"), "An actor with the key “armenia” is in the register already*");
        await _world.Refuses(Another("Iran") with { Roles = [] }, "Say in what capacity it takes part*");
        await _world.Refuses(Another("Iran") with { NegotiationId = armenia }, "No negotiation has this id*");
        await _world.Refuses(new NameActor { SubjectId = armenia, Language = "Armenian", Name = "x" }, "Write a language as en, hy or az-Latn.");
        await _world.Refuses(new NameActor { SubjectId = negotiation, Language = "hy", Name = "x" }, "No actor has this id*");
    }
}
