using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>One entry of a file with every name in it understood; nothing of it is on record yet.</summary>
/// <param name="About">The default if it names nothing.</param>
internal sealed record DossierEntry(
    Reference About, Said Said, StatedKnown? Known, DateTimeOffset? Recorded, string? Author)
{
    public string Key => Said.Key;

    /// <summary>It puts on record what it is about.</summary>
    public bool Opens => Said.Statement is not null && Said.Repairs is null && First.ContainsValue(Said.Kind);

    /// <summary>Which kind of entry puts a subject on record.</summary>
    private static readonly Dictionary<SubjectKind, EntryKind> First = new()
    {
        [SubjectKind.Negotiation] = EntryKind.NegotiationOpened,
        [SubjectKind.Issue] = EntryKind.Opened,
        [SubjectKind.Milestone] = EntryKind.MilestoneAdded,
        [SubjectKind.Actor] = EntryKind.ActorAdded,
        [SubjectKind.Source] = EntryKind.SourceAdded,
        [SubjectKind.Place] = EntryKind.PlaceAdded,
    };

    /// <returns>What could be understood; it is to be recorded only if the fields have not failed and rest on nothing wrong.</returns>
    public static DossierEntry Read(Fields f, Register register)
    {
        var key = f.Key("key");
        var about = ReadAbout(f, register);
        var known = StatedKnown.Read(f);
        var recorded = f.Moment("recorded");
        var author = f.Text("author");
        if (author?.Length > Limits.Name)
            f.Fault("author", Limits.TooLong("name", Limits.Name, author.Length));
        var said = f.Has("retracts")
            ? ReadRetraction(key, about, f, register)
            : ReadStatement(key, about, f, register);
        return new DossierEntry(about ?? default, said, known, recorded, author);
    }

    private static Reference? ReadAbout(Fields f, Register register)
    {
        var text = f.Required("about");
        var about = Reference.Parse(text, register.NegotiationKey);
        if (about is null && text.Length > 0)
            f.Fault("about", register.NamesNothing(text));
        return about;
    }

    private static Said ReadRetraction(string key, Reference? about, Fields f, Register register)
    {
        var retracted = Repaired("retracts", f.Required("retracts"), about, f, register);
        var rationale = f.Text("rationale") ?? "";
        f.RefuseOthers("a retraction");
        return new Said(key, retracted?.Kind ?? default, null, null, false, rationale, [], [], retracted?.Key);
    }

    private static Said ReadStatement(string key, Reference? about, Fields f, Register register)
    {
        f.Required("kind");
        var corrected = f.Text("corrects") is { } repaired ? Repaired("corrects", repaired, about, f, register) : null;
        var effective = f.RequiredDate("effective");
        var rationale = f.Text("rationale") ?? "";
        var citations = f.Citations(register);
        if (f.Word<EntryKind>("kind") is not { } kind)
            return new Said(key, default, null, effective, false, rationale, citations, [], corrected?.Key);
        if (about is { } known)
            CheckFirst(key, kind, known, f, register);
        var statement = StatementReading.Read(kind, about ?? default, f, register);
        var ends = CanEnd(kind) && f.Flag("ends");
        var concerns = statement.Lane is null ? f.Concerns(about, register) : [];
        f.RefuseOthers($"the kind {kind}");
        return new Said(key, kind, statement, effective, ends, rationale, citations, concerns, corrected?.Key);
    }

    /// <summary>What holds until further notice ends; what was put on record, closed or told does not.</summary>
    private static bool CanEnd(EntryKind kind) => !First.ContainsValue(kind)
        && kind is not (EntryKind.Closed or EntryKind.Reopened or EntryKind.Event or EntryKind.Note or EntryKind.Comment
            or EntryKind.Evidence or EntryKind.Archived);

    /// <summary>The entry that this one corrects or retracts.</summary>
    private static Entry? Repaired(string field, string key, Reference? about, Fields f, Register register)
    {
        if (register.Find(key) is { } entry)
        {
            if (about is not null && register.Names.Subject(entry.SubjectId) is var other && other != about)
                f.Fault(field, $"The entry {key.Quoted()} is about {other}, and this one is about {about}.");
            return entry;
        }

        if (register.IsLost(key))
            f.Rests = true;
        else if (key.Length > 0)
            f.Fault(field, $"No entry before this one has the key {key.Quoted()}.");
        return null;
    }

    private static void CheckFirst(string key, EntryKind kind, Reference about, Fields f, Register register)
    {
        var first = First[about.Kind];
        var isFirst = kind == first && !f.Has("corrects");
        var subject = register.Find(about);
        if (First.ContainsValue(kind) && kind != first)
            f.Fault("kind", $"What is called {about} is put on record by an entry of the kind {first}, not {kind}.");
        else if (subject is null && !isFirst && register.IsLost(about))
            f.Rests = true;
        else if (subject is null && !isFirst)
            f.Fault("about", $"{about} is not on record at this place: its first entry is of the kind {first}.");
        else if (subject is not null && isFirst && !register.IsStandIn(about) && register.Find(key) is null)
            f.Fault("about", $"{about} is on record already, by the entry {subject.Stack.Counted[0].Key.Quoted()}. "
                + "A file that adds to it keeps that entry as “export” writes it.");
    }
}
