using KhachQuen.Access;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Demo;

/// <summary>The carrier's words and the carrier's money: messages of every fate, and a statement that waits for the accountant.</summary>
internal sealed class MoneyChapter(Database database, TimeProvider clock)
{
    private readonly DateTime now = clock.Now();

    public async Task Tell(CancellationToken ct)
    {
        await Messages(ct);
        await Statement(ct);
    }

    private async Task Messages(CancellationToken ct)
    {
        List<string> codes;
        await using (var db = database.Open(Actor.System))
            codes = await db.Rows<Shipment>().Where(s => s.State == ShipmentState.Delivering && s.Code != null).OrderBy(s => s.OrderNumber).Select(s => s.Code!).Take(4).ToListAsync(ct);
        if (codes.Count < 4) return;
        var (ghn, at) = (Actor.System with { UserName = Carriers.Ghn, Name = CarrierGate.NameOf(Carriers.Ghn) }, now.AddHours(-3));
        var hears = new ReceiveCarrierEvent(database, clock);
        foreach (var (code, status, hours) in new[] { (codes[0], "delivered", 1), (codes[0], "delivered", 1), (codes[0], "delivering", -60), (codes[1], "delivery_fail", 0), (codes[2], "picking", 2), (codes[3], "waiting_for_customs", 1), ("GHN000001", "picked", 0) })
        {
            var body = $$"""{"OrderCode":"{{code}}","Status":"{{status}}","Type":"switch_status","Time":"{{at.AddHours(hours):yyyy-MM-ddTHH:mm:ssZ}}","TotalFee":24000}""";
            await hears.Handle(Carriers.Ghn, Carriers.Read(Carriers.Ghn, body), body, ghn, ct);
        }
    }

    /// <summary>The delivered parcels of the last days, one with another sum, one that nobody knows.</summary>
    private async Task Statement(CancellationToken ct)
    {
        await using var db = database.Open(Actor.System);
        var accountant = await db.Users.Where(u => u.UserName == "accountant1").Select(u => u.Id).SingleAsync(ct);
        var shipments = await db.Rows<Shipment>().AsNoTracking().Where(s => (s.State == ShipmentState.Delivered || s.State == ShipmentState.Delivering) && s.ReconciledAt == null && s.Code != null).OrderByDescending(s => s.State).ThenBy(s => s.OrderNumber).Take(20).ToListAsync(ct);
        if (shipments.Count == 0) return;
        var rows = shipments.Select((s, i) => Row(i + 1, s.Code!, i == 2 ? s.CodAmount - 15_000 : s.CodAmount, s.Fee)).Append(Row(shipments.Count + 1, "VD00000000", 350_000, 25_000)).ToList();
        var statement = new Statement(Keys.New(now), new() { Carrier = Carriers.Ghn, FileHash = "demo" }, "GHN-doi-soat.xlsx", accountant, now);
        var matching = new StatementMatching(db, Carriers.Ghn);
        await matching.Look(rows, ct);
        var lines = rows.ConvertAll(row => { var line = new StatementLine(statement.Id, row, now); matching.Judge(line, row); return line; });
        statement.Count(lines);
        await using var transaction = await db.Begin(ct);
        db.Add(statement);
        await db.SaveChangesAsync(ct);
        await db.AddMany(lines, "imported", statement.Id, ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
    }

    private static StatementRow Row(int number, string code, long cod, long fee) => new(new(number, number + 1, [code]), code, null, cod, fee, null);
}
