using System.Text.Json;
using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Demo;

/// <summary>What the demo company's people say on the phone: scripts of its products, answers to doubts, questions people ask; written by the manager, found useful by some, one of them mended once.</summary>
internal static class KnowledgeChapter
{
    private const string NoMedicine = "Nói rõ với khách: **thực phẩm này không phải là thuốc, không thay thế thuốc chữa bệnh**.";

    private static readonly (ArticleKind Kind, string Title, string? Product, string? Shelf, string? Outcome, string Body)[] Texts =
    [
        (ArticleKind.Script, "Kịch bản Viên khớp Bạch Mai", "VKBM", null, null, $"""
            Dạ em chào cô/chú, em là **[tên]** bên nhà Viên khớp Bạch Mai. Hôm trước mình có để lại số nhờ tư vấn về khớp, em xin phép hỏi thăm mình một hai phút ạ.

            1. Cô/chú đau ở đâu, đã bao lâu, sáng dậy có cứng khớp không?
            2. Mình đang dùng thuốc hay thực phẩm nào chưa? Có bệnh dạ dày, tiểu đường không?
            3. Mỗi ngày đi lại, lên xuống cầu thang thế nào?

            Sau khi nghe: nhắc lại đúng lời khách, rồi mới nói sản phẩm.
            - Ngày 2 lần, mỗi lần 2 viên, sau ăn 30 phút; hộp 60 viên dùng 15 ngày.
            - Liệu trình 2 tháng: 4 hộp, mua 2 hộp trở lên miễn phí giao hàng.

            {NoMedicine}

            Chốt: "Em lên cho mình 2 hộp, giao tận nhà, nhận hàng kiểm tra rồi mới thanh toán, cô/chú nhé?"
            """),
        (ArticleKind.Objection, "Chê giá Viên khớp cao", "VKBM", null, "priceTooHigh", """
            Không cãi giá. Đồng cảm trước, chia nhỏ sau.

            "Dạ em hiểu, 445 nghìn một hộp nghe qua thì nhiều. **Chia ra mỗi ngày chưa tới 30 nghìn**, bằng một bát phở, mà mình đi lại nhẹ nhàng cả ngày ạ."
            - Khách cũ hoặc mua 2 hộp: được giảm trong hạn mức của mình, hỏi trưởng nhóm nếu cần thêm.
            - Vẫn ngại: mời dùng thử 1 hộp, hẹn gọi lại sau 10 ngày hỏi thăm.
            """),
        (ArticleKind.Script, "Kịch bản Sữa non Alpha", "SNALPHA", null, null, $"""
            Em chào chị, em gọi từ Sữa non Alpha. Chị đang tìm sữa cho bé hay cho ông bà ạ?

            - Cho bé: hỏi **tháng tuổi, cân nặng, có ốm vặt, có táo bón không**. Dưới 12 tháng: khuyên hỏi bác sĩ trước.
            - Cho người lớn tuổi: hỏi ăn uống, mất ngủ, vừa ốm dậy.

            Pha 3 thìa với 180 ml nước ấm 40–50 độ, ngày 2 ly. Lon 400 g dùng khoảng 12 ngày.

            {NoMedicine}
            """),
        (ArticleKind.Script, "Kịch bản Trà giảm cân", "TRAGC", null, null, """
            "Chào chị, chị để lại số nhờ bên em tư vấn giảm cân. Chị cao bao nhiêu, nặng bao nhiêu, muốn về bao nhiêu cân ạ?"

            **Không hứa số cân.** Nói: mỗi người mỗi khác, kết hợp ăn uống và đi bộ.
            - Không tư vấn cho: phụ nữ có thai, cho con bú, người dưới 18 tuổi, bệnh tim mạch.
            - Uống sau ăn sáng, không uống lúc đói, không uống sau 15 giờ.
            """),
        (ArticleKind.Faq, "Sau sinh bao lâu thì dùng Trà giảm cân được?", "TRAGC", null, null, "Khi **đã thôi cho con bú**. Đang cho con bú thì không bán, mời chị để lại ngày để bên em gọi lại."),
        (ArticleKind.Script, "Kịch bản Collagen biển sâu", "COLLA", null, null, """
            "Chị đang quan tâm da hay tóc móng ạ? Trước giờ chị đã dùng collagen loại nào chưa?"
            - Dạng nước, ngày 1 ống trước khi ngủ; hộp 30 ống dùng một tháng.
            - Người dị ứng hải sản: **không dùng**.
            - Nên dùng ít nhất 2 tháng; hẹn gọi hỏi thăm sau 25 ngày.
            """),
        (ArticleKind.Objection, "Đang dùng loại khác", null, "Xương khớp", "usingOtherProduct", """
            "Dạ tốt quá, mình dùng loại nào, được bao lâu rồi, có thấy đỡ không ạ?" – **nghe hết rồi mới nói**.

            1. Thấy hợp: chúc mừng, xin gọi lại khi gần hết, chọn "Đang dùng thuốc khác" (máy tự hẹn 7 ngày).
            2. Chưa thấy gì: hỏi đã dùng đủ liều chưa; không chê hàng của người khác.
            """),
        (ArticleKind.Faq, "Bệnh dạ dày, tiểu đường có dùng được không?", null, "Xương khớp", null, """
            - Dạ dày: uống **sau ăn no**; đang loét thì hỏi bác sĩ trước.
            - Tiểu đường: viên không đường, vẫn khuyên hỏi bác sĩ đang điều trị.
            - Đang uống thuốc chống đông: không bán, ghi chú vào data.
            """),
        (ArticleKind.Objection, "Để hỏi chồng/con đã", null, null, "thinkingItOver", """
            "Dạ đúng rồi, việc trong nhà mình bàn với nhau cho yên tâm. Anh nhà thường về lúc mấy giờ để em gọi lại, em nói rõ luôn cho cả hai ạ?"

            Xin **giờ cụ thể**, ghi vào hẹn gọi lại. Hỏi thêm một câu: "Mình còn ngại điều gì nhất ạ?"
            """),
        (ArticleKind.Objection, "Sợ hàng giả, hàng không đúng quảng cáo", null, null, null, """
            - Có **số công bố và mã truy xuất** trên hộp, quét là ra nơi sản xuất.
            - Giao hàng được mở kiểm tra trước khi trả tiền.
            - Còn nguyên tem, đổi trả trong 7 ngày.

            Gửi ảnh giấy công bố nếu khách cần (đính kèm ở hồ sơ khách).
            """),
        (ArticleKind.Faq, "Giao hàng bao lâu, phí bao nhiêu?", null, null, null, """
            Nội thành Hà Nội, Sài Gòn 1–2 ngày; tỉnh 2–4 ngày; đảo và vùng cao 5–7 ngày.

            Phí 30.000 đ, **đơn từ 2 hộp miễn phí**. Nhận hàng trả tiền, được kiểm tra trước.
            """),
    ];

