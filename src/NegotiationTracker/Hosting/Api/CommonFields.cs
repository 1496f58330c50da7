using System.Reflection;
using System.Text.Json;

namespace NegotiationTracker.Hosting.Api;

/// <summary>Fields that mean the same wherever they stand are described once, and not on every record that has them.</summary>
internal static class CommonFields
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["author"] = "Who recorded it, by name.",
        ["called"] = "Its name, as lists show it.",
        ["category"] = "What kind of matter the issue is: a word or two of the negotiation's own.",
        ["citations"] = "How it is cited, or how often.",
        ["confidence"] = "How sure the analyst is of an assessed position.",
        ["flexibility"] = "How far the party could move from it.",
        ["id"] = "Its id, which never changes.",
        ["importance"] = "How much depends on the issue.",
        ["key"] = "Its key: short and stable, the name by which people and files call it.",
        ["name"] = "Its name.",
        ["negotiationId"] = "Id of the negotiation.",
        ["number"] = "Its number: of an issue, the 2 of AMAZ-2.",
        ["partyId"] = "Id of the party, an actor.",
        ["personId"] = "Id of the person.",
        ["publisher"] = "Who published the source.",
        ["quote"] = "What was said, word for word.",
        ["rationale"] = "Why, in the author's words.",
        ["restriction"] = "Who may read it.",
        ["salience"] = "How much the party cares.",
        ["says"] = "What it says, in a sentence.",
        ["sourceId"] = "Id of the source.",
        ["sources"] = "On whose word it rests.",
        ["stage"] = "How far the issue is, by the scale of stages.",
        ["summary"] = "What it is about, in a few sentences.",
        ["targetId"] = "Id of the issue or milestone that the link leads to.",
        ["text"] = "What it says, plain text.",
        ["title"] = "What it is called.",
        ["trend"] = "Where the issue is heading.",
        ["url"] = "Its address on the web.",
    };

    public static string? Of(PropertyInfo property) => Words.GetValueOrDefault(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
}
