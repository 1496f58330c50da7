using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using MediatR;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.People;
using NegotiationTracker.Domain.Record;
using NegotiationTracker.Pipeline;

namespace NegotiationTracker.Features.Dossiers;

/// <summary>
/// Takes a dossier file on record, whole or not at all. Entries that are there already are passed over, so the same
/// file twice changes nothing.
/// </summary>
[Requires(Permission.Operate)]
public sealed record ImportDossier : IRequest<ImportedDossier>, IRecords
{
    public const int MostCharacters = 50 * 1024 * 1024;

    public Guid CommandId { get; set; }

    /// <summary>The file, as docs/dossier-format.md describes it.</summary>
    [JsonIgnore]
    [Required(ErrorMessage = "The file is empty.")]
    [StringLength(MostCharacters, ErrorMessage = "A dossier file is at most 50 MB long.")]
    public string Content { get; set; } = "";

    /// <summary>
    /// Takes entries also where the file that they name is not here. Otherwise such a dossier is refused: the record would
    /// not be whole.
    /// </summary>
    public bool WithoutFiles { get; set; }

    /// <summary>Stands for the content where the same command is recognised.</summary>
    public string ContentHash => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Content.AsSpan())));

    /// <summary>Told how many entries were read, and then how many were saved.</summary>
    [JsonIgnore]
    public IProgress<DossierProgress>? Progress { get; set; }
}

public sealed record DossierProgress(int Read, int Saved);

/// <summary>What became of the entries of a dossier.</summary>
/// <param name="Negotiation">Key of the negotiation.</param>
/// <param name="Recorded">Entries that are new on record.</param>
/// <param name="Skipped">Entries that were on record already.</param>
public sealed record ImportedDossier(string Negotiation, int Recorded, int Skipped);

internal sealed class ImportDossierHandler(TrackerDbContext db, FileStore files, Recording recording)
    : IRequestHandler<ImportDossier, ImportedDossier>
{
    public async Task<ImportedDossier> Handle(ImportDossier request, CancellationToken cancellationToken)
    {
        var faults = new DossierFaults();
        var file = new DossierFile(request.Content, faults);
        var register = await Register.Load(db, file.Negotiation, cancellationToken);
        var people = file.People.Where(p => register.Person(p.Key) is null)
            .Select(p => new Person(recording.NewId(), p.Key, p.Value.Text!, "UTC")).ToArray();
        Array.ForEach(people, register.Add);
        var import = new DossierImport(register, recording, faults) { IsHere = request.WithoutFiles ? _ => true : files.HasAsTold };
        foreach (var (index, entry) in file.Entries().Index())
        {
            import.Take(entry, index);
            if (faults.AreEnough)
                break;
            if (index % 500 == 499)
            {
                cancellationToken.ThrowIfCancellationRequested();
                request.Progress?.Report(new DossierProgress(index + 1, 0));
            }
        }

        faults.Refuse();
        Array.ForEach(people, p => p.MoveTo(register.Negotiation!.TimeZone));
        db.People.AddRange(people);
        db.AddRange(import.Opened);
        var read = import.Recorded + import.Skipped;
        await db.SaveMany(
            recording.TakeUnsaved(), saved => request.Progress?.Report(new DossierProgress(read, saved)), cancellationToken);
        return new ImportedDossier(register.NegotiationKey, import.Recorded, import.Skipped);
    }
}
