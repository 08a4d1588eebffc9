namespace KhachQuen.Contacts;

/// <summary>What a customer's data must hold before the steward looks at them (F-4, F-24).</summary>
public static class Level1
{
    public static IReadOnlyList<string> Lacks(ContactType type, string? taxCode, string? citizenId, DateOnly? birthDate, bool phone, bool address) =>
    [
        .. new (string Field, bool Lacks)[]
        {
            ("taxCode", type == ContactType.Company && taxCode is null), ("citizenId", type == ContactType.Individual && citizenId is null),
            ("birthDate", type == ContactType.Individual && birthDate is null), ("phones", !phone), ("address", !address),
        }.Where(f => f.Lacks).Select(f => f.Field),
    ];
}
