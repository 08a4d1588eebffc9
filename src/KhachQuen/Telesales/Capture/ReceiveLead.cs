using System.Globalization;
using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Telesales;

/// <summary>
/// A lead comes in by itself (X-22): through the door every lead comes through (<see cref="CreateLead"/>), so that duplicates and the source's
/// rule apply (A-2, A-3), once however often it is sent (T-12). What cannot be taken is kept.
/// </summary>
public sealed class ReceiveLead(Database database, CreateLead create, TimeProvider clock)
{
    private static readonly TimeSpan SameWish = TimeSpan.FromDays(1);

    /// <summary>The entrance with this key; null for one that never was, was withdrawn, or whose source is closed.</summary>
    public async Task<CaptureGate?> Gate(string key, CancellationToken ct)
    {
        if (key.Length > 60) return null;
        await using var db = database.Open(Actor.System);
        return await db.Rows<CaptureGate>().AsNoTracking().SingleOrDefaultAsync(g => g.Key == key && g.RevokedAt == null && db.Rows<Source>().Any(s => s.Id == g.SourceId && s.Active), ct);
    }

    /// <param name="gate">Which entrance.</param>
    /// <param name="fields">What was said; of a person whose number is not among them the row is kept as failed.</param>
    /// <param name="from">The sender's address.</param>
    /// <param name="page">The page the form stood on, where it is known.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<CapturedRow> Take(CaptureGate gate, CaptureFields fields, string? from, string? page, CancellationToken ct)
    {
        try { return await Take(gate, fields, from, page, null, ct); }
        catch (Refused problem) { return await Take(gate, fields, from, page, problem.Code, ct); }
    }

    private async Task<CapturedRow> Take(CaptureGate gate, CaptureFields fields, string? from, string? page, string? problem, CancellationToken ct)
    {
        await using var db = database.Open(As(gate, from));
        await using var transaction = await db.Begin(ct);
        var print = fields.Fingerprint;
        await db.Dialect.Lock(db, $"capture:{gate.Id:N}:{print}", ct);      // ten at once: nine find the first
        var row = await Before(db, gate, fields, ct);
        if (row is { State: CaptureState.Taken }) return row;
        if (row is null) db.Add(row = new CapturedRow { Id = Keys.New(clock.Now()), GateId = gate.Id, At = clock.Now(), Fingerprint = print, From = from });
        if (problem is not null) (row.State, row.Problem, row.Fields) = (CaptureState.Failed, problem, JsonSerializer.Serialize(fields, Json));
        else (row.State, row.LeadId, row.Problem, row.Fields) = (CaptureState.Taken, (await create.Within(db, await What(db, gate, fields, page, ct), db.Actor, ct)).Id, null, null);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return row;
    }

    /// <summary>Takes a row that was kept, with what a person has put right; a refusal is theirs to hear.</summary>
    internal async Task<CapturedRow> Again(CaptureGate gate, CapturedRow kept, CaptureFields fields, CancellationToken ct)
    {
        await using var db = database.Open(As(gate, kept.From));
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, $"capture:{gate.Id:N}:{kept.Fingerprint}", ct);
        var row = await db.Rows<CapturedRow>().SingleAsync(r => r.Id == kept.Id, ct);
        if (row.State == CaptureState.Taken) return row;
        (row.State, row.LeadId, row.Problem, row.Fields) = (CaptureState.Taken, (await create.Within(db, await What(db, gate, fields, null, ct), db.Actor, ct)).Id, null, null);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return row;
    }

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private Task<CapturedRow?> Before(Db db, CaptureGate gate, CaptureFields fields, CancellationToken ct)
    {
        var (print, since) = (fields.Fingerprint, fields.SenderId is null ? clock.Now() - SameWish : DateTime.UnixEpoch);
        return db.Rows<CapturedRow>().Where(r => r.GateId == gate.Id && r.Fingerprint == print && r.At > since).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>The product on behalf of the entrance: it may what the product may, and every line names it.</summary>
    private static Actor As(CaptureGate gate, string? from) => Actor.System with { UserName = "capture:" + gate.Name, Name = gate.Name, From = from };

    private async Task<LeadInput> What(Db db, CaptureGate gate, CaptureFields fields, string? page, CancellationToken ct)
    {
        Rule.Require(fields.Phone is not null, "phone.missing", "phone");
        var product = fields.Product is { } wanted ? (await KnownProducts.Load(db, ct)).Find(wanted) : null;
        return new()
        {
            Phone = fields.Phone, Name = fields.Name, Email = fields.Email, Note = fields.Note, ProductId = product, Region = Provinces.Find(fields.Region)?.Province.Code ?? fields.Region, OriginalText = fields.Original,
            Source = await db.Sources.Where(s => s.Id == gate.SourceId).Select(s => s.Code).SingleAsync(ct), Basis = Contacts.ContactBasis.CustomerRequest,
            BasisProof = string.Create(CultureInfo.InvariantCulture, $"“{gate.Wording}” ({gate.Name}{(page is null ? "" : ", " + page)}, {CompanyTime.Local(clock.Now()):dd/MM/yyyy HH:mm})"),
        };
    }
}
