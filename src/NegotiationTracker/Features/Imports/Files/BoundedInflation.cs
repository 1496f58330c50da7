namespace NegotiationTracker.Features.Imports.Files;

/// <summary>How much all parts of a workbook may become together.</summary>
internal sealed class InflationBudget
{
    private const long MostBytes = 100L * 1024 * 1024;

    private long _taken;

    public bool Take(int bytes) => (_taken += bytes) <= MostBytes;
}

/// <summary>
/// A part of a workbook as it is inflated, counted byte by byte. It ends with a sentence where it becomes too large, too large
/// for what it was packed into, or holds a longer stretch without any mark-up than the longest cell can be.
/// </summary>
/// <param name="packed">How many bytes it is packed into; no more than these are ever read.</param>
/// <param name="isMarkup">Whether it is read as mark-up: a picture may go on without any.</param>
internal sealed class BoundedInflation(Stream inner, long packed, InflationBudget budget, bool isMarkup = true) : Stream
{
    private const long MostBytes = 50L * 1024 * 1024;
    private const long AlwaysTaken = 1024 * 1024;
    private const int MostTimes = 100;

    /// <summary>The longest cell with every character written as a reference such as &amp;#66000;.</summary>
    private const int LongestStretch = FileTable.LongestCell * 10;

    private long _taken;
    private int _stretch;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _taken += count;
        if (!budget.Take(count) || _taken > MostBytes || (_taken > AlwaysTaken && _taken > packed * MostTimes))
            throw new FileRefusedException(
                "The workbook becomes far larger than it looks when it is unpacked, so it was not read. Copy the cells into a new "
                + "workbook without pictures and formats, or save the sheet as .csv.");
        if (isMarkup)
            Measure(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private void Measure(ReadOnlySpan<byte> read)
    {
        var first = read.IndexOf((byte)'<');
        _stretch += first < 0 ? read.Length : first;
        if (_stretch > LongestStretch)
            throw new FileRefusedException("The workbook holds a cell of more than 32,767 characters. Shorten it, and save the workbook again.");
        if (first >= 0)
            _stretch = read.Length - 1 - read.LastIndexOf((byte)'<');
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
