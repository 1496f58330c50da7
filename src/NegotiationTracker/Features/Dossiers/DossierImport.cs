using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>Takes one entry of a file after the other on record, in memory, by the acts that everybody uses.</summary>
internal sealed class DossierImport(Register register, Recording recording, DossierFaults faults)
{
    /// <summary>Where each day begins: no other zone takes a date that is refused here.</summary>
    private static readonly TimeZoneInfo FirstToday = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Kiritimati");

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, DateTimeOffset> _knownSince = [];
    private readonly List<Subject> _opened = [];

    /// <summary>Whether the content of a file that an entry names can be had.</summary>
    public required Predicate<StoredFile> IsHere { get; init; }

    /// <summary>What the file has put on record, in the order in which it did.</summary>
    public IReadOnlyList<Subject> Opened => _opened;

    private Reference Negotiation => new(SubjectKind.Negotiation, register.NegotiationKey);

    public int Recorded { get; private set; }

    public int Skipped { get; private set; }

    public void Take(Node node, int index)
    {
        var f = new Fields(node, $"entries[{index}]", faults);
        if (node.Fields is null)
        {
            f.RefuseOthers("an entry");
            return;
        }

        var entry = DossierEntry.Read(f, register);
        Take(entry, f);
        if (IsRight(f))
            return;
        register.Lose(entry.Key);
        StandInFor(entry);
    }

    private void Take(DossierEntry entry, Fields f)
    {
        RequireNegotiation(entry, f);
        if (entry.Key.Length > 0 && !_keys.Add(entry.Key))
        {
            f.Fault("key", $"The key {entry.Key.Quoted()} is used twice in this file.");
        }
        else if (register.Find(entry.Key) is { } onRecord)
        {
            if (!IsRight(f))
                return;
            Skipped++;
            Differences.Note(entry, onRecord, register, f);
            return;
        }

        Check(entry, f);
        if (IsRight(f))
            Record(entry, f);
    }

    private static bool IsRight(Fields f) => !f.Failed && !f.Rests;

    private void RequireNegotiation(DossierEntry entry, Fields f)
    {
        if (register.IsLost(Negotiation))
            f.Rests = true;
        else if (register.Negotiation is null && entry.About != Negotiation && entry.About != default)
            f.Fault(
                null,
                $"{Negotiation} is not on record: the first entry of its dossier is of the kind "
                + $"{EntryKind.NegotiationOpened}.");
    }

    /// <summary>
    /// Something stands for what a wrong entry should have put on record: what follows is checked against it, and does not
    /// have to tell the same fault again.
    /// </summary>
    private void StandInFor(DossierEntry entry)
    {
        // A file that would open a negotiation anew is about another record: what it says of history is no further fault.
        if (entry.About == Negotiation && entry.Opens && register.Before > 0)
            register.Lose(Negotiation);
        if (entry.About == default || register.Find(entry.About) is not null)
            return;
        if (register.Negotiation is null)
            StandIn(Negotiation, Zone(entry).Id);
        if (entry.About != Negotiation)
            StandIn(entry.About, Zone(entry).Id);
    }

    private void StandIn(Reference missing, string zone)
    {
        if (missing != Negotiation && register.Negotiation is null)
        {
            register.Lose(missing);
            return;
        }

        try
        {
            register.AddStandIn(Openings.StandIn(missing, zone, register.Negotiation, recording));
        }
        catch (RuleViolationException)
        {
            register.Lose(missing);
        }
    }

    /// <summary>Everything that can be said of an entry by itself, though it be wrong in other ways.</summary>
    private void Check(DossierEntry entry, Fields f)
    {
        var zone = Zone(entry);
        foreach (var (field, sentence) in Limits.Broken(entry.Said.Statement, entry.Said.Rationale, entry.Said.Citations))
            f.Fault(field, sentence);
        if (entry.Said.Effective is { } effective && Subject.WhyNotYet(effective, recording.Today(zone)) is { } why)
            f.Fault("effective", why);
        if (!f.Failed && entry.Said.Statement?.File() is { } file && !IsHere(file))
            f.Fault(
                "hash", $"The file {file.Name.Quoted()} did not come with the dossier, or is no {file.MediaType} of {file.Bytes} bytes. Import "
                + "the .zip that “export … --out FILE.zip” wrote, or say --without-files: verify then names the file until it is put back.");
        CheckKnown(entry, zone, f);
    }

