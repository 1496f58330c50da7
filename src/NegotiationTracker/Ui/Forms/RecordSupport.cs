using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Ui.Forms;

/// <summary>
/// What every record form asks of the tracker. The host decides how, so that the forms need no feature.
/// </summary>
/// <param name="Foresee">What would become of a statement if it were saved now.</param>
/// <param name="LoadDraft">What was kept under a key, if anything.</param>
/// <param name="KeepDraft">Keeps the content under the key; no content drops the draft.</param>
/// <param name="FindSources">Sources of a negotiation's register that match a text; or only those of these ids.</param>
/// <param name="KeepFile">Takes a file of this name in, for an entry that will name it.</param>
public sealed record RecordSupport(
    Func<Telling, CancellationToken, Task<Foreseen?>> Foresee,
    Func<string, CancellationToken, Task<string?>> LoadDraft,
    Func<string, string?, CancellationToken, Task> KeepDraft,
    Func<Guid, string, IReadOnlyList<Guid>?, CancellationToken, Task<IReadOnlyList<SourceOption>>> FindSources,
    Func<Stream, string, CancellationToken, Task<StoredFile>> KeepFile);

/// <param name="Last">The last word in the lane now.</param>
/// <param name="LastSays">What it says, with its date.</param>
/// <param name="NotCurrentBecause">Why the statement would not become current; nothing if it would.</param>
public sealed record Foreseen(EntryId? Last, string? LastSays, string? NotCurrentBecause);

/// <summary>A source of the register, as a picker shows it.</summary>
public sealed record SourceOption(Guid Id, string Publisher, string Title, string? Published);
