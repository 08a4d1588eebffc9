using KhachQuen.Platform;

namespace KhachQuen.Access;

/// <summary>An attached file on the wire and on the screens.</summary>
/// <param name="Preview">A browser can show it small.</param>
/// <param name="AddedById">Null where the actor is not to know who .</param>
public sealed record AttachmentView(Guid Id, long Version, DateTime CreatedAt, DateTime UpdatedAt, string Noun, Guid NounId, string Name, string ContentType, long Size, string Sha256, bool Preview, Guid? AddedById, string? AddedByName)
{
    /// <summary>A larger picture is not fetched whole only to be shown small.</summary>
    public const long LargestPreview = 5 << 20;

    internal static AttachmentView For(Attachment a, AttachmentSubject of)
    {
        var hidden = of.Unnamed is { } person && person == a.AddedById;
        return new(a.Id, a.Version, a.CreatedAt, a.UpdatedAt, a.Noun, a.NounId, of.SeesPhones ? a.Name : PhoneDisplay.WithoutPhones(a.Name), a.ContentType, a.Size, a.Sha256,
            a.Size <= LargestPreview && FileKinds.Of(a.ContentType) is { Previews: true }, hidden ? null : a.AddedById, hidden ? null : a.AddedByName);
    }
}
