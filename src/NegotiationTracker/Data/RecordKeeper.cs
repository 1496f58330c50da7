using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Data;

/// <summary>Loads a subject with its stack, lets it take the statement, and saves entry and summary together.</summary>
public sealed class RecordKeeper(TrackerDbContext db, Recording recording)
{
    public async Task<EntryId> Record(Telling telling, CancellationToken stop)
    {
        var (subject, negotiation) = await Load(new SubjectRef(telling.SubjectKind, telling.SubjectId), stop);
        var statement = telling.ToStatement();
        await CheckNamed(subject, statement, telling.AlsoConcerns, stop);
        var account = Account(telling, await Cite(negotiation, telling.Sources, stop));
        var entry = subject.Record(statement, account, recording, negotiation);
        await CheckCircle(subject, entry.Lane, stop);
        await db.SaveChangesAsync(stop);
        return entry.Id;
    }

    public async Task<EntryId> Retract(EntryId id, string rationale, CancellationToken stop)
    {
        var about = await db.Entries.Where(e => e.Sequence == id.Sequence)
            .Select(e => new { e.SubjectKind, e.SubjectId }).SingleOrDefaultAsync(stop)
            ?? throw new NotOnRecordException($"There is no entry {id} on record.");
        var (subject, _) = await Load(new SubjectRef(about.SubjectKind, about.SubjectId), stop);
        var retraction = subject.Retract(id, rationale, recording);
        if (subject.IsWithdrawn
            && await db.RestingOn([subject.Id]).OrderBy(e => e.Sequence).FirstOrDefaultAsync(stop) is { } resting)
            throw new RuleViolationException(
                $"{subject.Called} cannot be withdrawn while this rests on it: {await db.Named(resting, stop)}. Retract that first.");
        await CheckCircle(subject, retraction.Lane, stop);
        await db.SaveChangesAsync(stop);
        return retraction.Id;
    }

    /// <summary>What stands in the statement's lane, and what would hold instead of it, before anything is saved.</summary>
    public async Task<(Entry? Last, Entry? Behind)> Foresee(Telling telling, CancellationToken stop)
    {
        var (subject, _) = await Load(new SubjectRef(telling.SubjectKind, telling.SubjectId), stop);
        var statement = telling.ToStatement();
        var last = statement.Lane is null ? null : subject.Stack.LastIn(statement.Lane);
        return (last, telling.Effective is null ? null : subject.WouldStandBehind(statement, Account(telling, [])));
    }

    public async Task<(Subject Subject, Negotiation Negotiation)> Load(SubjectRef subject, CancellationToken stop)
    {
        Subject loaded = subject.Kind switch
        {
            SubjectKind.Negotiation => Found(await db.Negotiations.FindAsync([subject.Id], stop), "negotiation"),
            SubjectKind.Issue => Found(
                await db.Issues.Include(i => i.People).SingleOrDefaultAsync(i => i.Id == subject.Id, stop), "issue"),
            SubjectKind.Milestone => Found(await db.Milestones.FindAsync([subject.Id], stop), "milestone"),
            SubjectKind.Actor => Found(await db.Actors.FindAsync([subject.Id], stop), "actor"),
            SubjectKind.Source => Found(await db.Sources.FindAsync([subject.Id], stop), "source"),
            SubjectKind.Place => Found(await db.Places.FindAsync([subject.Id], stop), "place"),
            _ => throw new ArgumentOutOfRangeException(nameof(subject)),
        };
        loaded.Remember(await db.StackOf(subject.Id, stop));
        var negotiation = loaded as Negotiation ?? await db.Negotiations.SingleAsync(n => n.Id == loaded.NegotiationId, stop);
        return (loaded, negotiation);
    }

    /// <summary>Turns named sources into citations, putting new ones on record within the same command.</summary>
    public async Task<IReadOnlyList<Citation>> Cite(
        Negotiation negotiation, IReadOnlyCollection<CitationInput> inputs, CancellationToken stop)
    {
        var ids = inputs.Select(i => i.SourceId).OfType<Guid>().ToHashSet();
        var known = ids.Count == 0 ? 0
            : await db.Sources.CountAsync(s => ids.Contains(s.Id) && s.NegotiationId == negotiation.Id && !s.IsWithdrawn, stop);
        if (known < ids.Count)
            throw new RuleViolationException(
                "One of the sources is not in the register of this negotiation. Choose it again.", nameof(Telling.Sources));
        return [.. inputs.Select((input, at) => Cite(negotiation, input, $"{nameof(Telling.Sources)}[{at}]"))];
    }

    /// <param name="field">Where the request names it.</param>
    private Citation Cite(Negotiation negotiation, CitationInput input, string field)
    {
        if (!Grade.TryParse(input.Grade, out var grade))
            throw new RuleViolationException(
                $"{input.Grade.Quoted()} is no grade: write a letter A to F and a digit 1 to 6, such as B2.", $"{field}.{nameof(input.Grade)}");
        var place = string.IsNullOrWhiteSpace(input.Place) ? null : input.Place.Trim();
        if (input.SourceId is { } id)
            return new Citation { SourceId = id, Place = place, Grade = grade };
        if (input.New is not { } source)
            throw new RuleViolationException("Choose a source from the register, or fill in a new one.", field);
        return new Citation { SourceId = Add(negotiation, source).Id, Place = place, Grade = grade };
    }

