using System.Data.Common;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Milestones;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Domain.Sources;

namespace NegotiationTracker.Features.Audit;

/// <summary>A summary row that is not what the record makes it.</summary>
/// <param name="StoredId">The id as it lies in the database, in whatever letters.</param>
/// <param name="Right">What it should be; nothing if there should be no row, or none can be computed.</param>
internal sealed record Difference(
    SubjectKind Kind, string StoredId, string Called, SummaryFault Fault, Subject? Right, IReadOnlyList<string> Columns)
{
    public string ToSentence() => Fault switch
    {
        SummaryFault.Missing => $"The summary of {Called} is missing.",
        SummaryFault.Wrong => $"The summary of {Called} differs from its entries in {string.Join(", ", Columns)}.",
        SummaryFault.Surplus => $"A summary of {Called} is there, and no entry is.",
        SummaryFault.Unknowable => $"The summary of {Called} cannot be computed from its entries.",
        _ => throw new InvalidOperationException("No such fault."),
    };
}

internal enum SummaryFault
{
    Missing,
    Wrong,
    Surplus,
    Unknowable,
}

/// <summary>Computes every summary anew from what the ledger says, in batches, and compares it with the row that is kept.</summary>
internal sealed class SummaryCheck(
    TrackerDbContext db, DbConnection connection, StackPlaces stacks, IProgress<Progress>? progress)
{
    private const int EntriesAtOnce = 2000;

    /// <summary>Negotiations first: the others are called after them.</summary>
    private static readonly SubjectKind[] Kinds =
    [
        SubjectKind.Negotiation, SubjectKind.Actor, SubjectKind.Place, SubjectKind.Source, SubjectKind.Issue,
        SubjectKind.Milestone,
    ];

    private readonly StoredTable _ledger = StoredTable.Of<LedgerRow>(db);
    private readonly StoredTable _people = StoredTable.Of<IssuePerson>(db);
    private readonly Dictionary<Guid, Negotiation> _negotiations = [];

    public async Task Run(Action<Difference> found, CancellationToken stop)
    {
        long done = 0;
        foreach (var kind in Kinds)
        {
            foreach (var group in stacks.InGroups(kind, EntriesAtOnce))
            {
                await Compare(kind, await Recompute(group, stop), found, stop);
                done += group.Count;
                progress?.Report(new Progress("summaries", done, stacks.Count));
            }

            await FindSurplus(kind, found, stop);
        }
    }

    /// <summary>The subjects as their entries in the ledger make them; nothing for one that they do not make.</summary>
    private async Task<IReadOnlyList<(SubjectRef Ref, Subject? Subject)>> Recompute(
        IReadOnlyList<StackPlaces.Places> group, CancellationToken stop)
    {
        var entries = new List<Entry>();
        foreach (var part in group.SelectMany(p => p.Sequences).Chunk(EntriesAtOnce))
            entries.AddRange((await _ledger.Read(connection, $"\"Sequence\" IN ({string.Join(", ", part)})", stop))
                .Select(row => _ledger.Understand(row)?.ToEntry()).OfType<Entry>());
        var bySubject = entries.ToLookup(e => new SubjectRef(e.SubjectKind, e.SubjectId));
        return [.. group.Select(p => (p.Subject, Recompute(Fresh(p), bySubject[p.Subject])))];
    }

    private Subject? Recompute(Subject subject, IEnumerable<Entry> entries)
    {
        try
        {
            subject.Remember(entries);
            subject.RecallFrom(Viewpoint.Latest);
            subject.Remember([]);
        }
        catch (Exception)
        {
            // No command writes entries that do not fit together; somebody else's can fail anywhere, and each is the same finding.
            return null;
        }

        if (subject is Negotiation negotiation)
            _negotiations[negotiation.Id] = negotiation;
        return subject;
    }

    private Subject Fresh(StackPlaces.Places places) => places.Subject.Kind switch
    {
        SubjectKind.Negotiation => Negotiation.Known(places.Subject.Id),
        SubjectKind.Issue => Issue.Known(
            places.Subject.Id,
            _negotiations.GetValueOrDefault(places.NegotiationId) ?? Negotiation.Known(places.NegotiationId)),
        SubjectKind.Milestone => Milestone.Known(places.Subject.Id, places.NegotiationId),
        SubjectKind.Actor => Actor.Known(places.Subject.Id, places.NegotiationId),
        SubjectKind.Source => Source.Known(places.Subject.Id, places.NegotiationId),
        SubjectKind.Place => Place.Known(places.Subject.Id, places.NegotiationId),
        _ => throw new InvalidOperationException("No such kind of subject."),
    };

    private async Task Compare(
        SubjectKind kind, IReadOnlyList<(SubjectRef Ref, Subject? Subject)> subjects, Action<Difference> found,
        CancellationToken stop)
    {
        var table = TableOf(kind);
        var ids = string.Join(", ", subjects.Select(s => $"'{StoredTable.Text(s.Ref.Id)}'"));
        var rows = (await table.Read(connection, $"\"Id\" IN ({ids})", stop)).ToDictionary(r => r["Id"]!);
        var people = kind == SubjectKind.Issue
            ? (await _people.Read(connection, $"\"IssueId\" IN ({ids})", stop)).ToLookup(r => r["IssueId"]!)
            : null;
        foreach (var (subject, right) in subjects)
        {
            var id = StoredTable.Text(subject.Id)!;
            if (right is null)
                found(new Difference(kind, id, Called(kind, id), SummaryFault.Unknowable, null, []));
            else if (!rows.TryGetValue(id, out var row))
                found(new Difference(kind, id, $"{Called(kind)} {right.Called}", SummaryFault.Missing, right, []));
            else if (Differs(table, row, right, people?[id] ?? []) is { Count: > 0 } columns)
                found(new Difference(kind, id, $"{Called(kind)} {right.Called}", SummaryFault.Wrong, right, columns));
        }
    }

    private IReadOnlyList<string> Differs(StoredTable table, StoredRow row, Subject right, IEnumerable<StoredRow> people)
    {
        var columns = row.DiffersIn(table.RowOf(right));
        return right is Issue issue && !_people.HasExactly(people, issue.People)
            ? [.. columns, nameof(Issue.People)]
            : columns;
    }

    private async Task FindSurplus(SubjectKind kind, Action<Difference> found, CancellationToken stop)
    {
        await foreach (var id in Ids(TableOf(kind).Name, "Id", stop))
            if (!IsOnRecord(kind, id))
                found(new Difference(kind, id, Called(kind, id), SummaryFault.Surplus, null, []));
        if (kind == SubjectKind.Issue)
            await foreach (var id in Ids(_people.Name, "IssueId", stop))
                if (!IsOnRecord(kind, id))
                    found(new Difference(kind, id, Called(kind, id), SummaryFault.Surplus, null, []));
    }

    private bool IsOnRecord(SubjectKind kind, string stored) =>
        Guid.TryParseExact(stored, "D", out var id) && StoredTable.Text(id) == stored && stacks.Has(new SubjectRef(kind, id));

    private async IAsyncEnumerable<string> Ids(
        string table, string column, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT DISTINCT "{column}" FROM "{table}" ORDER BY 1""";
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            yield return StoredTable.Text(reader.GetValue(0)) ?? "";
    }

    private StoredTable TableOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Negotiation => StoredTable.Of<Negotiation>(db),
        SubjectKind.Issue => StoredTable.Of<Issue>(db),
        SubjectKind.Milestone => StoredTable.Of<Milestone>(db),
        SubjectKind.Actor => StoredTable.Of<Actor>(db),
        SubjectKind.Source => StoredTable.Of<Source>(db),
        SubjectKind.Place => StoredTable.Of<Place>(db),
        _ => throw new InvalidOperationException("No such kind of subject."),
    };

    private static string Called(SubjectKind kind, string? id = null) =>
        $"{kind.ToString().ToLowerInvariant()}{(id is null ? "" : $" {id.ToLowerInvariant()}")}";
}
