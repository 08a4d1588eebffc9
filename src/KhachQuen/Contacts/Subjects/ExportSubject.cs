using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhachQuen.Contacts;

/// <summary>Everything held on one number, table by table.</summary>
public sealed record SubjectExport(string Phone, DateTime At, int Rows, IReadOnlyList<SubjectPart> Parts);

/// <param name="Noun">What the rows are: lead, customer, order, timelineEntry …</param>
public sealed record SubjectPart(string Noun, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows);

/// <summary>The person asks what we hold on them (X-5, T-31): all of it, whoever holds it, as data and as a page. The asking is written down.</summary>
public sealed class ExportSubject(Database database)
{
    private static readonly string[] Computed = ["Version", "Folded", "PhoneTail", "Tail", "WorkedOrder", "NextOrder", "RequestHash", "Nonce"];

    public async Task<SubjectExport> Handle(string? phone, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.ExportSubject);
        var number = PhoneNumber.Parse(phone ?? "");
        await using var db = database.Open(actor);
        var ids = new HashSet<Guid> { NumberKey.Of(number.E164) };
        ids.UnionWith(await db.Rows<Lead>().Where(l => l.Phone == number.E164).Select(l => l.Id).ToListAsync(ct));
        ids.UnionWith(await db.Rows<CustomerPhone>().Where(p => p.E164 == number.E164).Select(p => p.CustomerId).ToListAsync(ct));
        var found = await PersonSearch.Everything(db, new(ids, [number.E164]), tracked: false, ct);
        db.Note("exported", "subject", NumberKey.Of(number.E164), new Dictionary<string, object?> { ["rows"] = found.Count });
        await db.SaveChangesAsync(ct);
        return new(number.E164, db.Clock.Now(), found.Count, [.. found.GroupBy(f => f.Type).Select(g => new SubjectPart(AuditTrail.NounOf(g.Key.ClrType.Name), [.. g.Select(f => Told(f.Type, f.Row))]))]);
    }

    private static Dictionary<string, object?> Told(IEntityType type, object row) => type.GetProperties()
        .Where(p => p.PropertyInfo is not null && !Computed.Contains(p.Name) && !p.Name.Contains("Secret", StringComparison.Ordinal))
        .Select(p => (p.Name, Value: p.PropertyInfo!.GetValue(row))).Where(v => v.Value is not null and not "")
        .ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.Name), v => v.Value is Enum named ? JsonNamingPolicy.CamelCase.ConvertName(named.ToString()) : v.Value);
}