    public Source Add(Negotiation negotiation, NewSource source)
    {
        var today = recording.Today(negotiation.Zone);
        var url = string.IsNullOrWhiteSpace(source.Url) ? null : source.Url.Trim();
        var statement = new SourceAddedStatement(
            recording.NewId().ToString("D"), source.Publisher.Trim(), source.Title.Trim(), url, source.Published, today);
        var account = new Account { Effective = Domain.Dates.ImpreciseDate.On(today) };
        var added = Source.Add(negotiation, statement, account, recording);
        db.Sources.Add(added);
        return added;
    }

    /// <summary>Whatever a statement names is on record in this negotiation, or in the house.</summary>
    private async Task CheckNamed(
        Subject subject, Statement statement, IReadOnlyList<SubjectRef> alsoConcerns, CancellationToken stop)
    {
        Task<bool> IsIssue(Guid id) =>
            db.Issues.AnyAsync(i => i.Id == id && i.NegotiationId == subject.NegotiationId && !i.IsWithdrawn, stop);
        Task<bool> IsMilestone(Guid id) =>
            db.Milestones.AnyAsync(m => m.Id == id && m.NegotiationId == subject.NegotiationId && !m.IsWithdrawn, stop);
        Task<bool> IsPerson(Guid id) => db.People.AnyAsync(p => p.Id == id, stop);
        var (found, what) = statement switch
        {
            LinkageStatement { TargetKind: SubjectKind.Issue } s => (await IsIssue(s.TargetId), "What the link leads to"),
            LinkageStatement s => (await IsMilestone(s.TargetId), "What the link leads to"),
            PositionStatement s => (
                await db.Actors.AnyAsync(
                    a => a.Id == s.PartyId && a.NegotiationId == subject.NegotiationId && !a.IsWithdrawn, stop), "The party"),
            OriginStatement s => (
                await db.Sources.AnyAsync(o => o.Id == s.SourceId && o.NegotiationId == subject.NegotiationId && !o.IsWithdrawn, stop), "The original"),
            OwnerStatement s => (await IsPerson(s.PersonId), "This person"),
            WatcherStatement s => (await IsPerson(s.PersonId), "This person"),
            _ => (true, ""),
        };
        if (!found)
            throw new NotOnRecordException($"{what} is not on record in this negotiation. Choose it again.");
        var roots = statement.Entries().ToHashSet();
        if (roots.Count > 0 && await db.Entries.CountAsync(
            e => roots.Contains(e.Sequence) && e.Root == e.Sequence && e.Subjects.Any(s => s.SubjectId == subject.Id), stop) < roots.Count)
            throw new NotOnRecordException($"One of the entries is not about {subject.Called}. Choose it on its page again.");
        foreach (var other in alsoConcerns)
            if (other.Kind != SubjectKind.Issue || !await IsIssue(other.Id))
                throw new NotOnRecordException("One of the other issues is not on record in this negotiation. Choose it again.");
    }

    /// <summary>A link that holds from now on closes no circle, be it new, corrected, or freed from its end.</summary>
    private async Task CheckCircle(Subject from, string? lane, CancellationToken stop)
    {
        if (lane is null || from.Stack.Says<LinkageStatement>(lane) is not { Type: LinkageType.Requires } link)
            return;
        var entries = await db.Standing(Viewpoint.Latest)
            .Where(e => e.NegotiationId == from.NegotiationId && e.Kind == EntryKind.Linkage)
            .ToListAsync(stop);
        var requirements = new Stack(entries, Viewpoint.Latest).Holding()
            .Where(e => e.Statement is LinkageStatement { Type: LinkageType.Requires })
            .ToLookup(e => e.SubjectId, e => ((LinkageStatement)e.Statement!).TargetId);
        var names = await Called(from.NegotiationId, stop);
        Linkages.CheckCircle(from, link, id => requirements[id], id => names.GetValueOrDefault(id, "something else"));
    }

    private async Task<Dictionary<Guid, string>> Called(Guid negotiationId, CancellationToken stop)
    {
        var issues = await db.Issues.Where(i => i.NegotiationId == negotiationId)
            .Select(i => new { i.Id, Name = i.NegotiationKey + "-" + i.Number }).ToListAsync(stop);
        var milestones = await db.Milestones.Where(m => m.NegotiationId == negotiationId)
            .Select(m => new { m.Id, Name = "“" + m.Title + "”" }).ToListAsync(stop);
        return issues.Concat(milestones).ToDictionary(n => n.Id, n => n.Name);
    }

    private static Account Account(Telling telling, IReadOnlyList<Citation> citations) => new()
    {
        Effective = telling.Effective ?? throw new RuleViolationException("Say since when it is so."),
        Rationale = telling.Rationale.Trim(),
        Citations = citations,
        Seen = telling.Seen,
        Corrects = telling.Corrects,
        Ends = telling.Ends,
        AlsoConcerns = telling.AlsoConcerns,
    };

    private static T Found<T>(T? subject, string what) where T : class =>
        subject ?? throw new NotOnRecordException($"No {what} has this id. It may belong to another tracker; go back to the list.");
}
