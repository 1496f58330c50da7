using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Audit;

/// <summary>
/// Computes every summary row anew from the record and mends those that differ; answers how many did. The record itself
/// is not touched.
/// </summary>
[Requires(Permission.Operate)]
public sealed record RebuildSummaries : IRequest<int>, IWrites
{
    public IProgress<Progress>? Progress { get; init; }
}

internal sealed class RebuildSummariesHandler(TrackerDbContext db, RecordCache cache) : IRequestHandler<RebuildSummaries, int>
{
    private static readonly Dictionary<SubjectKind, string[]> Removals = new()
    {
        [SubjectKind.Negotiation] = ["""DELETE FROM "Negotiations" WHERE "Id" = $id"""],
        [SubjectKind.Place] = ["""DELETE FROM "Places" WHERE "Id" = $id"""],
        [SubjectKind.Actor] = ["""DELETE FROM "Actors" WHERE "Id" = $id"""],
        [SubjectKind.Source] = ["""DELETE FROM "Sources" WHERE "Id" = $id AND "Id" NOT IN (SELECT "SourceId" FROM "Citations")"""],
        [SubjectKind.Issue] = ["""DELETE FROM "IssuePeople" WHERE "IssueId" = $id""", """DELETE FROM "Issues" WHERE "Id" = $id"""],
        [SubjectKind.Milestone] = ["""DELETE FROM "Milestones" WHERE "Id" = $id"""],
    };

    public async Task<int> Handle(RebuildSummaries request, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        var ledger = new LedgerCheck(db, db.Database.GetDbConnection(), findings, request.Progress);
        await ledger.Run(null, cancellationToken);
        if (findings.Count > 0)
            throw new RuleViolationException(
                $"The record is not whole, and summaries of it would be wrong: {findings.Sentences[0]} Restore a backup first.");
        var summaries = new SummaryCheck(db, db.Database.GetDbConnection(), ledger.Stacks, request.Progress);
        List<Difference> differences = [];
        await summaries.Run(differences.Add, cancellationToken);
        foreach (var difference in differences)
            await MakeRoom(difference, cancellationToken);
        foreach (var part in differences.Where(d => d.Right is not null).Chunk(200))
        {
            foreach (var difference in part)
                Write(difference);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        await SearchIndex.Rebuild(db, cancellationToken);
        cache.Forget();
        return differences.Count;
    }

    /// <summary>
    /// Takes the wrong rows out of the way first, so that none of them holds a key that a right one needs. A source stays:
    /// citations rest on it.
    /// </summary>
    private async Task MakeRoom(Difference difference, CancellationToken stop)
    {
        if (difference.Fault == SummaryFault.Wrong && difference.Kind == SubjectKind.Source)
            await Execute("""UPDATE "Sources" SET "Key" = "Id" WHERE "Id" = $id""", difference.StoredId, stop);
        else if (difference.Fault != SummaryFault.Unknowable)
            foreach (var removal in Removals[difference.Kind])
                await Execute(removal, difference.StoredId, stop);
    }

    private async Task Execute(string sql, string id, CancellationToken stop)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new SqliteParameter("$id", id));
        await command.ExecuteNonQueryAsync(stop);
    }

    private void Write(Difference difference)
    {
        if (difference is { Kind: SubjectKind.Source, Fault: SummaryFault.Wrong })
            db.Update(difference.Right!);
        else
            db.Add(difference.Right!);
    }
}
