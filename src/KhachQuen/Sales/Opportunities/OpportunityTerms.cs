using KhachQuen.Platform;

namespace KhachQuen.Sales;

/// <summary>What a person says of an opportunity (F-30).</summary>
public sealed record OpportunityTerms(string? Name, string? Phone, Guid? ServiceId, OpportunityClass Class, long ExpectedRevenue, short Priority)
{
    public const int LongestName = 200;

    /// <summary>As read: a name (the service's where none is given), a number in E.164, whole đồng, 0–3 stars.</summary>
    public OpportunityTerms Read(string? serviceName)
    {
        var name = string.IsNullOrWhiteSpace(Name) ? serviceName : Name.Trim();
        Rule.Require(name is not null, "opportunity.nameMissing", "name");
        Rule.Require(name!.Length <= LongestName, "opportunity.nameTooLong", "name", LongestName);
        Rule.Require(ExpectedRevenue is >= 0 and <= Vnd.Largest, "opportunity.revenueInvalid", "expectedRevenue");
        Rule.Require(Priority is >= 0 and <= 3, "opportunity.priorityInvalid", "priority");
        Rule.Require(Enum.IsDefined(Class), "opportunity.classInvalid", "class");
        return this with { Name = name, Phone = Number(Phone) };
    }

    private static string? Number(string? text) => string.IsNullOrWhiteSpace(text) ? null : PhoneNumber.TryParse(text, out var phone, out var problem) ? phone.E164 : throw new Refused(problem!, "phone", text);

    internal IReadOnlyList<string> Differences(OpportunityTerms other) =>
    [
        .. new (string Field, bool Differs)[]
        {
            ("name", Name != other.Name), ("phone", Phone != other.Phone), ("serviceId", ServiceId != other.ServiceId), ("class", Class != other.Class),
            ("expectedRevenue", ExpectedRevenue != other.ExpectedRevenue), ("priority", Priority != other.Priority),
        }.Where(f => f.Differs).Select(f => f.Field),
    ];
}
