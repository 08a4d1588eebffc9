namespace KhachQuen.Platform;

/// <summary>Where this installation keeps what is not in the database: attachments, recordings, the demo password (X-59: <c>KHACHQUEN_DATA</c>). A backup takes all of it.</summary>
public sealed record DataFolder(string Path)
{
    public string File(string name) => System.IO.Path.Combine(Path, name);
}
