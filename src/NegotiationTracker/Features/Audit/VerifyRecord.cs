using System.Text.RegularExpressions;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Audit;

/// <summary>
/// Is the record whole? Follows the chain of the ledger from its first row, and computes every entry and every summary
/// anew from what the ledger says; every file that an entry names is there, and is what it was. Whoever can write the database could rewrite all of it; a head that was noted outside
/// finds that too.
/// </summary>
/// <param name="Head">A head noted earlier, as printed on reports; none to check the record against itself only.</param>
[Requires(Permission.ReadRecord)]
public sealed partial record VerifyRecord(string? Head = null) : IRequest<Verification>
{
    public IProgress<Progress>? Progress { get; init; }

    [GeneratedRegex("^[0-9a-fA-F]{64}$", RegexOptions.NonBacktracking)]
    internal static partial Regex HeadPattern();
}

/// <summary>Whether the record is whole.</summary>
/// <param name="Head">Hash of the ledger's last row, to be noted outside.</param>
/// <param name="Entries">Rows in the ledger.</param>
/// <param name="Findings">What is not as it should be, the first break first; a hundred sentences at most.</param>
public sealed record Verification(bool IsWhole, string Head, long Entries, IReadOnlyList<string> Findings);

/// <param name="What">What is being looked at, such as “ledger”.</param>
public sealed record Progress(string What, long Done, long Of);

internal sealed class VerifyRecordHandler(TrackerDbContext db, FileStore files) : IRequestHandler<VerifyRecord, Verification>
{
    public async Task<Verification> Handle(VerifyRecord request, CancellationToken cancellationToken)
    {
        var noted = Noted(request.Head);
        await using var snapshot = await db.Database.OpenSnapshot(cancellationToken);
        var findings = new Findings();
        foreach (var trigger in AppendOnlyTriggers.Missing(snapshot))
            findings.Add($"The trigger {trigger} is missing or was altered: the database does not refuse to change what is on record.");
        var ledger = new LedgerCheck(db, snapshot, findings, request.Progress);
        await ledger.Run(noted, cancellationToken);
        var summaries = new SummaryCheck(db, snapshot, ledger.Stacks, request.Progress);
        await summaries.Run(difference => findings.Add(difference.ToSentence()), cancellationToken);
        await CheckFiles(findings, request.Progress, cancellationToken);
        return new Verification(findings.Count == 0, ledger.Head.Hash, ledger.Rows, findings.Sentences);
    }

    private async Task CheckFiles(Findings findings, IProgress<Progress>? progress, CancellationToken stop)
    {
        var named = await db.FilesNamed(stop);
        foreach (var (index, file) in named.Index())
        {
            if (!files.Has(file))
                findings.Add($"The file {file.Name.Quoted()} that the record names is not here, or not whole. Put {file.Hash} "
                    + $"from a backup back into the folder “{FileStore.FolderName}”.");
            else if (!await files.IsSound(file.Hash, stop))
                findings.Add($"The file {file.Name.Quoted()} is not what it was when the record named it: its hash was {file.Hash}. "
                    + "Somebody has altered it, or the disk has. Put it back from a backup.");
            progress?.Report(new Progress("files", index + 1, named.Count));
        }
    }

    private static string? Noted(string? head)
    {
        if (string.IsNullOrWhiteSpace(head))
            return null;
        return VerifyRecord.HeadPattern().IsMatch(head.Trim())
            ? head.Trim().ToLowerInvariant()
            : throw new UnreadableException("A head is 64 digits and letters a to f: copy it whole, as it was printed.", "head");
    }
}
