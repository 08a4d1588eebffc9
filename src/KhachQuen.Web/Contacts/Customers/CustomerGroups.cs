using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Access;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>The customers' list in sections: what each is called (F-10).</summary>
public sealed class CustomerGroups(GroupCustomers use, CustomerNames names, PeopleNames people, T texts)
{
    public static readonly IReadOnlyList<(string Name, string Title)> Ways =
    [
        ("rank", "customers.fact.rank"), ("verifyState", "customers.verify"), ("ownerId", "customers.owner"), ("channelId", "customers.fact.channelId"), ("groupId", "customers.fact.groupId"),
        ("provinceCode", "customers.province"), ("type", "customers.fact.type"), ("lifecycle", "customers.lifecycle"),
    ];

    public async Task<GroupsShown> Of(CustomerAsked asked, Actor actor, CancellationToken ct)
    {
        var (known, lists) = (await people.Known(ct), await names.Lists(ct));
        return GroupsShown.Of(await use.Handle(asked.Filter, actor, ct), asked, "/customers", texts, code => asked.Filter.Group switch
        {
            "verifyState" => texts["state.verify." + code], "lifecycle" => texts["state.lifecycle." + code], "type" => texts["customers.type." + code], "provinceCode" => CustomerNames.Province(code),
            "ownerId" => known.Person(Guid.Parse(code)), "channelId" => lists.Channels.FirstOrDefault(l => l.Id == Guid.Parse(code))?.Name, "groupId" => lists.Groups.FirstOrDefault(l => l.Id == Guid.Parse(code))?.Name, _ => code,
        });
    }
}
