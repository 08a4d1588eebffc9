using System.Security.Cryptography;
using KhachQuen.Platform;

namespace KhachQuen.Demo;

/// <summary>One random password for all people of the demo, kept in the data folder where only its owner reads it. Never a default one.</summary>
public static class DemoPassword
{
    public const string FileName = "demo-password.txt";
    private const string Letters = "abcdefghjkmnpqrstuvwxyz", Digits = "23456789";      // none that look alike

    public static string In(DataFolder folder)
    {
        var file = folder.File(FileName);
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } kept) return kept;
        var made = $"{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Digits, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}";
        Directory.CreateDirectory(folder.Path);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(made);
        return made;
    }
}
