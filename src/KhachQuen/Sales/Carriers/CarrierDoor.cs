using System.Security.Cryptography;
using System.Text;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Sales;

/// <summary>The address a carrier reports at: its secret is shown once and kept hashed .</summary>
public sealed class CarrierDoor : Entity
{
    private CarrierDoor() { }

    internal CarrierDoor(string carrier, DateTime at) => (Id, Carrier, CreatedAt) = (Keys.New(at), carrier, at);

    public string Carrier { get; private set; } = "";
    [NotAudited] public byte[] Hash { get; private set; } = [];
    public DateTime TurnedAt { get; private set; }
    public bool IsOpen { get; private set; }

    /// <summary>A new secret; the one before opens nothing any more.</summary>
    internal string Turn(DateTime at)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        (Hash, TurnedAt, IsOpen) = (HashOf(secret), at, true);
        return secret;
    }

    internal void Shut() => (Hash, IsOpen) = ([], false);

    internal bool OpensBy(string secret) => IsOpen && CryptographicOperations.FixedTimeEquals(Hash, HashOf(secret));

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>Who a carrier's message is from: nobody signs in, the address itself is the proof.</summary>
public sealed class CarrierGate(Database database)
{
    /// <summary>The carrier as an actor; null when the address is none of ours.</summary>
    public async Task<Actor?> Open(string carrier, string secret, CancellationToken ct = default)
    {
        if (!Carriers.Reporting.Contains(carrier) || secret.Length > 200) return null;
        await using var db = database.Open(Actor.System);
        var door = await db.Rows<CarrierDoor>().AsNoTracking().SingleOrDefaultAsync(d => d.Carrier == carrier, ct);
        return door?.OpensBy(secret) == true ? Actor.System with { UserName = carrier, Name = NameOf(carrier) } : null;
    }

    /// <summary>As it signs what it tells us.</summary>
    public static string NameOf(string carrier) => carrier switch { Carriers.Ghn => "GHN", Carriers.Ghtk => "GHTK", Carriers.ViettelPost => "Viettel Post", Carriers.Ems => "EMS", Carriers.VnPost => "VNPost", _ => carrier };
}

internal sealed class CarrierDoorTable : IEntityTypeConfiguration<CarrierDoor>
{
    public void Configure(EntityTypeBuilder<CarrierDoor> door)
    {
        door.ToTable("sales_carrier_doors");
        door.HasIndex(d => d.Carrier).IsUnique();
    }
}
