namespace KhachQuen.Sales;

/// <summary>Giao Hàng Nhanh: JSON, times in UTC. The money is paid once it names the day of transfer.</summary>
internal static class GhnReader
{
    public static CarrierEvent Read(CarrierBody body)
    {
        var status = body.Text("Status", 60)?.ToLowerInvariant();
        var state = CarrierCodes.Of(CarrierCodes.Ghn, status, null);
        if (state == ShipmentState.Delivered) state = body.Text("CODTransferDate") is not null ? ShipmentState.Paid : body.Yes("IsPartialReturn") ? ShipmentState.PartiallyDelivered : state;
        var at = CarrierTime.Read(body.Text("CODTransferDate"), utc: true) is { } paid && state == ShipmentState.Paid ? paid : CarrierTime.Read(body.Text("Time"), utc: true);
        return CarrierBody.Event(body.Number("OrderCode"), body.Number("ClientOrderCode"), status, null, at, state) with
        {
            RawCode = state == ShipmentState.Paid ? "delivered+cod" : status ?? "", Cod = body.Money("CODAmount"), Fee = body.Money("TotalFee"), Note = body.Text("Reason", 500),
        };
    }
}

/// <summary>Giao Hàng Tiết Kiệm: form-urlencoded (or the same names in JSON), ISO times.</summary>
internal static class GhtkReader
{
    public static CarrierEvent Read(CarrierBody body)
    {
        var code = body.Text("status_id", 60);
        var state = CarrierCodes.Of(CarrierCodes.Ghtk, code, null);
        if (state == ShipmentState.Delivered && body.Yes("return_part_package")) state = ShipmentState.PartiallyDelivered;
        return CarrierBody.Event(body.Number("label_id"), body.Number("partner_id"), code, null, CarrierTime.Read(body.Text("action_time")), state) with
        {
            Cod = body.Money("pick_money"), Fee = body.Money("fee"), Note = body.Text("reason", 500),
        };
    }
}

/// <summary>Viettel Post: JSON under DATA, Vietnam's time. Many send words only.</summary>
internal static class ViettelPostReader
{
    public static CarrierEvent Read(CarrierBody body)
    {
        var (code, name) = (body.Text("ORDER_STATUS", 60), body.Text("STATUS_NAME"));
        return CarrierBody.Event(body.Number("ORDER_NUMBER"), body.Number("ORDER_REFERENCE"), code, name, CarrierTime.Read(body.Text("ORDER_STATUSDATE")), CarrierCodes.Of(CarrierCodes.ViettelPost, code, name)) with
        {
            Cod = body.Money("MONEY_COLLECTION"), Fee = body.Money("MONEY_TOTAL"), Note = body.Text("NOTE", 500),
        };
    }
}

/// <summary>EMS and VNPost: JSON, Vietnam's time. EMS's own codes are not published; its words decide where the code is none of VNPost's.</summary>
internal static class EmsReader
{
    public static CarrierEvent Read(CarrierBody body)
    {
        var (code, name) = (body.Text("status_code", 60), body.Text("status_name"));
        var state = CarrierCodes.Of(CarrierCodes.Ems, code, name) ?? CarrierCodes.InWords(name);
        return CarrierBody.Event(body.Number("tracking_code"), body.Number("order_code"), code, name, CarrierTime.Read(body.Text("datetime")), state) with
        {
            Cod = body.Money("money_collect"), Fee = body.Money("total_fee"), Note = body.Text("note", 500) ?? body.Text("locate"),
        };
    }
}