    public static async Task Tell(IServiceProvider services, CancellationToken ct)
    {
        var (database, desk) = (services.GetRequiredService<Database>(), services.GetRequiredService<ActorDesk>());
        await using var db = database.Open(Actor.System);
        var (products, shelves) = (await db.Products.AsNoTracking().ToDictionaryAsync(p => p.Code, p => p.Id, ct), await db.ProductGroups.AsNoTracking().ToDictionaryAsync(g => g.Name, g => g.Id, ct));
        var people = await db.Users.AsNoTracking().Where(u => u.UserName == "manager" || u.UserName == "lead1" || u.UserName.StartsWith("sales")).OrderBy(u => u.UserName).ToListAsync(ct);
        async Task<Actor> Named(string name) => (await desk.OfUser(people.Single(p => p.UserName == name).Id, ct))!;
        var (manager, made) = (await Named("manager"), new List<ArticleView>());
        foreach (var text in Texts)
            made.Add(await services.GetRequiredService<AddArticle>().Handle(new() { Kind = text.Kind, Title = text.Title, Body = text.Body, ProductIds = text.Product is null ? [] : [products[text.Product]], GroupId = text.Shelf is null ? null : shelves[text.Shelf], Outcome = text.Outcome }, manager, ct));
        var price = made.Single(m => m.Outcome == "priceTooHigh");
        await services.GetRequiredService<EditArticle>().Handle(price.Id, price.Version, new() { Body = price.Body + "\n- Hỏi ngược: \"Mình thấy mức nào thì vừa ạ?\" rồi im lặng chờ khách nói." }, await Named("lead1"), ct);
        await Unfinished(services, price, manager, ct);
        foreach (var (at, seller) in people.Where(p => p.UserName.StartsWith("sales", StringComparison.Ordinal)).Take(6).Index())
            foreach (var article in made.Where((_, i) => (i + at) % 3 == 0)) await services.GetRequiredService<FindUseful>().Handle(article.Id, await Named(seller.UserName), ct);
    }

    /// <summary>The manager had begun to mend the same article before lead1 saved it: opened again, the two are laid together .</summary>
    private static async Task Unfinished(IServiceProvider services, ArticleView stood, Actor manager, CancellationToken ct)
    {
        Dictionary<string, string> fields = new() { ["title"] = stood.Title, ["kind"] = "objection", ["body"] = stood.Body, ["productIds"] = stood.ProductIds[0].ToString(), ["outcome"] = stood.Outcome! };
        var stand = JsonSerializer.Serialize(fields.ToDictionary(f => f.Key, f => new { label = (string?)null, values = new[] { f.Value } }));
        (fields["title"], fields["body"]) = ("Khách chê giá Viên khớp cao", stood.Body + "\n- Gửi ảnh khách cũ đã dùng hết liệu trình.");
        string[][] form = [["version", $"{stood.Version}"], ["form.base", stand], .. fields.Select(f => new[] { f.Key, f.Value })];
        await services.GetRequiredService<KeepDraft>().Handle($"form:/knowledge/{stood.Id}", JsonSerializer.Serialize(form), manager, ct);
    }
}
