using System.Text;

namespace NegotiationTracker.Benchmarks.Fuzz;

/// <summary>Changes inputs by chance, the same way for the same seed.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly byte[][] Pieces =
    [
        .. ((string[])["\"", "\"\"", ",", ";", "\t", "\r", "\n", "\0", "<", ">", "&", "&amp;", "&#0;", "&x;", "]]>", "<![CDATA[", "<!DOCTYPE a [<!ENTITY x \"y\">]>",
            "<a>", "</a>", "r=\"-1\"", "t=\"s\"", "<v>", "</v>", "99999999999", "-1", "1e999", "NaN", "2147483648", "_x0000_", "..", "\u202E", "\uFEFF", "𐀀", "Ա",
            "0000-00-00", "31/31/2026", "2026-13", "XFD1048577", "=cmd|'/c calc'!A0"]).Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFE, 0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF8, 0x88], [0x80],
    ];

    private readonly Random _random = new(seed);

    public int Below(int bound) => _random.Next(bound);

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public byte[] Of(byte[] input)
    {
        List<byte> bytes = [.. input];
        for (var changes = 1 + Below(6); changes > 0; changes--)
            Change(bytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var at = Below(bytes.Count + 1);
        var length = Math.Min(Below(1 + (1 << Below(8))), bytes.Count - at);
        switch (Below(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << Below(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)Below(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(Below(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Enumerable.Repeat(Pick(Pieces), 1 + (1 << Below(9))).SelectMany(p => p));
                break;
            case 5:
                bytes.RemoveRange(at, Below(10) == 0 ? bytes.Count - at : 0);
                break;
            default:
                bytes.InsertRange(at, Pick(Pieces));
                break;
        }
    }
}
