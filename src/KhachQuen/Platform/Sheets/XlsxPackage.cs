using System.IO.Compression;

namespace KhachQuen.Platform;

/// <summary>The parts of an xlsx and what they point to.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private readonly ZipArchive zip;
    private readonly SheetLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    public XlsxPackage(Stream stream, SheetLimits limits)
    {
        this.limits = limits;
        zip = ZipDoor.Open(stream, limits);
        foreach (var entry in zip.Entries) parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    public ZipArchiveEntry? Find(string path) => parts.GetValueOrDefault(path);

    public PartReader Read(ZipArchiveEntry part) => new(new UnpackedPart(part.Open(), part.CompressedLength, limits), limits);

    /// <summary>Where a part points: (id, last word of the type, path). Links out of the file are left out.</summary>
    public List<Relation> RelationsOf(string path)
    {
        var relations = new List<Relation>();
        var folder = path[..(path.LastIndexOf('/') + 1)];
        if (Find($"{folder}_rels/{path[folder.Length..]}.rels") is not { } part) return relations;
        using var xml = Read(part);
        while (xml.Next())
            if (xml is { Starts: true, Name: "Relationship" } && xml.Attribute("TargetMode") != "External")
                relations.Add(new(xml.Attribute("Id") ?? "", LastWord(xml.Attribute("Type")), Resolved(folder, xml.Attribute("Target") ?? "")));
        return relations;
    }

    public void Dispose() => zip.Dispose();

    private static string LastWord(string? type) => type?[(type.LastIndexOf('/') + 1)..] ?? "";

    private static string Resolved(string folder, string target)
    {
        var path = new List<string>();
        var whole = target.StartsWith('/') ? target : folder + target;
        foreach (var step in whole.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (step == ".." && path.Count > 0) path.RemoveAt(path.Count - 1);
            else if (step is not ("." or "..")) path.Add(step);
        return string.Join('/', path);
    }

    internal sealed record Relation(string Id, string Type, string Path);
}
