using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Contacts;

/// <summary>What an import of the do-not-call list did.</summary>
public sealed record DncImported(Guid Id, int Numbers, int Duplicates, int Rejected);

/// <summary>
/// The data steward takes over the national list as of a moment (L1): csv or xlsx, numbers in any form, a column for calls and one for messages where
/// it tells them apart. It takes the place of the one before, in one transaction: the gate never sees half a list.
/// </summary>
public sealed class ImportDnc(Database database)
{
    private const int Batch = 5_000;
    private const string Phone = "phone", Calls = "calls", Sms = "sms";

    private static readonly IReadOnlyList<SheetField> Fields =
    [
        new(Phone, ["Số điện thoại", "SĐT", "SDT", "Số thuê bao", "Thuê bao", "Điện thoại", "Số", "Phone", "Phone number", "Number", "MSISDN"], Required: true),
        new(Calls, ["Cuộc gọi", "Gọi", "Không gọi", "Chặn gọi", "Voice", "V", "Call", "Calls"]),
        new(Sms, ["Tin nhắn", "SMS", "Không nhắn", "Chặn SMS", "S", "Message"]),
    ];

    public async Task<DncImported> Handle(Stream content, string? fileName, DateTime? takenAt, Actor actor, CancellationToken ct = default)
    {
        actor.Require(ContactPermissions.Rules);
        using var sheet = SheetReader.Open(content, Fields);
        var columns = ColumnMap.Recognise(sheet.Headings, Fields);
        columns.RequireComplete();
        await using var db = database.Open(actor);
        await using var transaction = await db.Begin(ct);
        await db.Dialect.Lock(db, "contact.dnc", ct);
        var newest = await ContactDoor.Newest(db, ct);
        var snapshot = new DncSnapshot(takenAt ?? db.Clock.Now(), fileName, db.Clock.Now());
        Rule.Require(newest is null || snapshot.TakenAt >= newest.TakenAt, "dnc.olderThanKept", "takenAt");
        var imported = await Fill(db, snapshot, sheet, columns, ct);
        Rule.Require(imported.Numbers > 0, "dnc.noNumbers", "file");
        snapshot.Counted(imported.Numbers, imported.Rejected);
        db.Add(snapshot);
        await db.Rows<DncNumber>().Where(n => n.SnapshotId != snapshot.Id).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        await transaction.Commit(ct);
        return imported;
    }

    private static async Task<DncImported> Fill(Db db, DncSnapshot snapshot, SheetReader sheet, ColumnMap columns, CancellationToken ct)
    {
        var (known, batch, duplicates, rejected) = (new HashSet<Guid>(), new List<DncNumber>(Batch), 0, 0);
        foreach (var row in sheet.Rows())
        {
            if (!PhoneNumber.TryParse(columns.Cell(row, Phone), out var phone, out _)) rejected++;
            else if (!known.Add(NumberKey.Of(phone.E164))) duplicates++;
            else batch.Add(NumberOf(snapshot.Id, phone, row, columns));
            if (batch.Count < Batch) continue;
            await db.Dialect.BulkInsert(db, batch, ct);
            batch.Clear();
        }
        await db.Dialect.BulkInsert(db, batch, ct);
        return new(snapshot.Id, known.Count, duplicates, rejected);
    }

    /// <summary>Without columns for them a number refuses both; so does one that marks neither.</summary>
    private static DncNumber NumberOf(Guid snapshot, PhoneNumber phone, SheetRow row, ColumnMap columns)
    {
        var (calls, sms) = (Marked(columns.Cell(row, Calls)), Marked(columns.Cell(row, Sms)));
        if (!calls && !sms) (calls, sms) = (true, true);
        return new() { SnapshotId = snapshot, Key = NumberKey.Of(phone.E164), Calls = calls, Sms = sms };
    }

    private static bool Marked(string cell) => cell.Length > 0 && Folding.Fold(cell) is not ("0" or "khong" or "no" or "false" or "n" or "-");
}
