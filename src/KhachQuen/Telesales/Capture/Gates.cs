using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>Seals the app secrets of entrances with the installation's key.</summary>
public sealed class GateSecrets(IDataProtectionProvider keys)
{
    private readonly IDataProtector seal = keys.CreateProtector("KhachQuen.CaptureGate.Secret");
    public string? Seal(string? secret) => string.IsNullOrWhiteSpace(secret) ? null : seal.Protect(secret.Trim());
    public string Open(CaptureGate gate) => seal.Unprotect(gate.SealedSecret!);
}

/// <summary>A manager opens an entrance for leads of a source .</summary>
public sealed class AddGate(Database database, GateSecrets secrets, TimeProvider clock)
{
    public async Task<CaptureGate> Handle(Guid sourceId, GateInput input, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var source = await db.Sources.Get(sourceId, ct);
        var gate = new CaptureGate(source.Id, input, secrets.Seal(input.AppSecret), clock.Now());
        db.Add(gate);
        await db.SaveChangesAsync(ct);
        return gate;
    }
}

/// <summary>A manager shuts an entrance for good: its key brings nothing any more.</summary>
public sealed class RevokeGate(Database database, TimeProvider clock)
{
    public async Task<CaptureGate> Handle(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var gate = await db.Rows<CaptureGate>().Get(id, ct);
        gate.Revoke(clock.Now());
        await db.SaveChangesAsync(ct);
        return gate;
    }
}

/// <summary>What could not be taken, as the actor may read it.</summary>
/// <param name="Phone">Masked for who may not see every number.</param>
public sealed record FailedCapture(Guid Id, DateTime At, string Problem, string? Name, string? Phone);

/// <summary>An entrance with what waits behind it.</summary>
public sealed record GateView(CaptureGate Gate, IReadOnlyList<FailedCapture> Failed);

/// <summary>The entrances of a source, with what could not be taken (nothing is lost).</summary>
public sealed class ListGates(Database database)
{
    private const int Shown = 20;

    public async Task<IReadOnlyList<GateView>> Handle(Guid sourceId, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var gates = await db.Rows<CaptureGate>().AsNoTracking().Where(g => g.SourceId == sourceId).OrderBy(g => g.RevokedAt != null).ThenByDescending(g => g.Id).Take(50).ToListAsync(ct);
        var views = new List<GateView>();
        foreach (var gate in gates)
            views.Add(new(gate, (await db.Rows<CapturedRow>().AsNoTracking().Where(r => r.GateId == gate.Id && r.State == CaptureState.Failed).OrderByDescending(r => r.Id).Take(Shown).ToListAsync(ct)).ConvertAll(r => Of(r, actor))));
        return views;
    }

    private static FailedCapture Of(CapturedRow row, Actor actor)
    {
        var fields = JsonSerializer.Deserialize<CaptureFields>(row.Fields!, ReceiveLead.Json)!;
        var whole = actor.ScopeOf(AccessPermissions.PhonesInFull) == Scope.All;
        return new(row.Id, row.At, row.Problem!, whole ? fields.Name : Masking.PhonesIn(fields.Name), whole || fields.Phone is null ? fields.Phone : string.Concat(fields.Phone.Select(c => char.IsAsciiDigit(c) ? '•' : c)));
    }
}

/// <summary>A manager takes up what could not be taken, with the number put right.</summary>
public sealed class RetryCapture(Database database, ReceiveLead receive)
{
    public async Task<CapturedRow> Handle(Guid rowId, string? phone, Actor actor, CancellationToken ct = default)
    {
        actor.Require(AccessPermissions.BusinessRules);
        await using var db = database.Open(actor);
        var row = await db.Rows<CapturedRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == rowId && r.State == CaptureState.Failed, ct) ?? throw new NotFound();
        var gate = await db.Rows<CaptureGate>().AsNoTracking().Get(row.GateId, ct);
        var fields = JsonSerializer.Deserialize<CaptureFields>(row.Fields!, ReceiveLead.Json)!;
        return await receive.Again(gate, row, string.IsNullOrWhiteSpace(phone) ? fields : fields with { Phone = phone }, ct);
    }
}
