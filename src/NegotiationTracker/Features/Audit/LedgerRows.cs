using System.Globalization;
using NegotiationTracker.Data;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Features.Audit;

/// <summary>Reads rows of the ledger that may say anything at all.</summary>
internal static class LedgerRows
{
    /// <summary>The row with its columns understood; nothing if one of them holds what no tracker writes.</summary>
    public static LedgerRow? Understand(this StoredTable ledger, StoredRow found)
    {
        if (!Guid.TryParseExact(found["NegotiationId"], "D", out var negotiation)
            || !Guid.TryParseExact(found["AuthorId"], "D", out var author)
            || !Guid.TryParseExact(found["CommandId"], "D", out var command)
            || !Enum.TryParse<EntryKind>(found["Kind"], out var kind)
            || !long.TryParse(found["Moment"], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || ticks > DateTimeOffset.MaxValue.UtcTicks)
            return null;
        var row = LedgerRow.Found(
            found.Number("Sequence"), negotiation, new DateTimeOffset(ticks, TimeSpan.Zero), author, command, kind,
            found["Content"] ?? "", found["Hash"] ?? "");
        return ledger.RowOf(row).DiffersIn(found).Count == 0 ? row : null;
    }

    /// <summary>The entry that the row stands for; nothing if its content cannot be read.</summary>
    public static Entry? ToEntry(this LedgerRow row)
    {
        try
        {
            var content = CanonicalJson.Read<EntryContent>(row.Content);
            return content.Negotiation == row.NegotiationId && content.Kind == row.Kind ? new Entry(row, content) : null;
        }
        catch (Exception)
        {
            // Somebody else wrote this content: it can be wrong in any way, and each is the same finding.
            return null;
        }
    }
}
