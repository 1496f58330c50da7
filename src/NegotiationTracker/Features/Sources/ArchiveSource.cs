using System.Globalization;
using System.Text;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Dates;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Sources;

/// <summary>Keeps a copy of what a source said: a saved page, a PDF, a picture of it, or its text.</summary>
[Requires(Permission.RecordEntries)]
public sealed record ArchiveSource : Telling, IRequest<EntryId>, IRecords
{
    /// <summary>The file as it was taken in before: its hash, name, type and length.</summary>
    public StoredFile? File { get; set; }

    /// <summary>Instead of a file, the text of the page; it is kept as one.</summary>
    [AtMost(MostCharacters, "text of the page")]
    public string? Text { get; set; }

    public const int MostCharacters = 100_000;

    public override SubjectKind SubjectKind => SubjectKind.Source;

    /// <summary>Effective is the day on which the copy was made.</summary>
    public override Statement ToStatement() => new ArchivedStatement(File!, Effective?.Earliest ?? default);
}

internal sealed class ArchiveSourceHandler(FileStore files, RecordKeeper keeper) : IRequestHandler<ArchiveSource, EntryId>
{
    public async Task<EntryId> Handle(ArchiveSource request, CancellationToken cancellationToken)
    {
        if (request.Effective is not { Precision: DatePrecision.Day, Earliest: var day })
            throw new RuleViolationException("Say on which day the copy was made.", "effective");
        var file = (request.File, string.IsNullOrWhiteSpace(request.Text)) switch
        {
            (null, true) => throw new RuleViolationException("Choose a file, or paste the text.", "file"),
            (not null, false) => throw new RuleViolationException("Keep either the file or the text; archive the other one by itself.", "file"),
            (null, false) => await Keep(request.Text!, day, cancellationToken),
            (var chosen, true) => chosen,
        };
        files.Require(file);
        return await keeper.Record(request with { File = file, Text = null }, cancellationToken);
    }

    private async Task<StoredFile> Keep(string text, DateOnly day, CancellationToken stop)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await files.Keep(content, $"page-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.txt", stop);
    }
}
