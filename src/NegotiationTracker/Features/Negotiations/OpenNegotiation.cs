using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.Negotiations;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Negotiations;

/// <summary>Puts a new process on record. Its key and zone stay for good.</summary>
[Requires(Permission.Operate)]
public sealed record OpenNegotiation : IRequest<string>, IRecords
{
    public Guid CommandId { get; set; }

    /// <summary>Two to ten letters or digits, kept as capitals; the prefix of its issues' keys.</summary>
    [Required(ErrorMessage = "Give the negotiation a key of two to ten letters or digits, such as AMAZ.")]
    public string Key { get; set; } = "";

    [Required(ErrorMessage = "Give the negotiation a name.")]
    [AtMost(Limits.Title, "title")]
    public string Name { get; set; } = "";

    [AtMost(Limits.Text, "summary")]
    public string Summary { get; set; } = "";

    /// <summary>IANA zone that decides what “today” means.</summary>
    [Required(ErrorMessage = "Name the time zone, such as Asia/Yerevan.")]
    public string TimeZone { get; set; } = "";

    /// <summary>Reference languages, the working language first.</summary>
    [MinLength(1, ErrorMessage = "Name at least one reference language, such as en.")]
    public List<string> Languages { get; set; } = ["en"];

    /// <summary>Key of the negotiation whose open issues come along, without what was said about them; none begins empty.</summary>
    public string? FrameOf { get; set; }

    /// <summary>With the frame come the actors and their names.</summary>
    public bool WithActors { get; set; } = true;

    /// <summary>With the frame come the pending milestones, without their dates.</summary>
    public bool WithMilestones { get; set; }

    /// <summary>With the frame come the links between what is copied.</summary>
    public bool WithLinks { get; set; } = true;
}

internal sealed class OpenNegotiationHandler(TrackerDbContext db, Recording recording) : IRequestHandler<OpenNegotiation, string>
{
    public async Task<string> Handle(OpenNegotiation request, CancellationToken cancellationToken)
    {
        var (key, zoneId) = (request.Key.Trim().ToUpperInvariant(), request.TimeZone.Trim());
        if (await db.Negotiations.AnyAsync(n => n.Key == key, cancellationToken))
            throw new RuleViolationException($"The key {key} is taken. Choose another one.", "key");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var zone))
            throw new RuleViolationException(
                $"{zoneId.Quoted()} is no time zone: write one of the IANA list, such as Asia/Yerevan.", "timeZone");
        var frame = string.IsNullOrWhiteSpace(request.FrameOf) ? null
            : await NegotiationFrame.Read(db, request.FrameOf, recording.Moment, cancellationToken);
        var account = new Account { Effective = ImpreciseDate.On(recording.Today(zone)) };
        var negotiation = Negotiation.Open(key, zoneId, request.Languages, account, recording);
        negotiation.Record(
            new DescribedStatement(request.Name.Trim(), request.Summary.Trim()), account, recording, negotiation);
        db.Negotiations.Add(negotiation);
        if (frame is not null)
            Copy(request, new FrameCopy(db, frame, negotiation, recording));
        await db.SaveChangesAsync(cancellationToken);
        return negotiation.Key;
    }
    private static void Copy(OpenNegotiation request, FrameCopy copy)
    {
        copy.Issues();
        if (request.WithActors)
            copy.Actors();
        if (request.WithMilestones)
            copy.Milestones();
        if (request.WithLinks)
            copy.Links(request.WithMilestones);
    }
}
