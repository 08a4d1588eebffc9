using System.Text;
using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Telesales;
using Microsoft.EntityFrameworkCore;

namespace KhachQuen.Tests.Telesales.Imports;

/// <summary>A file on its way through the wizard: brought, mapped, checked, imported .</summary>
public sealed class WizardTests(Houses houses)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly LeadImport Plan = new() { Source = "import", Basis = ContactBasis.Agreement };

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_file_is_brought_mapped_checked_and_imported_and_every_row_is_accounted_for(string database)
    {
        await using var house = houses.Another(database, works: false);
        var desk = await Desk.Of(house, "tuan");
        var (known, other, again) = (Numbers.Next(), Numbers.Next(), Numbers.Next());
        await desk.Import(Importing.Sheet([$"Đã có;{known};"]));
        var draft = await desk.Bring(Importing.Sheet([$"Lan;{other};", $"Cũ;{known};", $"Mai;{again};", $"Mai nữa;{again};", "Hoa;12345;", "Tú;;chưa có số"]));
        var view = await desk.House.Get<GetImportDraft>().Handle(draft, null, desk.Actor, Now);
        Assert.Equal(["Họ tên", "SĐT", "Ghi chú"], view.Headings);
        Assert.Equal(["name", "phone", "note"], view.Fields);
        Assert.Equal(1, view.HeadingLine);
        Assert.Equal(["Lan", other, ""], view.First[0].Cells);
        await desk.Check(draft, view.Fields, Plan);
        var stand = await desk.Stand(draft);
        Assert.Equal((6, 2, 2, 2), (stand.Check!.Work.Total, stand.Check.Work.Created, stand.Check.Work.Duplicates, stand.Check.Work.Rejected));
        Assert.Equal((1, 1), (stand.Said!.Known, stand.Said.Repeated));
        Assert.Equal([(6, "12345", "phone.tooShort"), (7, "", "phone.missing")], stand.Check.Errors.Select(e => (e.Line, e.Problem.Value, e.Problem.Code)));
        Assert.True(stand.Check.HasResultFile);
        Assert.False(stand.Check.CanUndo);
        await using var db = desk.House.Open();
        Assert.False(await db.Rows<Lead>().AnyAsync(l => l.Phone == Numbers.E164(other), Now));

        await desk.House.Get<StartLeadImport>().Handle(draft, ImportSharing.Nobody, null, KnownNumbers.Link, desk.Actor, Now);
        await desk.Work();
        stand = await desk.Stand(draft);
        Assert.Equal((WorkState.Succeeded, 2, 2, 2), (stand.Import!.Work.State, stand.Import.Work.Created, stand.Import.Work.Duplicates, stand.Import.Work.Rejected));
        Assert.True(stand.Import.CanUndo);
        await desk.House.Get<UndoWork>().Handle(stand.Import.Work.Id, desk.Actor, Now);
        await desk.Work();
        Assert.Equal(new UndoHeaps(4, 0, 0), (await desk.Stand(draft)).Heaps);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_somebody_else_brought_is_not_there(string database)
    {
        var house = houses.On(database);
        var mine = await Desk.Of(house, "tuan");
        var draft = await mine.Bring(Importing.Sheet([$"Lan;{Numbers.Next()};"]));
        var chia = await house.Actor("chia");
        await Assert.ThrowsAsync<NotFound>(() => house.Get<GetImportDraft>().Handle(draft, null, chia, Now));
        await Assert.ThrowsAsync<NotFound>(() => house.Get<GetLeadImport>().Handle(draft, chia, Now));
        await Assert.ThrowsAsync<NotFound>(() => house.Get<CheckLeadSheet>().Handle(draft, ["name", "phone", null], Plan, chia, Now));
        await Assert.ThrowsAsync<NotFound>(() => house.Get<StartLeadImport>().Handle(draft, ImportSharing.Nobody, null, KnownNumbers.Link, chia, Now));
        await Assert.ThrowsAsync<NotFound>(() => house.Get<DiscardImportDraft>().Handle(draft, chia, Now));
        Assert.DoesNotContain(await house.Get<ListImportDrafts>().Handle(chia, Now), d => d.Id == draft);
        Assert.Contains(await house.Get<ListImportDrafts>().Handle(mine.Actor, Now), d => d.Id == draft);
        var lan = await house.Actor("lan");
        await Assert.ThrowsAsync<Forbidden>(() => house.Get<GetLeadImport>().Handle(draft, lan, Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task How_columns_were_mapped_is_remembered_for_the_next_file_with_these_headings(string database)
    {
        var house = houses.On(database);
        var desk = await Desk.Of(house, "quan");
        var mark = Numbers.Next();
        byte[] File() => Importing.Sheet([$"{Numbers.Next()};Lan;gấp"], $"Cột {mark};Ai;Ai");
        var draft = await desk.Bring(File());
        var top = await house.Get<GetImportDraft>().Handle(draft, null, desk.Actor, Now);
        Assert.Empty(top.Headings);
        Assert.Equal([1, 2], top.First.Select(r => r.Line));
        var view = await house.Get<GetImportDraft>().Handle(draft, 1, desk.Actor, Now);
        Assert.Equal([null, null, null], view.Fields);
        Assert.False(view.Remembered);
        string?[] fields = ["phone", "name", "priority"];
        await house.Get<CheckLeadSheet>().Handle(draft, fields, Plan with { HeadingLine = 1 }, desk.Actor, Now);
        Assert.Equal(fields, (await house.Get<GetImportDraft>().Handle(draft, null, desk.Actor, Now)).Fields);
        var next = await house.Get<GetImportDraft>().Handle(await desk.Bring(File()), 1, desk.Actor, Now);
        Assert.Equal(fields, next.Fields);
        Assert.True(next.Remembered);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Nothing_is_imported_before_it_was_checked_and_nothing_twice(string database)
    {
        await using var house = houses.Another(database, works: false);
        var desk = await Desk.Of(house, "quan");
        var start = desk.House.Get<StartLeadImport>();
        async Task<string> Refusal(Func<Task> act) => (await Assert.ThrowsAsync<Refused>(act)).Code;
        Task<Work> Start(Guid id) => start.Handle(id, ImportSharing.Nobody, null, KnownNumbers.Skip, desk.Actor, Now);
        var draft = await desk.Bring(Importing.Sheet([$"Lan;{Numbers.Next()};"]));
        Assert.Equal("import.notChecked", await Refusal(() => Start(draft)));
        var check = desk.House.Get<CheckLeadSheet>();
        Assert.Equal("import.phoneColumnMissing", await Refusal(() => check.Handle(draft, ["name", null, "note"], Plan, desk.Actor, Now)));
        Assert.Equal("import.fieldTwice", await Refusal(() => check.Handle(draft, ["phone", "phone", null], Plan, desk.Actor, Now)));
        Assert.Equal("import.basisMissing", await Refusal(() => check.Handle(draft, ["name", "phone", null], Plan with { Basis = null }, desk.Actor, Now)));
        await check.Handle(draft, ["name", "phone", null], Plan, desk.Actor, Now);
        Assert.Equal("import.notChecked", await Refusal(() => Start(draft)));      // it waits in the queue
        await check.Handle(draft, ["name", "phone", "note"], Plan, desk.Actor, Now);
        await using (var db = desk.House.Open()) Assert.Equal([WorkState.Cancelled, WorkState.Queued], await db.Rows<Work>().OrderBy(w => w.Id).Select(w => w.State).ToListAsync(Now));      // the first check is nobody's any more
        await desk.Work();
        await Start(draft);
        Assert.Equal("import.alreadyStarted", await Refusal(() => Start(draft)));
        Assert.Equal("import.alreadyStarted", await Refusal(() => check.Handle(draft, ["name", "phone", null], Plan, desk.Actor, Now)));
        Assert.Equal("import.alreadyStarted", await Refusal(async () => await desk.House.Get<DiscardImportDraft>().Handle(draft, desk.Actor, Now)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_discarded_file_is_gone_with_its_draft(string database)
    {
        var house = houses.On(database);
        var desk = await Desk.Of(house, "quan");
        var draft = await desk.Bring(Importing.Sheet([$"Lan;{Numbers.Next()};"]));
        await using var db = house.Open();
        var key = (await db.Rows<ImportDraft>().SingleAsync(d => d.Id == draft, Now)).FileKey;
        Assert.True(house.Get<FileStore>().Exists(key));
        Assert.Equal("data.csv", await house.Get<DiscardImportDraft>().Handle(draft, desk.Actor, Now));
        Assert.False(house.Get<FileStore>().Exists(key));
        await Assert.ThrowsAsync<NotFound>(() => house.Get<GetLeadImport>().Handle(draft, desk.Actor, Now));
    }

    [Theory]
    [InlineData("%PDF-1.7\nkhông phải bảng tính", "sheet.unknownKind"), InlineData("\r\n\r\n", "sheet.empty"), InlineData("PK\u0003\u0004hỏng", "sheet.damaged")]
    public async Task What_is_no_sheet_is_refused_when_it_is_brought_and_not_kept(string content, string code)
    {
        await using var house = houses.Another("sqlite", works: false);
        var desk = await Desk.Of(house, "quan");
        Assert.Equal(code, (await Assert.ThrowsAsync<Refused>(() => desk.Bring(Encoding.UTF8.GetBytes(content)))).Code);
        var files = house.Get<DataFolder>().File("files");
        Assert.Empty(Directory.Exists(files) ? Directory.GetFiles(files, "*", SearchOption.AllDirectories) : []);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task The_list_shows_own_imports_and_by_right_those_of_the_team_but_no_checks(string database)
    {
        await using var house = houses.Another(database, works: false);
        var tuan = await Desk.Of(house, "tuan");
        var phuc = await Desk.Of(house, "phuc");
        await tuan.Import(Importing.Sheet([$"Lan;{Numbers.Next()};", "Hoa;1;"]));
        await phuc.Import(Importing.Sheet([$"Mai;{Numbers.Next()};"]));
        await phuc.Check(await phuc.Bring(Importing.Sheet([$"Tú;{Numbers.Next()};"])), ["name", "phone", null], Plan);
        async Task<IEnumerable<Guid?>> Seen(string who) => (await house.Get<ListImports>().Handle(new(), await house.Actor(who), Now)).Items.Select(i => i.OwnerId);
        Assert.Equal([tuan.Actor.Id], await Seen("tuan"));
        Assert.Equal([phuc.Actor.Id], await Seen("phuc"));
        Assert.Equal([tuan.Actor.Id], await Seen("khanh"));      // Hà Nội 1 stands under Hà Nội
        Assert.Equal([phuc.Actor.Id, tuan.Actor.Id], await Seen("quan"));
        var line = (await house.Get<ListImports>().Handle(new(), tuan.Actor, Now)).Items.Single();
        Assert.Equal((WorkState.Succeeded, 2, 1, 0, 1, null), (line.State, line.Total, line.Created, line.Duplicates, line.Rejected, line.Reversed));
        await house.Get<UndoWork>().Handle(line.Id, tuan.Actor, Now);
        await tuan.Work();
        Assert.Equal(WorkState.Succeeded, (await house.Get<ListImports>().One(line.Id, tuan.Actor, Now)).Reversed);
        await Assert.ThrowsAsync<NotFound>(() => house.Get<ListImports>().One(line.Id, phuc.Actor, Now));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Wrong_rows_are_named_before_a_thousand_skipped_ones(string database)
    {
        await using var house = houses.Another(database, works: false);
        var desk = await Desk.Of(house, "quan");
        var phones = Enumerable.Range(0, 250).Select(_ => Numbers.Next()).ToArray();
        await desk.Import(Importing.Sheet(phones, i => $"Khách {i}"));
        var work = await desk.House.Get<ImportLeads>().Handle(new MemoryStream(Importing.Sheet([.. phones.Select((p, i) => $"Khách {i};{p};"), "Hoa;12;"])), "data.csv", Plan with { Known = KnownNumbers.Skip }, desk.Actor, Now);
        await desk.Work();
        var seen = await desk.House.Get<GetWork>().Handle(work.Id, desk.Actor, Now);
        Assert.Equal((0, 250, 1), (seen.Work.Created, seen.Work.Duplicates, seen.Work.Rejected));
        Assert.Equal(252, seen.Errors[0].Line);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Files_nobody_came_back_to_are_forgotten(string database)
    {
        await using var house = houses.Another(database, works: false);
        var desk = await Desk.Of(house, "quan");
        var (old, fresh) = (await desk.Bring(Importing.Sheet(["Lan;1;"])), await desk.Bring(Importing.Sheet(["Mai;1;"])));
        await using var db = house.Open();
        var before = db.Clock.Now().AddDays(-31);
        await db.Rows<ImportDraft>().Where(d => d.Id == old).ExecuteUpdateAsync(s => s.SetProperty(d => d.CreatedAt, before), Now);
        await house.Get<RunJob>().Handle("purge-import-drafts", null, await house.Actor("root"), Now);
        Assert.Equal([fresh], await db.Rows<ImportDraft>().Select(d => d.Id).ToListAsync(Now));
    }

    /// <summary>Somebody at the wizard.</summary>
    private sealed record Desk(House House, Actor Actor)
    {
        public static async Task<Desk> Of(House house, string userName)
        {
            await Cast.Enter(house);
            return new(house, await house.Actor(userName));
        }

        public async Task<Guid> Bring(byte[] file) => (await House.Get<UploadLeadSheet>().Handle(new MemoryStream(file), "data.csv", Actor, Now)).Id;

        public async Task Check(Guid draft, IReadOnlyList<string?> fields, LeadImport plan)
        {
            await House.Get<CheckLeadSheet>().Handle(draft, fields, plan, Actor, Now);
            await Work();
        }

        public async Task Import(byte[] file)
        {
            await House.Get<ImportLeads>().Handle(new MemoryStream(file), "data.csv", Plan, Actor, Now);
            await Work();
        }

        public Task<ImportStand> Stand(Guid draft) => House.Get<GetLeadImport>().Handle(draft, Actor, Now);

        public async Task Work()
        {
            while (await House.Get<WorkDesk>().TakeOne(null, Now)) { }
        }
    }
}
