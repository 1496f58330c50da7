using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>Takes one entry of a file after the other on record, in memory, by the acts that everybody uses.</summary>
internal sealed class DossierImport(Register register, Recording recording, DossierFaults faults)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, DateTimeOffset> _knownSince = [];
    private readonly List<Subject> _opened = [];

    /// <summary>What the file has put on record, in the order in which it did.</summary>
    public IReadOnlyList<Subject> Opened => _opened;

    public int Recorded { get; private set; }

    public int Skipped { get; private set; }

    public void Take(Node node, int index)
    {
        var f = new Fields(node, $"entries[{index}]", faults);
        if (node.Fields is null)
            f.RefuseOthers("an entry");
        else if (DossierEntry.Read(f, register) is { } entry)
            Take(entry, f);
        if ((f.Failed || f.Rests) && node.Fields is { } fields)
            register.Lose(fields.GetValueOrDefault("key")?.Text, fields.GetValueOrDefault("about")?.Text);
    }

    private void Take(DossierEntry entry, Fields f)
    {
        var negotiation = new Reference(SubjectKind.Negotiation, register.NegotiationKey);
        if (register.IsLost(negotiation))
        {
            f.Rests = true;
        }
        else if (register.Negotiation is null && entry.About != negotiation)
        {
            f.Fault(
                "about",
                $"{negotiation} is not on record: the first entry of its dossier is of the kind "
                + $"{EntryKind.NegotiationOpened}.");
            register.Lose(null, register.NegotiationKey);
        }
        else if (!_keys.Add(entry.Key))
        {
            f.Fault("key", $"The key {entry.Key.Quoted()} is used twice in this file.");
        }
        else if (register.Find(entry.Key) is { } onRecord)
        {
            Skipped++;
            Differences.Note(entry, onRecord, register, f);
        }
        else
        {
            Check(entry, f);
            if (!f.Failed)
                Record(entry, f);
        }
    }

    /// <summary>What only a file can get wrong, since only a file says when something was known.</summary>
    private void Check(DossierEntry entry, Fields f)
    {
        var zone = Zone(entry);
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
                $"{entry.About} itself was known only from {StatedKnown.Write(since, zone)} on: "
                + "this cannot have been before.");
        if (entry.Said.Repairs is { } key && register.Find(key) is { } repaired && known < repaired.Known)
            f.Fault("known", $"What this repairs was known only from {StatedKnown.Write(repaired.Known, zone)} on.");
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
            f.Fault(null, e.Message);
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
        if (register.Find(entry.About) is not { } subject)
            return Open(statement, account);
        return subject.Record(statement, account, recording, register.Negotiation!);
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
            && TimeZoneInfo.TryFindSystemTimeZoneById(opened.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc);
}
