using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Imports;

/// <summary>What the rows of a file are.</summary>
public enum ImportOf
{
    Issues,
    Events,
    Milestones,
    Positions,
}

/// <summary>Something that a column can hold.</summary>
/// <param name="Key">Names it in mapping files.</param>
/// <param name="IsRequired">Each row has it, or one value stands for all.</param>
/// <param name="TakesMany">Several columns can hold it, each one more.</param>
/// <param name="Headers">What columns that hold it are called.</param>
public sealed record ImportField(
    string Key, string Words, bool IsRequired, bool TakesMany, IReadOnlyList<string> Headers, string Hint)
{
    /// <summary>The words that it can hold, if only some are on offer.</summary>
    public IReadOnlyList<string> Choices => ImportWords.Choices(Key);
}

/// <summary>The fields of each kind of row, in the order in which people think of them.</summary>
public static class ImportFields
{
    private static readonly ImportField[] Source =
    [
        Field("publisher", "Source: publisher", "publisher, source publisher, outlet, source", hint: "Who published what the row rests on."),
        Field("source-title", "Source: title", "source title, document, article", hint: "Its title; the publisher stands for it if there is none."),
        Field("url", "Source: address", "url, link, source url, web address, address", hint: "Where it is to be read, beginning with https://."),
        Field("grade", "Source: grade", "grade, admiralty, admiralty code, reliability, source grade", hint: "A letter A to F and a digit 1 to 6, such as B2; F6 if there is none."),
    ];

    private static readonly ImportField Other =
        Field("other", "Kept in a note", "other, others, other details", many: true, hint: "Told word by word in a note, with the name of the column.");

    private static readonly Dictionary<ImportOf, ImportField[]> All = new()
    {
        [ImportOf.Issues] =
        [
            Field("key", "Number or key there", "#, id, key, issue key, number, no, nr, ref, reference, ticket", hint: "By this a row is recognised when the file comes again."),
            Field("title", "Title", "title, subject, summary, issue, name, question", required: true),
            Field("summary", "Summary", "description, details, text, background, summary"),
            Field("category", "Category", "category, area, topic, component, theme, basket", required: true),
            Field("importance", "Importance", "importance, priority, weight"),
            Field("stage", "Stage", "stage, status, state, phase", hint: "A stage of the ladder, or closed."),
            Field("restricted", "Restricted", "restricted, private, confidential", hint: "Yes: only those who were granted it may read the issue."),
            Field("level", "Security level", "security level, level, confidentiality", hint: "Whoever is not granted it may not read the issue: whatever stands there restricts it."),
            Field("opened", "Issue since", "opened, opened on, created, created on, since, start of issue", required: true, hint: "Since when it has been an issue."),
            Field("since", "In that stage since", "stage since, in stage since, status since, in that stage since, in this stage since, since", hint: "Else the day of the last update, or the one on which it was opened."),
            Field("rationale", "Why it stands there", "rationale, reason, justification, why"),
            Field("updated", "Last updated", "updated, updated on, last updated, modified", hint: "On that day the status was as the file says."),
            Field("closed", "Closed on", "closed, closed on, resolved, resolution date, resolved on"),
            Field("owner", "Owner", "owner, assignee, responsible, assigned to", hint: "Somebody who works with this tracker; others are named in a note."),
            Field("author", "Opened by", "author, reporter, creator, opened by", hint: "Named in a note."),
            Field("start", "Start date", "start date, start", hint: "A milestone, if it is yet to come; else named in a note."),
            Field("due", "Due date", "due date, due, deadline, target date", hint: "A milestone of the issue, unless the issue is closed."),
            Field("note", "Comment", "comment, comments, note, notes, last notes, remarks", many: true, hint: "One note each; “date;author;text” is understood."),
            Field("relations", "Related issues", "related issues, relations, linked issues", many: true, hint: "Such as “Blocks #12, Follows #7”."),
            Field("parent", "Part of", "parent task, parent, part of, epic", hint: "The number or key of the issue that it is part of."),
            Field("outward", "Outward link", "outward, outward link", many: true, hint: "A number or key; the word stands in the column’s name, as in “Outward issue link (Blocks)”."),
            Field("inward", "Inward link", "inward, inward link", many: true, hint: "As above, seen from the other end."),
            Other,
            .. Source,
        ],
        [ImportOf.Events] =
        [
            Field("date", "Date", "date, when, day, on, event date", required: true, hint: "When it happened: 7 June 2026, June 2026, 2026."),
            Field("title", "What happened", "title, event, what, what happened, headline, subject, name", required: true),
            Field("text", "Description", "description, text, details, summary, notes"),
            Field("issue", "Issue", "issue, issue key, about, amaz, topic, number", many: true, hint: "Key, number or title of the issue, several by commas; else it is about the whole negotiation."),
            Field("key", "Number or key there", "#, id, key, ref, reference"),
            Field("rationale", "Why it matters", "rationale, significance, why it matters, remark, comment"),
            .. Source,
        ],
        [ImportOf.Milestones] =
        [
            Field("title", "Title", "title, milestone, what, name, event, subject", required: true),
            Field("date", "Expected on", "date, expected, expected on, when, deadline, due, due date, day", hint: "7 June 2026, Q2 2027, 2027, or unknown."),
            Field("status", "How firm the date is", "date status, status, certainty, firmness"),
            Field("kind", "Kind", "kind, type, category", required: true),
            Field("summary", "Summary", "summary, description, details, text, notes"),
            Field("announced", "Announced on", "announced, announced on, as of, said on, known since", required: true, hint: "When that date was said."),
            Field("outcome", "What came of it", "outcome, result, what came of it"),
            Field("issue", "Issue", "issue, issues, issue key, part of, about", many: true, hint: "Key, number or title of the issue that it is part of, several by commas."),
            Field("key", "Number or key there", "#, id, key, ref, reference"),
            Field("rationale", "Why it is so", "rationale, reason, remark, comment"),
            .. Source,
        ],
        [ImportOf.Positions] =
        [
            Field("issue", "Issue", "issue, issue key, about, topic, number", required: true, hint: "Key, number or title of the issue."),
            Field("party", "Whose position", "party, actor, who, side, country, delegation", required: true, hint: "The name or key of an actor on record."),
            Field("type", "Type", "type, kind, position type", required: true, hint: "Stated, assessed or red line."),
            Field("text", "Position", "position, text, stance, statement, says, what", required: true),
            Field("quote", "Quote", "quote, quotation, words"),
            Field("date", "Since", "date, since, when, effective, day, on", required: true, hint: "When it was said or became so."),
            Field("flexibility", "Flexibility", "flexibility, room"),
            Field("salience", "Salience", "salience, weight", hint: "A number from 0 to 100."),
            Field("confidence", "Confidence", "confidence, certainty"),
            Field("key", "Number or key there", "#, id, key, ref, reference"),
            Field("rationale", "Why it is so", "rationale, reason, remark, comment, why"),
            .. Source,
        ],
    };

    public static IReadOnlyList<ImportField> Of(ImportOf kind) => All[kind];

    public static ImportField? Find(ImportOf kind, string key) => Array.Find(All[kind], f => f.Key == key);

    /// <summary>A header as it is compared: case, marks and the difference between _ and a space are none.</summary>
    internal static string Folded(string header) => FoldedText.Of(header.Replace('_', ' ').Replace('-', ' ').Trim());

    private static ImportField Field(
        string key, string words, string headers, bool required = false, bool many = false, string hint = "") => new(
        key, words, required, many, headers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), hint);
}
