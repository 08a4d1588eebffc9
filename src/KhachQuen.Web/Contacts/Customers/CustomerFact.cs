using System.Globalization;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

public enum CustomerFactKind { Text, Choice, Day, Lines, Ticks, Address, Parent }

/// <summary>One fact of a customer that is edited where it stands.</summary>
/// <param name="Key">The field's name, as in the API.</param>
/// <param name="Raw">What the input holds; of lines one each, of an address its parts one each.</param>
/// <param name="Shown">What is read.</param>
/// <param name="Of">For a choice or ticks: value and text.</param>
public sealed record CustomerFact(string Key, string? Raw, string? Shown, CustomerFactKind Kind = CustomerFactKind.Text, IReadOnlyList<(string Value, string Text)>? Of = null, int AtMost = 200)
{
    /// <summary>A text with a hidden number in it would be saved with its dots.</summary>
    public bool IsWhole => Raw?.Contains('•', StringComparison.Ordinal) != true;
    public IReadOnlyList<string> Lines => (Raw ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    /// <summary>Line, province, ward of an address.</summary>
    public (string Line, string Province, string Ward) Place => (Raw ?? "").Split('\n') is [var line, var province, var ward] ? (line, province, ward) : ("", "", "");
}

/// <summary>The facts of a customer that may be edited by hand, one at a time (UI.md, Record).</summary>
public sealed class CustomerFactList(T texts, CustomerNames names)
{
    private static readonly string[] Channels = ["call", "zalo", "sms", "email", "post"];

    public async Task<IReadOnlyList<CustomerFact>> Of(CustomerView c, CancellationToken ct = default)
    {
        (string, string)[] types = [.. Enum.GetValues<ContactType>().Select(t => (CustomerNames.Camel(t), texts["customers.type." + CustomerNames.Camel(t)]))];
        (string, string)[] sexes = [.. Enum.GetValues<Sex>().Select(s => (CustomerNames.Camel(s), texts["customers.sex." + CustomerNames.Camel(s)]))];
        (string Value, string Text)[] channels = [.. Channels.Select(ch => (ch, texts["customers.channel." + ch]))];
        var lists = await names.Lists(ct);
        List<CustomerFact> facts =
        [
            new("name", c.Name, c.Name, AtMost: 300), new("phones", Joined(c.Phones), Joined(c.Phones.Select(CustomerNames.Phone)), CustomerFactKind.Lines, AtMost: 600),
            new("address", c.Address is { } a ? $"{a.Line}\n{a.ProvinceCode}\n{a.WardCode}" : null, await names.Address(c.Address, ct), CustomerFactKind.Address, [.. Provinces.All.Select(p => (p.Code, p.Name))], 500),
            new("emails", Joined(c.Emails), Joined(c.Emails), CustomerFactKind.Lines, AtMost: 2_000),
            new("preferredChannels", Joined(c.PreferredChannels), Said(c.PreferredChannels.Select(p => texts["customers.channel." + p])), CustomerFactKind.Ticks, channels),
            new("type", CustomerNames.Camel(c.Type), texts["customers.type." + CustomerNames.Camel(c.Type)], CustomerFactKind.Choice, types),
            new("taxCode", c.TaxCode, c.TaxCode, AtMost: 20),
        ];
        if (c.Type == ContactType.Individual)
            facts.AddRange([new("citizenId", c.CitizenId, c.CitizenId, AtMost: 20), new("sex", c.Sex is { } sex ? CustomerNames.Camel(sex) : null, c.Sex is { } s ? texts["customers.sex." + CustomerNames.Camel(s)] : null, CustomerFactKind.Choice, sexes), Day("birthDate", c.BirthDate)]);
        else facts.Add(Day("foundedOn", c.FoundedOn));
        facts.AddRange([new("parentId", c.ParentId?.ToString(), await names.Customer(c.ParentId, ct), CustomerFactKind.Parent), Listed("channelId", c.ChannelId, lists.Channels), Listed("groupId", c.GroupId, lists.Groups)]);
        facts.AddRange([new("tags", Joined(c.Tags), Said(c.Tags), CustomerFactKind.Lines, AtMost: 1_200), new("rank", c.Rank, c.Rank, AtMost: 40)]);
        return facts;
    }

    public async Task<CustomerFact> One(CustomerView customer, string key, CancellationToken ct = default) => (await Of(customer, ct)).FirstOrDefault(f => f.Key == key) ?? throw new NotFound();

    /// <summary>What was typed, in the form <see cref="CustomerFact.Raw"/> has.</summary>
    public static string Typed(string key, IFormCollection form) => key switch
    {
        "address" => $"{form["line"]}\n{form["provinceCode"]}\n{form["wardCode"]}",
        "preferredChannels" => string.Join('\n', form.All(key)),
        "parentId" when !form.ContainsKey(key) => form["was"].ToString(),        // what was chosen has gone from the list with another search
        _ => form[key].ToString().ReplaceLineEndings("\n"),      // a browser sends every line end as two characters
    };

    /// <summary>A typed value as an edit of that one field.</summary>
    public static CustomerEdit Edit(string key, string value) => key switch
    {
        "name" => new() { Name = value },
        "phones" => new() { Phones = Split(value) },
        "emails" => new() { Emails = Split(value) },
        "tags" => new() { Tags = Split(value) },
        "preferredChannels" => new() { PreferredChannels = Split(value) },
        "type" => new() { Type = Named<ContactType>.TryParse(value, out var type) ? type.Value : ContactType.Individual },
        "taxCode" => new() { TaxCode = value },
        "citizenId" => new() { CitizenId = value },
        "sex" => new() { Sex = new(true, Named<Sex>.TryParse(value, out var sex) ? sex.Value : null) },
        "birthDate" => new() { BirthDate = new(true, DayOf(value)) },
        "foundedOn" => new() { FoundedOn = new(true, DayOf(value)) },
        "rank" => new() { Rank = value },
        "parentId" => new() { ParentId = new(true, IdOf(value)) },
        "channelId" => new() { ChannelId = new(true, IdOf(value)) },
        "groupId" => new() { GroupId = new(true, IdOf(value)) },
        "address" => new() { Address = new(true, PlaceOf(value)) },
        _ => throw new NotFound(),
    };

    private static AddressEdit PlaceOf(string value)
    {
        var place = new CustomerFact("address", value, null).Place;
        return new() { Line = place.Line, ProvinceCode = place.Province, WardCode = place.Ward };
    }

    /// <summary>What is offered, and what stands there already.</summary>
    private static CustomerFact Listed(string key, Guid? id, IReadOnlyList<ListEntry> list) =>
        new(key, id?.ToString(), list.FirstOrDefault(e => e.Id == id)?.Name, CustomerFactKind.Choice, [.. list.Where(e => e.Active || e.Id == id).Select(e => (e.Id.ToString(), e.Name))]);

    private static Guid? IdOf(string value) => Guid.TryParse(value, out var id) ? id : null;
    private static DateOnly? DayOf(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    private static CustomerFact Day(string key, DateOnly? day) => new(key, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day is { } d ? Shown.Day(d) : null, CustomerFactKind.Day);
    private static List<string> Split(string value) => [.. value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    private static string? Joined(IEnumerable<string> parts) => string.Join('\n', parts) is { Length: > 0 } text ? text : null;
    private static string? Said(IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } text ? text : null;
}
