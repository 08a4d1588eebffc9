using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>The company's choices about attached files.</summary>
public sealed record AttachmentSettings : ISettings
{
    public static string Area => "attachments";
    public const int Largest = (int)(FileStore.Cap >> 20);

    /// <summary>The largest file one may attach, in MiB.</summary>
    public int MaxMegabytes { get; init; } = 20;

    public void Check() => Rule.Require(MaxMegabytes is >= 1 and <= Largest, "attachmentSettings.sizeInvalid", "maxMegabytes", Largest);
}
