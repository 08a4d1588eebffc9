namespace KhachQuen.Platform;

/// <summary>
/// A part of an xlsx while it is unpacked: counts what really comes out (headers lie), and refuses an endless tag or text, which the XML
/// reader would hold in memory as one piece. Read only, forward only.
/// </summary>
internal sealed class UnpackedPart(Stream inner, long packedBytes, SheetLimits limits) : Stream
{
    private const long Harmless = 8 << 20;
    private const long LongestPiece = 1 << 20; // the longest cell, written as &#xHHHH; throughout, is a quarter of it

    private long unpacked, sinceTag;

    public static bool IsBomb(long unpacked, long packed, SheetLimits limits) => unpacked > Harmless && unpacked / limits.Ratio > packed;

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        unpacked += read;
        if (unpacked > limits.UnpackedBytes) throw SheetDamage.TooLarge("unpackedBytes", limits.UnpackedBytes);
        if (IsBomb(unpacked, packedBytes, limits)) throw SheetDamage.TooLarge("ratio", limits.Ratio);
        var tag = buffer[..read].LastIndexOf((byte)'<');
        sinceTag = tag < 0 ? sinceTag + read : read - tag;
        if (sinceTag > LongestPiece) throw SheetDamage.TooLarge("piece", LongestPiece);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => unpacked; set => throw new NotSupportedException(); }
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
