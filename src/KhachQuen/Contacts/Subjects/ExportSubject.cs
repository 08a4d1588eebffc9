using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>Everything held on one number, table by table.</summary>
public sealed record SubjectExport(string Phone, DateTime At, int Rows, IReadOnlyList<SubjectPart> Parts);

/// <param name="Noun">What the rows are: lead, customer, order, timelineEntry …</param>
public sealed record SubjectPart(string Noun, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows);

/// <summary>The person asks what we hold on them (X-5, T-31): all of it, whoever holds it, as data and as a page. The asking is written down.</summary>
public sealed class ExportSubject(Database database)
{
    public async Task<SubjectExport> Handle(string? phone, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.ExportSubject);
        var number = PhoneNumber.Parse(phone ?? "");
        await using var db = database.Open(actor);
        var ids = new HashSet<Guid> { NumberKey.Of(number.E164) };
        ids.UnionWith(await db.Rows<Lead>().Where(l => l.Phone == number.E164).Select(l => l.Id).ToListAsync(ct));
        ids.UnionWith(await db.Rows<CustomerPhone>().Where(p => p.E164 == number.E164).Select(p => p.CustomerId).ToListAsync(ct));
        var parts = await SubjectSearch.Everything(db, ids, number.E164[3..], ct);
        var rows = parts.Sum(p => p.Rows.Count);
        db.Note("exported", "subject", NumberKey.Of(number.E164), new Dictionary<string, object?> { ["rows"] = rows });
        await db.SaveChangesAsync(ct);
        return new(number.E164, db.Clock.Now(), rows, parts);
    }
}
