using System.ComponentModel.DataAnnotations;
using MediatR;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>Takes a negotiation that comes with the program on record, with its history; the answer is its key.</summary>
[Requires(Permission.Operate)]
public sealed record OpenExample : IRequest<string>, IRecords
{
    public Guid CommandId { get; set; }

    /// <summary>As <see cref="ListExamples"/> names it, such as belgrade-pristina.</summary>
    [Required(ErrorMessage = "Choose one of the examples.")]
    public string Name { get; set; } = "";
}

// The dossier is imported in this same transaction, by the code that imports any other.
internal sealed class OpenExampleHandler(IRequestHandler<ImportDossier, ImportedDossier> import)
    : IRequestHandler<OpenExample, string>
{
    public async Task<string> Handle(OpenExample request, CancellationToken cancellationToken)
    {
        var example = ShippedDossiers.All.FirstOrDefault(d => d.Name == request.Name.Trim())
            ?? throw new NotOnRecordException(
                $"No example is called {request.Name.Quoted()}. There is {string.Join(" and ", ShippedDossiers.All.Select(d => d.Name))}.");
        var content = await File.ReadAllTextAsync(example.Path, cancellationToken);
        var imported = await import.Handle(new ImportDossier { Content = content }, cancellationToken);
        return imported.Negotiation;
    }
}
