using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>The customers a person may see, in groups with how many stand in each (F-10).</summary>
public sealed class GroupCustomers(Database database)
{
    /// <summary>Read through the indexes of the door: (OwnerId, CreatedAt), (TeamId, CreatedAt), of all the first rows of the table.</summary>
    public static readonly Grouping<Customer> Groups = new Grouping<Customer>()
        .By("rank", c => c.Rank).By("verifyState", c => c.VerifyState).By("ownerId", c => c.OwnerId).By("channelId", c => c.ChannelId).By("groupId", c => c.GroupId)
        .By("provinceCode", c => c.ProvinceCode).By("type", c => c.Type).By("lifecycle", c => c.Lifecycle);

    public async Task<Grouped> Handle(CustomerFilter filter, Actor actor, CancellationToken ct = default)
    {
        actor.RequireSight<Customer>(CustomerPermissions.Read);
        await using var db = database.Open(actor);
        return await Groups.Count((filter with { In = null }).On(db, db.Customers), filter.Group, ct);
    }
}
