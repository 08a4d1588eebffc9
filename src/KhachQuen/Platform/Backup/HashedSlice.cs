using System.Security.Cryptography;

namespace KhachQuen.Platform;

/// <summary>The first bytes of a file as a stream of fixed length that sums up what is read through it. A file that became shorter is an error.</summary>
internal sealed class HashedSlice(Stream source, long length) : Stream
{
    public static readonly string SumOfNothing = Convert.ToHexString(SHA256.HashData([]));
    private readonly IncrementalHash sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long read;

    public string Sum() => Convert.ToHexString(sum.GetHashAndReset());

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get => read; set { if (value != read) throw new NotSupportedException(); } }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override int Read(Span<byte> buffer) => Took(source.Read(buffer[..(int)Math.Min(buffer.Length, length - read)]), buffer);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Took(await source.ReadAsync(buffer[..(int)Math.Min(buffer.Length, length - read)], cancellationToken), buffer.Span);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private int Took(int count, Span<byte> buffer)
    {
        if (count == 0 && read < length && buffer.Length > 0) throw new EndOfStreamException();
        sum.AppendData(buffer[..count]);
        read += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing) sum.Dispose();
        base.Dispose(disposing);
    }
}
