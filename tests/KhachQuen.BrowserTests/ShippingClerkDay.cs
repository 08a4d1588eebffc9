using System.Text;
using System.Text.RegularExpressions;
using KhachQuen.Platform;
using KhachQuen.Sales;
using KhachQuen.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KhachQuen.BrowserTests;

/// <summary>The shipping clerk's hands: codes, labels, the camera; and the rescue desk (A-42, A-43).</summary>
public sealed class ShippingClerkDay(BrowserHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private static readonly ShipmentState[] ToFailure = [ShipmentState.ShipNow, ShipmentState.Posted, ShipmentState.Picked, ShipmentState.Delivering, ShipmentState.DeliveryFailed];

    [Fact]
    public async Task A_scanner_types_codes_they_are_posted_labelled_and_picked_up_without_a_mouse()
    {
        var parcels = await Parcels(3, ShipmentState.ShipNow);
        await using var visit = await house.Page("shipping1");
        var page = visit.Page;
        await page.GotoAsync("/shipments");
        await page.Keyboard.PressAsync("s");
        await Expect(page.GetByLabel("Mã vận đơn hoặc mã đơn")).ToBeFocusedAsync();
        foreach (var code in parcels.Select(p => p.Code!).Append(parcels[0].Code!))       // a hardware scanner: the code, then Enter; the first one twice
        {
            await page.Keyboard.TypeAsync(code);
            await page.Keyboard.PressAsync("Enter");
        }
        await Expect(page.GetByText("3 mã, 1 mã lặp lại")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#scan-found")).ToContainTextAsync("3 vận đơn");
        await Is(parcels, ShipmentState.ShipNow);                                           // a look changes nothing
        await page.Locator("#next-state").SelectOptionAsync("posted");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("#side")).ToContainTextAsync("Xong 3");
        await Is(parcels, ShipmentState.Posted);

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Alt+l");
        await Expect(page.Locator(".parcel-label")).ToHaveCountAsync(3);
        Assert.Equal(parcels.Select(p => p.Code), await page.Locator(".label-number").AllInnerTextsAsync());
        await page.Keyboard.PressAsync("5");
        await Expect(page.Locator(".parcel-label-a5")).ToHaveCountAsync(3);
        await visit.Picture("labels-a5");
        await page.Keyboard.PressAsync("6");
        await Expect(page.Locator(".parcel-label-a6")).ToHaveCountAsync(3);
        await visit.Picture("labels-a6");

        await page.GotoAsync("/shipments/scan");
        await Expect(page.GetByLabel("Mã vận đơn hoặc mã đơn")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(string.Join('\n', parcels.Select(p => p.Code)));
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#scan-found")).ToContainTextAsync("3 vận đơn");
        await page.Locator("#next-state").SelectOptionAsync("picked");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("#side")).ToContainTextAsync("Xong 3");
        await Is(parcels, ShipmentState.Picked);
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#side")).ToContainTextAsync("Đã trả lại như cũ");
        await Is(parcels, ShipmentState.Posted);
        visit.IsQuiet();
    }

    [Fact]
    public async Task What_is_printed_is_one_label_to_a_sheet_and_each_code_reads_back()
    {
        var parcels = await Parcels(4, ShipmentState.ShipNow);
        await using var visit = await house.Page("shipping1", width: 1200);
        var page = visit.Page;
        foreach (var (size, sheet) in new[] { ("a6", (105, 148)), ("a5", (148, 210)) })
        {
            await page.GotoAsync($"/shipments/labels?size={size}&ids={string.Join('.', parcels.Select(p => p.Id.ToString("N")))}");
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            foreach (var (parcel, n) in parcels.Select((p, n) => (p, n)))
                Assert.Equal(parcel.Code, await page.ReadQr(await page.Locator(".parcel-label").Nth(n).ScreenshotAsync()));
            var paper = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
            var sheets = Regex.Matches(paper, @"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]").Select(m => (Millimetres(m.Groups[1].Value), Millimetres(m.Groups[2].Value))).ToList();
            Assert.Equal([sheet, sheet, sheet, sheet], sheets);                             // one to a sheet, and no sheet left white
        }
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.GotoAsync($"/orders/{parcels[0].OrderId}/print");                       // the packing slip too
        Assert.Equal(parcels[0].Code, await page.ReadQr(await page.Locator(".slip").ScreenshotAsync()));
        visit.IsQuiet();
    }

    private static int Millimetres(string points) => (int)Math.Round(double.Parse(points, System.Globalization.CultureInfo.InvariantCulture) / 72 * 25.4);

    /// <summary>Every length a waybill may have, with random letters: whatever this encoder writes, a decoder that is not its maker's reads.</summary>
    [Fact]
    public async Task Any_text_up_to_62_bytes_reads_back()
    {
        await using var visit = await house.Page("shipping1");
        await visit.Page.GotoAsync("/shipments/scan");
        await visit.Page.AddScriptTagAsync(new() { Url = "/dist/qr.js" });
        var seed = Random.Shared.Next();
        var dice = new Random(seed);
        for (var round = 0; round < 186; round++)
        {
            var text = new string([.. Enumerable.Range(0, 1 + round % 62).Select(_ => (char)dice.Next(33, 127))]);
            var dark = KhachQuen.Web.Shell.QrSquares.Of(text);
            var n = dark.GetLength(0);
            var rows = Enumerable.Range(0, n).Select(y => string.Concat(Enumerable.Range(0, n).Select(x => dark[y, x] ? '1' : '0'))).ToArray();
            var read = await visit.Page.EvaluateAsync<string?>("rows => { const s = 4, n = (rows.length + 8) * s, p = new ImageData(n, n); p.data.fill(255); rows.forEach((row, y) => [...row].forEach((c, x) => { if (c === '1') for (let i = 0; i < s; i++) for (let j = 0; j < s; j++) p.data.fill(0, 4 * (((y + 4) * s + i) * n + (x + 4) * s + j), 4 * (((y + 4) * s + i) * n + (x + 4) * s + j) + 3); })); return window.kqReadQr(p); }", rows);
            Assert.True(text == read, $"{text} was read as {read}, seed {seed}");
        }
        visit.IsQuiet();
    }

    [Fact]
    public async Task The_camera_reads_each_label_once_and_what_it_read_is_moved_and_taken_back()
    {
        var parcels = await Parcels(3, ShipmentState.ShipNow, ShipmentState.Posted);
        var film = Path.Combine(Path.GetTempPath(), $"kq-film-{Guid.NewGuid():N}.y4m");
        await using (var printing = await house.Page("shipping1", width: 1200))
        {
            await printing.Page.GotoAsync($"/shipments/labels?ids={string.Join('.', parcels.Select(p => p.Id.ToString("N")))}");
            var pictures = new List<byte[]>();
            for (var n = 0; n < 3; n++) pictures.Add(await printing.Page.Locator(".label-code").Nth(n).ScreenshotAsync());
            await printing.Page.Y4m(film, pictures);
        }
        var (visit, phone) = await house.Camera("shipping1", film);
        try
        {
            var page = visit.Page;
            await page.AddInitScriptAsync("window.tracks = []; const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices); navigator.mediaDevices.getUserMedia = async w => { const s = await open(w); window.tracks.push(...s.getTracks()); return s; }; window.beeps = 0; const start = OscillatorNode.prototype.start; OscillatorNode.prototype.start = function (...a) { window.beeps++; return start.apply(this, a); };");
            await page.GotoAsync("/shipments/scan");
            Assert.False(await page.EvaluateAsync<bool>("() => !!window.kqReadQr"));        // the decoder comes when it is needed
            await page.GetByRole(AriaRole.Button, new() { Name = "Quét bằng camera" }).ClickAsync();
            await Expect(page.Locator("[data-camera-said]")).ToContainTextAsync("Có 3 mã", new() { Timeout = 30_000 });
            await visit.Picture("camera-390");
            Assert.Equal(parcels.Select(p => p.Code).Order(), (await page.GetByLabel("Mã vận đơn hoặc mã đơn").InputValueAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
            Assert.Equal(3, await page.EvaluateAsync<int>("() => window.beeps"));
            Assert.Empty(await page.EvaluateAsync<string[]>(ShellTests.Overflowing));
            await ShellTests.IsAccessible(visit);
            await page.Keyboard.PressAsync("Escape");
            Assert.Equal("ended", await page.EvaluateAsync<string>("() => window.tracks[0].readyState"));

            await page.GetByRole(AriaRole.Button, new() { Name = "Tìm", Exact = true }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Tìm Ctrl ↵" })).ClickAsync();
            await Expect(page.Locator("#scan-found")).ToContainTextAsync("3 vận đơn");
            await Is(parcels, ShipmentState.Posted);
            await page.Locator("#next-state").SelectOptionAsync("picked");
            await page.GetByRole(AriaRole.Button, new() { Name = "Ghi bước này" }).ClickAsync();
            await Expect(page.Locator("#side")).ToContainTextAsync("Xong 3");
            await Is(parcels, ShipmentState.Picked);
            await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
            await Expect(page.Locator("#side")).ToContainTextAsync("Đã trả lại như cũ");
            await Is(parcels, ShipmentState.Posted);

            await page.Keyboard.PressAsync("Escape");
            await page.Keyboard.PressAsync("v");                                            // open once more, then leave the page
            await Expect(page.Locator("video")).ToBeVisibleAsync();
            await page.EvaluateAsync("() => document.querySelector('a[href=\"/shipments\"]').click()");
            await Expect(page.Locator("h1")).ToHaveTextAsync("Vận đơn");
            await page.WaitForFunctionAsync("() => window.tracks.length === 2 && window.tracks.every(t => t.readyState === 'ended')");
            visit.IsQuiet();
        }
        finally
        {
            await visit.DisposeAsync();
            await phone.DisposeAsync();
            File.Delete(film);
        }
    }

    [Fact]
    public async Task Without_a_camera_without_leave_and_without_https_the_page_says_so_and_the_browsers_own_reader_is_used_where_there_is_one()
    {
        await using var visit = await house.Page("shipping1");
        var page = visit.Page;
        foreach (var (script, says) in new[]
        {
            ("", "Máy này không có camera"),
            ("navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); }", "chưa được phép dùng camera"),
            ("navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotReadableError'); }", "Ứng dụng khác đang dùng camera"),
            ("Object.defineProperty(window, 'isSecureContext', { value: false })", "chỉ mở được trên địa chỉ https"),
            ("navigator.mediaDevices.getUserMedia = async () => { const c = document.createElement('canvas'); const pen = c.getContext('2d'); setInterval(() => pen.fillRect(0, 0, Math.random() * 99, 9), 50); return c.captureStream(10); }; window.BarcodeDetector = class { static async getSupportedFormats() { return ['qr_code']; } async detect() { return [{ rawValue: 'VD-CUA-MAY' }]; } }", "Đã đọc VD-CUA-MAY. Có 1 mã"),
        })
        {
            await page.GotoAsync("/shipments/scan");
            if (script.Length > 0) await page.EvaluateAsync(script.StartsWith("Object", StringComparison.Ordinal) ? script : "() => { " + script + " }");
            await page.Locator("h1").ClickAsync();
            await page.Keyboard.PressAsync("v");
            await Expect(page.Locator("[data-camera-said]")).ToContainTextAsync(says);
        }
        Assert.False(await page.EvaluateAsync<bool>("() => !!window.kqReadQr"));
        visit.IsQuiet();
    }

    [Fact]
    public async Task Two_parcels_are_rescued_by_keys_and_the_second_is_taken_back()
    {
        var people = await house.House.NewPeople("Hà Nội 38", "khanh", 2);
        var (parcels, seller) = (await Parcels(people[0], people[1], 3, ToFailure), await house.House.Actor(people[0]));
        await using var visit = await house.Page("shipmentcare1");
        var page = visit.Page;
        await page.GotoAsync("/shipments");
        await page.Keyboard.PressAsync("r");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Cứu đơn");
        await Expect(page.Locator("#rescue-failed")).Not.ToBeEmptyAsync();
        await page.GotoAsync($"/shipments/rescue?cause=failed&ownerId={seller.Id}");      // other tests' parcels fail in between
        await page.Locator($"tr[data-row='{parcels[0].Id}'] a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync("Khách không nghe máy");
        await Expect(page.Locator("#side .phone")).Not.ToContainTextAsync("•");              // shipment care sees the number
        await visit.Picture("rescue-panel");
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("w");
        await page.Keyboard.PressAsync("h");
        await page.Keyboard.TypeAsync("mai 9h");
        await Expect(page.Locator("#side .when-said")).ToContainTextAsync("09:00");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("Khách nhận sau 17h");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync($"Đã ghi {parcels[0].OrderNumber}");
        await Expect(page.Locator("#side h2").First).ToContainTextAsync(parcels[1].Code!);       // the next one is there
        await page.Keyboard.PressAsync("5");
        await page.Keyboard.PressAsync("t");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#side")).ToContainTextAsync($"Đã ghi {parcels[1].OrderNumber}");
        await visit.Picture("rescue-next");
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator("#side")).ToContainTextAsync($"Đã hoàn tác {parcels[1].OrderNumber}");
        await using (var db = house.House.Open())
        {
            var kept = await db.Rows<Shipment>().Where(s => parcels.Select(p => p.Id).Contains(s.Id)).OrderBy(s => s.OrderNumber).ToListAsync(Now);
            Assert.Equal(["Khách nhận sau 17h", null, null], kept.Select(s => s.RescueNote));
            Assert.Equal([true, false, false], kept.Select(s => s.RescueAgainAt is not null));
        }
        await page.GotoAsync($"/shipments/rescue?later=true&q={parcels[0].OrderNumber}");
        await Expect(page.Locator("tbody")).ToContainTextAsync("Giao lại");
        await page.GotoAsync($"/orders/{parcels[0].OrderId}");
        await Expect(page.Locator(".record")).ToContainTextAsync("Khách nhận sau 17h");
        visit.IsQuiet();
    }

    [Theory]
    [InlineData("rescue", "/shipments/rescue", "light"), InlineData("rescue", "/shipments/rescue", "dark"), InlineData("rescue-side", "/shipments/rescue?open={parcel}", "light"), InlineData("rescue-side", "/shipments/rescue?open={parcel}", "dark")]
    [InlineData("rescue-settings", "/settings/rescue", "light"), InlineData("rescue-settings", "/settings/rescue", "dark"), InlineData("labels", "/shipments/labels?ids={parcel}", "light"), InlineData("labels", "/shipments/labels?ids={parcel}", "dark")]
    [InlineData("scan-page", "/shipments/scan", "light"), InlineData("scan-page", "/shipments/scan", "dark")]
    public async Task Every_page_of_it_can_be_read_and_used_by_everybody(string name, string path, string theme)
    {
        var parcel = (await Parcels(1, ToFailure))[0];
        await using var visit = await house.Page("quan", theme: theme);
        await visit.Page.GotoAsync(path.Replace("{parcel}", parcel.Id.ToString(), StringComparison.Ordinal));
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (var width in new[] { 1440, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            await visit.Picture($"{name}-{width}-{theme}");
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(ShellTests.Overflowing));
            await ShellTests.IsAccessible(visit);
        }
        visit.IsQuiet();
    }

    private Task<List<ShipmentView>> Parcels(int count, params ShipmentState[] states) => Parcels("nga", "phuc", count, states);

    private async Task<List<ShipmentView>> Parcels(string seller, string checker, int count, params ShipmentState[] states)
    {
        var parcels = new List<ShipmentView>();
        for (var n = 0; n < count; n++) parcels.Add(await house.House.Sent(await house.House.Confirmed(seller, checker, n), states));
        return parcels;
    }

    private async Task Is(List<ShipmentView> parcels, ShipmentState state)
    {
        await using var db = house.House.Open();
        var ids = parcels.Select(p => p.Id).ToList();
        Assert.All(await db.Rows<Shipment>().Where(s => ids.Contains(s.Id)).Select(s => s.State).ToListAsync(Now), s => Assert.Equal(state, s));
    }
}
