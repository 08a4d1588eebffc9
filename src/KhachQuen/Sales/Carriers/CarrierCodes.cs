using System.Collections.Frozen;
using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>The carriers' own codes and what they mean with us (reference.md, Carriers), as data: a new code is a line here.</summary>
internal static class CarrierCodes
{
    public static readonly FrozenDictionary<string, ShipmentState> Ghtk = Table("""
        Posted: 1 2
        Picking: 12 8 128
        Picked: 3 123
        PickFailed: 7 127
        Delivering: 4 10 410
        DeliveryFailed: 9 49
        Delivered: 5 45
        Paid: 6
        Returning: 20
        Returned: 21 11
        Compensated: 13
        PostingCancelled: -1
        """);

    public static readonly FrozenDictionary<string, ShipmentState> Ghn = Table("""
        Posted: ready_to_pick
        Picking: picking money_collect_picking
        Picked: picked
        PickFailed: exception
        Delivering: storing transporting sorting delivering money_collect_delivering
        DeliveryFailed: delivery_fail waiting_to_return
        Delivered: delivered
        Returning: return return_transporting return_sorting returning return_fail
        Returned: returned
        Compensated: lost damage
        PostingCancelled: cancel
        """);

    public static readonly FrozenDictionary<string, ShipmentState> ViettelPost = Table("""
        Posted: -110 -109 -108 -100 100 103 104
        Picking: 102 106
        Picked: 105 200 202
        Delivering: 300 301 302 303 320 400 401 402 403 500 508 509 510 550
        DeliveryFailed: 506 507
        Delivered: 501
        Returning: 502 505 515
        Returned: 504
        PostingCancelled: 101 107 201 503
        """);

    /// <summary>VNPost's, as other systems know them; EMS itself is read by its words.</summary>
    public static readonly FrozenDictionary<string, ShipmentState> Ems = Table("""
        Posted: 20
        PostingCancelled: 60 61 62
        Delivered: 100 110
        Paid: 120
        Returning: 161
        Returned: 170
        """);

    /// <summary>Words of carriers that send no code, folded; the first that is found counts, so what undoes a word stands before it.</summary>
    private static readonly (string Words, ShipmentState State)[] Said =
    [
        ("khong lay duoc", ShipmentState.PickFailed), ("lay hang that bai", ShipmentState.PickFailed), ("lay khong thanh cong", ShipmentState.PickFailed), ("nhan hang khong thanh cong", ShipmentState.PickFailed),
        ("dang lay hang", ShipmentState.Picking), ("di lay hang", ShipmentState.Picking), ("di nhan hang", ShipmentState.Picking), ("cho lay", ShipmentState.Posted),
        ("da lay hang", ShipmentState.Picked), ("lay hang thanh cong", ShipmentState.Picked), ("da nhan hang gui", ShipmentState.Picked), ("chap nhan gui", ShipmentState.Picked), ("da chap nhan", ShipmentState.Picked),
        ("hoan thanh cong", ShipmentState.Returned), ("chuyen hoan thanh cong", ShipmentState.Returned), ("da hoan", ShipmentState.Returned), ("tra hang thanh cong", ShipmentState.Returned), ("phat hoan thanh cong", ShipmentState.Returned),
        ("chuyen hoan", ShipmentState.Returning), ("dang hoan", ShipmentState.Returning), ("cho hoan", ShipmentState.Returning), ("dang tra hang", ShipmentState.Returning), ("duyet hoan", ShipmentState.Returning),
        ("giao hang 1 phan", ShipmentState.PartiallyDelivered), ("giao mot phan", ShipmentState.PartiallyDelivered), ("giao 1 phan", ShipmentState.PartiallyDelivered), ("phat mot phan", ShipmentState.PartiallyDelivered),
        ("khong giao duoc", ShipmentState.DeliveryFailed), ("giao hang that bai", ShipmentState.DeliveryFailed), ("khong thanh cong", ShipmentState.DeliveryFailed), ("that bai", ShipmentState.DeliveryFailed), ("khong lien lac duoc", ShipmentState.DeliveryFailed),
        ("hen phat lai", ShipmentState.DeliveryFailed), ("hen giao lai", ShipmentState.DeliveryFailed), ("phat tiep", ShipmentState.Delivering),
        ("phat thanh cong", ShipmentState.Delivered), ("giao thanh cong", ShipmentState.Delivered), ("giao hang thanh cong", ShipmentState.Delivered), ("da giao", ShipmentState.Delivered), ("da phat", ShipmentState.Delivered),
        ("da doi soat", ShipmentState.Paid), ("da thanh toan", ShipmentState.Paid), ("da tra tien", ShipmentState.Paid),
        ("that lac", ShipmentState.Compensated), ("boi thuong", ShipmentState.Compensated), ("den bu", ShipmentState.Compensated), ("mat hang", ShipmentState.Compensated),
        ("dang giao", ShipmentState.Delivering), ("dang phat", ShipmentState.Delivering), ("di phat", ShipmentState.Delivering), ("van chuyen", ShipmentState.Delivering), ("dang trung chuyen", ShipmentState.Delivering), ("den buu cuc", ShipmentState.Delivering), ("roi buu cuc", ShipmentState.Delivering),
        ("huy", ShipmentState.PostingCancelled), ("tiep nhan", ShipmentState.Posted), ("tao don", ShipmentState.Posted), ("moi tao", ShipmentState.Posted),
    ];

    /// <summary>By the code; where there is none, by the carrier's words. A code nobody knows is not guessed at.</summary>
    public static ShipmentState? Of(FrozenDictionary<string, ShipmentState> codes, string? code, string? name)
    {
        if (code is not null) return codes.TryGetValue(code, out var known) ? known : null;
        return InWords(name);
    }

    public static ShipmentState? InWords(string? name)
    {
        var folded = Folding.Fold(name);
        return folded.Length == 0 ? null : Said.Where(s => folded.Contains(s.Words, StringComparison.Ordinal)).Select(s => (ShipmentState?)s.State).FirstOrDefault();
    }

    private static FrozenDictionary<string, ShipmentState> Table(string lines) =>
        lines.Split('\n').Select(l => l.Split(": ")).SelectMany(l => l[1].Trim().Split(' ').Select(code => (Code: code, State: Enum.Parse<ShipmentState>(l[0])))).ToFrozenDictionary(l => l.Code, l => l.State, StringComparer.OrdinalIgnoreCase);
}
