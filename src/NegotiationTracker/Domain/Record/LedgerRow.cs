using System.Security.Cryptography;

namespace NegotiationTracker.Domain.Record;

/// <summary>
/// One link of the chain: the proof that an entry was recorded then, by this author, after that row. The hash is
/// SHA-256, lower-case hexadecimal, over the hash before and the canonical JSON of everything else in the row.
/// </summary>
public sealed class LedgerRow
{
    private LedgerRow() { }

    internal static LedgerRow After(
        LedgerHead head, EntryContent content, DateTimeOffset moment, Guid authorId, Guid commandId)
    {
        var row = new LedgerRow
        {
            Sequence = head.Sequence + 1,
            NegotiationId = content.Negotiation,
            Moment = moment,
            AuthorId = authorId,
            CommandId = commandId,
            Kind = content.Kind,
            Content = CanonicalJson.Write(content),
        };
        row.Hash = row.HashAfter(head.Hash);
        return row;
    }

    /// <summary>A row as somebody found it, whether it is right or not.</summary>
    internal static LedgerRow Found(
        long sequence, Guid negotiationId, DateTimeOffset moment, Guid authorId, Guid commandId, EntryKind kind, string content,
        string hash) => new()
        {
            Sequence = sequence,
            NegotiationId = negotiationId,
            Moment = moment,
            AuthorId = authorId,
            CommandId = commandId,
            Kind = kind,
            Content = content,
            Hash = hash,
        };

    public long Sequence { get; private set; }
    public Guid NegotiationId { get; private set; }
    public DateTimeOffset Moment { get; private set; }
    public Guid AuthorId { get; private set; }
    public Guid CommandId { get; private set; }
    public EntryKind Kind { get; private set; }

    /// <summary>Canonical JSON: UTF-8, keys in ordinal order, no spaces.</summary>
    public string Content { get; private set; } = "";

    public string Hash { get; private set; } = "";

    public string HashAfter(string previous)
    {
        var row = CanonicalJson.Write(new
        {
            Previous = previous,
            Sequence,
            Negotiation = NegotiationId,
            Moment = Moment.UtcTicks,
            Author = AuthorId,
            Command = CommandId,
            Kind,
            Content,
        });
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(row)));
    }
}

/// <summary>The last row of the ledger: what the next one follows.</summary>
public readonly record struct LedgerHead(long Sequence, string Hash, DateTimeOffset Moment)
{
    /// <summary>Before anything was recorded.</summary>
    public static readonly LedgerHead Empty = new(0, new string('0', 64), DateTimeOffset.MinValue);
}
