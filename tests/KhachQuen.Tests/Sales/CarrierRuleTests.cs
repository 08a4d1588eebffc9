using KhachQuen.Sales;

namespace KhachQuen.Tests.Sales;

/// <summary>What carriers write and how far it reaches, without a database.</summary>
public sealed class CarrierRuleTests
{
    private static readonly DateTime Noon = new(2026, 3, 2, 5, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Each_carriers_own_form_is_read()
    {
        var ghn = Carriers.Read("ghn", """{"OrderCode":"GHN1","ClientOrderCode":"dh-260302-0001","Status":"delivered","Type":"switch_status","Time":"2026-03-02T05:00:00Z","CODAmount":100000,"TotalFee":22000,"Fee":{"MainService":22000},"Reason":""}""");
        Assert.Equal(new CarrierEvent("GHN1", "DH-260302-0001", ShipmentState.Delivered, "delivered", null, Noon) { Cod = 100_000, Fee = 22_000 }, ghn);
        var ghtk = Carriers.Read("ghtk", "partner_id=DH-260302-0001&label_id=S1.A1.17373471&status_id=5&action_time=2026-03-02T12:00:00%2B07:00&reason_code=&reason=&weight=2.4&fee=15000&pick_money=100000&return_part_package=0");
        Assert.Equal(new CarrierEvent("S1.A1.17373471", "DH-260302-0001", ShipmentState.Delivered, "5", null, Noon) { Cod = 100_000, Fee = 15_000 }, ghtk);
        var viettel = Carriers.Read("viettelpost", """{"DATA":{"ORDER_NUMBER":"VTP1","ORDER_REFERENCE":"DH-260302-0001","ORDER_STATUSDATE":"02/03/2026 12:00:00","ORDER_STATUS":501,"STATUS_NAME":"Phát thành công","NOTE":"ok","MONEY_COLLECTION":100000,"MONEY_TOTAL":30000},"TOKEN":"x"}""");
        Assert.Equal(new CarrierEvent("VTP1", "DH-260302-0001", ShipmentState.Delivered, "501", "Phát thành công", Noon) { Cod = 100_000, Fee = 30_000, Note = "ok" }, viettel);
        var ems = Carriers.Read("ems", """{"tracking_code":"EE1VN","order_code":"DH-260302-0001","status_code":"100","status_name":"Đã giao","note":"","locate":"Hà Nội","datetime":"2026-03-02 12:00:00","total_weight":200,"money_collect":100000,"total_fee":25000}""");
        Assert.Equal(new CarrierEvent("EE1VN", "DH-260302-0001", ShipmentState.Delivered, "100", "Đã giao", Noon) { Cod = 100_000, Fee = 25_000, Note = "Hà Nội" }, ems);
    }

    [Theory]
    [InlineData("Giao Bưu tá đi phát", ShipmentState.Delivering), InlineData("PHÁT THÀNH CÔNG", ShipmentState.Delivered), InlineData("Phát không thành công", ShipmentState.DeliveryFailed), InlineData("Đơn hàng mới tạo, chưa duyệt", ShipmentState.Posted)]
    [InlineData("Chuyển hoàn thành công", ShipmentState.Returned), InlineData("Đang chuyển hoàn", ShipmentState.Returning), InlineData("Hủy đơn", ShipmentState.PostingCancelled), InlineData("Gặp sự cố lạ", null)]
    public void Words_stand_in_where_there_is_no_code(string words, ShipmentState? expected) =>
        Assert.Equal(expected, Carriers.Read("viettelpost", "{\"DATA\":{\"ORDER_NUMBER\":\"V\",\"ORDER_STATUSDATE\":\"02/03/2026 12:00:00\",\"STATUS_NAME\":\"" + words + "\"}}").State);

    [Theory]
    [InlineData("ghn", """{"OrderCode":"G","Status":"delivered","CODTransferDate":"2026-03-04T05:00:00Z","Time":"2026-03-02T05:00:00Z"}""", ShipmentState.Paid)]
    [InlineData("ghn", """{"OrderCode":"G","Status":"delivered","IsPartialReturn":true,"Time":"2026-03-02T05:00:00Z"}""", ShipmentState.PartiallyDelivered)]
    [InlineData("ghtk", "label_id=G&status_id=45&return_part_package=1&action_time=2026-03-02T12:00:00", ShipmentState.PartiallyDelivered)]
    [InlineData("ghtk", "label_id=G&status_id=999&action_time=2026-03-02T12:00:00", null)]
    [InlineData("ghn", """{"OrderCode":"G","Status":"teleported","Time":"2026-03-02T05:00:00Z"}""", null)]
    public void What_the_code_alone_does_not_say_is_read_too(string carrier, string body, ShipmentState? expected) => Assert.Equal(expected, Carriers.Read(carrier, body).State);

    [Theory]
    [InlineData("ghn", ""), InlineData("ghn", "{"), InlineData("ghn", "[]"), InlineData("ghn", "{}"), InlineData("ghn", """{"OrderCode":"G","Status":"picked"}"""), InlineData("ghn", """{"Status":"picked","Time":"2026-03-02T05:00:00Z"}""")]
    [InlineData("ghn", """{"OrderCode":"\ud800","Status":"picked","Time":"2026-03-02T05:00:00Z"}"""), InlineData("ghtk", "label_id=G&status_id=5&action_time=hôm nay"), InlineData("ghtk", "label_id=G&status_id=5&action_time=9999-01-01T00:00:00")]
    [InlineData("ghn", """{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}},"OrderCode":"G","Status":"picked","Time":"2026-03-02T05:00:00Z"}"""), InlineData("nobody", "{}")]
    public void What_is_no_message_is_not_kept(string carrier, string body) => Assert.Throws<BadCarrierBody>(() => Carriers.Read(carrier, body));

    public static TheoryData<ShipmentState, ShipmentState> AllPairs => ShipmentRuleTests.AllPairs;

    /// <summary>All 18 × 18: a way leads there exactly where some chain of legal steps does that corrects nothing and calls nothing off on the way.</summary>
    [Theory, MemberData(nameof(AllPairs))]
    public void A_carriers_word_reaches_what_the_graph_reaches(ShipmentState from, ShipmentState to)
    {
        ShipmentState[] calledOff = [ShipmentState.PostingCancelled, ShipmentState.WaybillCancelled, ShipmentState.Postponed];
        var all = Enum.GetValues<ShipmentState>();
        var reached = new HashSet<ShipmentState> { from };
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            foreach (var a in reached.Where(a => a == from || !calledOff.Contains(a)).ToList())
                reached.UnionWith(all.Where(b => ShipmentMoves.Allow(a, b) && !ShipmentMoves.IsCorrection(a, b)));
        }
        Assert.Equal(from != to && reached.Contains(to), ShipmentMoves.Reachable(from, to));
        if (ShipmentMoves.Way(from, to) is not { } way) return;
        Assert.Equal(to, way[^1]);
        Assert.All(way.Prepend(from).Zip(way), step => Assert.True(ShipmentMoves.Allow(step.First, step.Second) && !ShipmentMoves.IsCorrection(step.First, step.Second)));
        Assert.DoesNotContain(way.SkipLast(1), calledOff.Contains);
    }
}
