using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace NegotiationTracker.Hosting.Api;

/// <summary>What the description says of each operation: its parameters, and why it may be refused.</summary>
internal static class Operations
{
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["negotiation"] = "Key of the negotiation, such as AMAZ.",
        ["negotiationId"] = "Id of the negotiation.",
        ["id"] = "Id of what the statement or the question is about.",
        ["kind"] = "What the id stands for.",
        ["key"] = "Key of an issue, such as AMAZ-2, or of a milestone, such as constitutional-referendum.",
        ["entry"] = "The entry, by its place in the ledger.",
        ["of"] = "What there is to choose from.",
        ["typed"] = "What the name has to hold, whatever its case and marks; without it, any.",
        ["only"] = "Only these ids.",
        ["text"] = "What it has to hold, whatever its case and marks.",
        ["unreadOnly"] = "Only what was not read yet.",
        ["form"] = "Name of the form.",
        ["encoding"] = "How the text of a CSV is encoded; without it, UTF-8 or as its first bytes say.",
        ["issue"] = "Number of an issue: only what concerns it.",
        ["actorId"] = "Id of an actor: only what concerns it.",
        ["page"] = "Which page, 1 the first.",
        ["pageSize"] = "How many a page.",
        [Writes.KeyHeader] = "Names this act: 1 to 255 printable characters without spaces, such as a UUID. Sent again under the same key it "
            + "acts once and answers the same; another body or address under the same key is refused.",
        ["If-None-Match"] = "The ETag of the answer that you have: if nothing changed since, 304 without a body.",
    };

    private static readonly Dictionary<string, string> Refusals = new(StringComparer.Ordinal)
    {
        ["200"] = "Done, or answered.",
        ["204"] = "Done.",
        ["304"] = "Nothing has changed since the answer that bears the ETag of If-None-Match.",
        ["400"] = "A field, a parameter or the JSON is not right: not-valid, unreadable, no-idempotency-key.",
        ["403"] = "You may not do this: not-permitted, foreign-origin.",
        ["404"] = "It is not on record, or was not yet from that viewpoint: not-on-record.",
        ["409"] = "Another statement has come since you looked; “standing” says what holds there now: conflict.",
        ["413"] = "The body is larger than this address takes: too-large.",
        ["415"] = "The body is of another kind: media-type.",
        ["422"] = "A rule of the record stands against it, or the key was used for another request: rule, idempotency-key-reused.",
        ["500"] = "Something went wrong here; “id” leads to the tracker's log: unexpected.",
    };

    public static void Describe(OpenApiOperation operation, ApiDescription described)
    {
        var request = described.ActionDescriptor.EndpointMetadata.OfType<Sends>().LastOrDefault()?.Request;
        if (request is not null && Reads.BearsTag(request))
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "If-None-Match",
                In = ParameterLocation.Header,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Description = OfQuery(parameter.Name!) ?? OfRequest(request, parameter.Name!)
                ?? Parameters.GetValueOrDefault(parameter.Name!);
            parameter.Required |= parameter.Name == Writes.KeyHeader;
            if (parameter.Name == "limit" && parameter.Schema is OpenApiSchema limit)
                (limit.Minimum, limit.Maximum) = ("1", "200");
        }

        foreach (var (status, response) in operation.Responses ?? [])
            response.Description = Refusals.GetValueOrDefault(status, response.Description ?? "");
    }

    private static string? OfQuery(string name) => typeof(AskedFrom).GetProperties().Concat(typeof(AskedPart).GetProperties())
        .Where(p => p.GetCustomAttribute<Microsoft.AspNetCore.Mvc.FromQueryAttribute>()?.Name == name)
        .Select(Comments.Of).FirstOrDefault();

    private static string? OfRequest(Type? request, string name) => request?.GetProperties()
        .Where(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)).Select(Comments.Of).FirstOrDefault();
}
