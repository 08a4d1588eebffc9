namespace KhachQuen.Platform;

/// <summary>A scratch file only we may read (it may hold customers), gone when closed.</summary>
internal static class PrivateFile
{
    public static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 16_384,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), "khachquen-" + Guid.CreateVersion7().ToString("N")), options);
    }
}
