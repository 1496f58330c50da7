using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Issues;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Tests.Domain.Record;

/// <summary>Opens a negotiation with two issues whose entries were known before they are recorded, as a dossier file does.</summary>
[Requires(Permission.Operate)]
public sealed record ImportHistory(string Key) : IRequest<Guid>, IRecords
{
    public Guid CommandId { get; set; }
}

internal sealed class ImportHistoryHandler(TrackerDbContext db, Recording recording) : IRequestHandler<ImportHistory, Guid>
{
    private int _entries;

    public async Task<Guid> Handle(ImportHistory request, CancellationToken cancellationToken)
    {
        var negotiation = Negotiation.Open(request.Key, "Asia/Yerevan", ["en", "hy"], Told("1994", "1994-12-31"), recording);
        negotiation.Record(new DescribedStatement("Peace process", ""), Told("1994", "1994-12-31"), recording, negotiation);
        db.Negotiations.Add(negotiation);
        for (var number = 1; number <= 2; number++)
        {
            var issue = Issue.Open(negotiation, number, Told("2023-02", "2023-02-20"), recording);
            Entry Say(Statement statement, Account account) => issue.Record(statement, account, recording, negotiation);
            Say(new DescribedStatement($"Matter {number}", "As the file has it."), Told("2023-02", "2023-02-20"));
            Say(new ClassifiedStatement("Monitoring", Importance.Critical, Restriction.Open), Told("2023-02", "2023-02-20"));
            var stage = Say(new StageStatement(Stage.Exploratory), Told("2023-05", "2023-06-01"));
            Say(new StageStatement(Stage.UnderNegotiation), Told("2024-01/2024-04?", "2024-05-02"));
            Say(new StageStatement(Stage.Suspended), Told("2023-04-12", "2024-03-15", stage.Id));
            var trend = Say(new AssessmentStatement(Trend.Improved, Outlook.Opportunity), Told("2025-06", "2025-06-30"));
            issue.Retract(trend.Id, "It was another issue.", recording, Told("2025-06", "2025-09-01").History);
            Say(new EventStatement("The commission met", null), Told("2025-03-14", "2025-03-15"));
            db.Issues.Add(issue);
        }

        await db.SaveChangesAsync(cancellationToken);
        return negotiation.Id;
    }

    private Account Told(string effective, string known, EntryId? corrects = null) => new()
    {
        Effective = ImpreciseDate.Parse(effective),
        Rationale = "From the file.",
        Corrects = corrects,
        History = new History($"entry/{++_entries}", DateTimeOffset.Parse($"{known}T20:00:00Z"), null, null),
    };
}
