using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>One sign-in on one device; listed to its owner and revocable. The cookie names it.</summary>
public sealed class Session : Entity
{
    private Session() { }

    public Session(Guid userId, string? from, string? device, DateTime at) =>
        (Id, UserId, From, Device) = (Keys.New(at), userId, from, device is { Length: > 200 } ? device[..200] : device);

    public Guid UserId { get; private set; }
    public string? From { get; private set; }
    public string? Device { get; private set; }
    public DateTime? EndedAt { get; private set; }
    /// <summary>Through whose eyes the administrator looks in this session (X-2, "xem như").</summary>
    public Guid? ViewsAs { get; private set; }

    public void End(DateTime at) => EndedAt ??= at;
    public void LookAs(Guid userId) => ViewsAs = userId;
    public void LookAsMyself() => ViewsAs = null;
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("access_sessions");
        builder.HasIndex(s => new { s.UserId, s.Id });    // one person's, newest first
    }
}