    /// <summary>What only a file can get wrong, since only a file says when something was known.</summary>
    private void CheckKnown(DossierEntry entry, TimeZoneInfo zone, Fields f)
    {
        var endOfToday = recording.Today(zone).EndIn(zone);
        if (entry.Recorded > endOfToday)
            f.Fault("recorded", "This lies in the future: nothing can have been recorded then.");
        if (Known(entry) is not { } known)
            return;
        if (known > endOfToday)
            f.Fault("known", "Nobody knows yet what will be known then: write an earlier day, or leave it out.");
        if (register.Find(entry.About) is { } subject && _knownSince.TryGetValue(subject.Id, out var since)
            && known < since)
            f.Fault(
                "known",
                $"{entry.About} itself was known only from {StatedKnown.Say(since, zone)} on: "
                + "this cannot have been before.");
        if (entry.Said.Repairs is { } key && register.Find(key) is { } repaired && known < repaired.Known)
            f.Fault("known", $"What this repairs was known only from {StatedKnown.Say(repaired.Known, zone)} on.");
    }

    private void Record(DossierEntry entry, Fields f)
    {
        try
        {
            var recorded = Record(entry);
            register.Add(recorded);
            Recorded++;
            if (recorded.Kind == EntryKind.Linkage)
                CheckCircle(register.Find(entry.About)!, recorded.Lane!);
        }
        catch (RefusedException e)
        {
            f.Fault((e as RuleViolationException)?.Field, e.Message);
        }
    }

    private Entry Record(DossierEntry entry)
    {
        var history = new History(entry.Key, Known(entry), entry.Recorded, entry.Author);
        var said = entry.Said;
        var repairs = said.Repairs is null ? null : register.Find(said.Repairs);
        if (said.Statement is not { } statement)
            return register.Find(entry.About)!.Retract(repairs!.Id, said.Rationale, recording, history);
        var account = new Account
        {
            Effective = said.Effective!,
            Rationale = said.Rationale,
            Citations = said.Citations,
            Corrects = repairs?.Id,
            Ends = said.Ends,
            AlsoConcerns = said.Concerns,
            History = history,
        };
        return entry.Opens
            ? Open(statement, account)
            : register.Find(entry.About)!.Record(statement, account, recording, register.Negotiation!);
    }

    /// <summary>A link that holds from now on closes no circle, be it new, corrected, or freed from its end.</summary>
    private void CheckCircle(Subject from, string lane)
    {
        if (from.Stack.Says<LinkageStatement>(lane) is { } link)
            Domain.Record.Linkages.CheckCircle(from, link, register.RequiredBy, register.Called);
        register.NoteRequirements(from);
    }

    private Entry Open(Statement statement, Account account)
    {
        var subject = Openings.Open(statement, account, register.Negotiation, recording);
        register.Add(subject);
        _opened.Add(subject);
        var first = subject.Stack.Counted[0];
        if (subject is Issue or Milestone)
            _knownSince[subject.Id] = first.Known;
        return first;
    }

    /// <summary>
    /// Without “known”, an entry of a negotiation that is new here counts from when it was first recorded; elsewhere it
    /// counts from now on.
    /// </summary>
    private DateTimeOffset? Known(DossierEntry entry) =>
        entry.Known?.In(Zone(entry)) ?? (register.Before == 0 ? entry.Recorded : null);

    private TimeZoneInfo Zone(DossierEntry entry) => register.Negotiation?.Zone
        ?? (entry.Said.Statement is NegotiationOpenedStatement opened
            && TimeZoneInfo.TryFindSystemTimeZoneById(opened.TimeZone, out var zone) && zone.HasIanaId
            ? zone : FirstToday);
}
