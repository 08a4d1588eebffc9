using System.Globalization;
using KhachQuen.Access;
using KhachQuen.Catalog;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Reports;
using KhachQuen.Telesales;
using KhachQuen.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Tests.Trust;

/// <summary>
/// T-20: random companies – trees of teams, people in them or in none, four scopes, rows of people, teams and nobody, people who change teams – (1,000 with KQ_FULL=1, 20 otherwise).
/// What somebody sees is the same by every road, and what ten lines say it should be.
/// </summary>
public sealed class SightWorldTests(Houses houses)
{
    private static readonly int Worlds = Environment.GetEnvironmentVariable("KQ_FULL") == "1" ? 1000 : 20;
    private static readonly Scope[] Scopes = [Scope.Own, Scope.Team, Scope.TeamAndBelow, Scope.All];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private sealed record Row(Guid Id, Guid? OwnerId, Guid? TeamId);
    private sealed record Person(Guid Id, string Name, Scope Scope);
    private sealed record World(string Word, Guid ProductId, IReadOnlyDictionary<Guid, Guid?> Parents, IReadOnlyList<Person> People);

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_somebody_sees_is_the_same_by_every_road_and_a_pure_function_of_the_company(string database)
    {
        await using var house = houses.Another(database);
        await Roles(house);
        for (var seed = 1; seed <= Worlds; seed++)
        {
            var world = await Make(house, new Random(seed), seed);
            foreach (var person in world.People) await Look(house, world, person, seed);
        }
    }

    private static bool Sees(World world, Person person, Guid? team, Row row) => person.Scope switch
    {
        Scope.All => true,
        Scope.Own => row.OwnerId == person.Id,
        _ when team is null => row.OwnerId == person.Id,
        Scope.Team => row.TeamId == team,
        _ => Above(world, row.TeamId).Contains(team.Value),
    };

    private static IEnumerable<Guid> Above(World world, Guid? team)
    {
        for (var at = team; at is { } here; at = world.Parents[here]) yield return here;
    }

    private static async Task Look(House house, World world, Person person, int seed)
    {
        var actor = await house.Actor(person.Name);
        await using var db = house.Open();
        var team = await db.Users.Where(u => u.Id == person.Id).Select(u => u.TeamId).SingleAsync(Now);
        var leads = await db.Rows<Lead>().Where(l => l.ProductId == world.ProductId).Select(l => new Row(l.Id, l.OwnerId, l.TeamId)).ToListAsync(Now);
        var customers = await db.Rows<Customer>().Where(c => c.Name.Contains(world.Word)).Select(c => new Row(c.Id, c.OwnerId, c.TeamId)).ToListAsync(Now);
        var (mine, theirs) = (leads.Where(l => Sees(world, person, team, l)).Select(l => l.Id).Order().ToList(), customers.Where(c => Sees(world, person, team, c)).Select(c => c.Id).Order().ToList());
        var said = $"world {seed}, {person.Name} ({person.Scope})";
        var page = new PageRequest(Limit: 200, Count: true);

        var listed = await house.Get<ListLeads>().Handle(new() { ProductId = world.ProductId }, page, actor, Now);
        Same(mine, listed.Items.Select(l => l.Id), said, "list");
        Assert.True(listed.Total == mine.Count, $"{said}: count {listed.Total}, {mine.Count} rows");
        Same(mine, (await house.Get<ListLeads>().Handle(new() { Q = world.Word }, page, actor, Now)).Items.Select(l => l.Id), said, "search");
        var offered = await Palette(house, world.Word, actor);
        Assert.True(offered.All(i => mine.Contains(i.Id) || customers.Exists(c => c.Id == i.Id)), $"{said}: the search box offers what is not theirs");
        Assert.True(offered.All(i => i.Restricted == !(mine.Contains(i.Id) || theirs.Contains(i.Id))), $"{said}: the search box shows too much or too little");
        Assert.True(offered.Count > 0 == mine.Count + customers.Count > 0, $"{said}: the search box offers nothing");
        foreach (var lead in leads) Assert.True(mine.Contains(lead.Id) == await Opens(() => house.Get<GetLead>().Handle(lead.Id, actor, Now)) && mine.Contains(lead.Id) == await Opens(() => house.Get<LeadHistory>().Handle(lead.Id, actor, Now)), $"{said}: the page of {lead.Id}");
        var today = CompanyTime.DayOf(House.Clock.Now());
        var report = await house.Get<ShowReport>().Handle("telesales-summary", new(today, today, ReportBy.Product), actor, Now);
        Assert.True((report.Rows.SingleOrDefault(r => r.Key == world.ProductId.ToString())?.Values["received"] ?? 0) == mine.Count, $"{said}: the report");
        using var file = await (await house.Api(person.Name)).GetAsync(new Uri($"/api/v1/leads/export?format=csv&productId={world.ProductId}", UriKind.Relative), Now);
        Assert.Equal(mine.Count, (await file.Content.ReadAsStringAsync(Now)).Split('\n').Count(l => l.Contains(world.Word, StringComparison.Ordinal)));

        await Customers(house, world, actor, customers, theirs, said);
    }

    /// <summary>F-6: by every road a customer is whole, or three facts, or not there; and nobody's are there for whoever may take them.</summary>
    private static async Task Customers(House house, World world, Actor actor, List<Row> customers, List<Guid> theirs, string said)
    {
        var (page, others) = (new PageRequest(Limit: 200, Count: true), customers.Where(c => !theirs.Contains(c.Id)).Select(c => c.Id).Order().ToList());
        var listed = await house.Get<ListCustomers>().Handle(new() { Q = world.Word }, page, actor, Now);
        Same(theirs, listed.Items.Select(c => c.Id), said, "list of customers");
        Assert.True(listed.Total == theirs.Count, $"{said}: {listed.Total} customers counted, {theirs.Count} seen");
        foreach (var q in new[] { world.Word, world.Word + " mua" })
        {
            var found = (await house.Get<FindCustomers>().Handle(new() { Q = q }, page, actor, Now)).Items;
            Same(theirs, found.OfType<CustomerView>().Select(c => c.Id), said, "search for customers");
            Same(others, found.OfType<RestrictedCustomer>().Select(c => c.Id), said, "search for customers beyond sight");
        }
        foreach (var shut in new CustomerFilter[] { new() { Q = world.Word[..^1] }, new() { Q = world.Word, Type = new Named<ContactType>(ContactType.Individual) } })
            Assert.DoesNotContain((await house.Get<FindCustomers>().Handle(shut, page, actor, Now)).Items, c => c is RestrictedCustomer);      // a beginning, or a question about hidden facts
        var nobodys = (await house.Get<FindCustomers>().Handle(new() { OwnerId = "none", Q = world.Word }, page, actor, Now)).Items;
        Same([.. customers.Where(c => c.OwnerId is null).Select(c => c.Id).Order()], nobodys.Select(c => c.Id), said, "list of nobody's");
        Same([.. customers.Where(c => c.OwnerId is null && theirs.Contains(c.Id)).Select(c => c.Id).Order()], nobodys.OfType<CustomerView>().Select(c => c.Id), said, "nobody's that are whole");
        foreach (var customer in customers)
        {
            var whole = theirs.Contains(customer.Id);
            Assert.True(whole == await Opens(() => house.Get<ShowCustomer>().Handle(customer.Id, actor, Now)) && whole == await Opens(() => house.Get<CustomerTimeline>().Handle(customer.Id, null, page, actor, Now)), $"{said}: the page of customer {customer.Id}");
            Assert.True(whole == await house.Get<LookAtCustomer>().Handle(customer.Id, actor, Now) is CustomerView, $"{said}: customer {customer.Id} by id");
        }
        using var file = await (await house.Api(actor.UserName)).GetAsync(new Uri($"/api/v1/customers/export?format=csv&q={world.Word}", UriKind.Relative), Now);
        Assert.Equal(theirs.Count, (await file.Content.ReadAsStringAsync(Now)).Split('\n').Count(l => l.Contains(world.Word, StringComparison.Ordinal)));
    }

    private static void Same(List<Guid> expected, IEnumerable<Guid> seen, string said, string road) => Assert.True(expected.SequenceEqual(seen.Order()), $"{said}: the {road} is not what may be seen");

    private static async Task<bool> Opens<T>(Func<Task<T>> open)
    {
        try { await open(); return true; }
        catch (NotFound) { return false; }
    }

    private static async Task<List<(Guid Id, bool Restricted)>> Palette(House house, string word, Actor actor)
    {
        var found = new List<(Guid, bool)>();
        foreach (var source in house.Services.GetServices<IPaletteSource>()) found.AddRange((await source.Find(word, actor, Now)).Where(i => Guid.TryParse(i.Path.Split('/')[^1], out _)).Select(i => (Guid.Parse(i.Path.Split('/')[^1]), i.Restricted)));
        return found;
    }

    private static async Task Roles(House house)
    {
        string[] rights = [LeadPermissions.Read, LeadPermissions.Export, CustomerPermissions.Read, CustomerPermissions.Write, CustomerPermissions.Export, LeadPermissions.Work, ReportPermissions.Read];
        await using var db = house.Open();
        foreach (var scope in Scopes) db.Add(new Role("w" + (int)scope, "Thế giới " + scope, "World " + scope, rights.Append(AccessPermissions.Self).ToDictionary(r => r, r => r == AccessPermissions.Self ? Scope.All : scope), House.Clock.Now()));
        await db.SaveChangesAsync(Now);
    }

    private static async Task<World> Make(House house, Random fate, int seed)
    {
        var at = House.Clock.Now();
        var word = "Zworld" + seed.ToString(CultureInfo.InvariantCulture) + "q";
        var parents = new Dictionary<Guid, Guid?>();
        var product = new Product(new("ZW" + seed, "Hàng " + word, null, 1000, "hộp", VatGroup.General, 0, null, null, true), at);
        await using var db = house.Open();
        db.Add(product);
        for (var (n, teams) = (0, fate.Next(1, 8)); n < teams; n++)
        {
            var team = new Team($"{word} {n}", TeamKind.Sales, parents.Count == 0 || fate.Next(4) == 0 ? null : parents.Keys.ElementAt(fate.Next(parents.Count)), at);
            parents[team.Id] = team.ParentId;
            db.Add(team);
        }
        var people = Enumerable.Range(0, fate.Next(2, 6)).Select(n => (User: new User($"{word}.{n}", $"Người {n}", fate.Next(6) == 0 ? null : Any(parents, fate), at), Scope: Scopes[fate.Next(4)])).ToList();
        foreach (var (user, scope) in people) { user.Give(["w" + (int)scope]); db.Add(user); }
        for (var (n, rows) = (0, fate.Next(3, 14)); n < rows; n++)
        {
            var (owner, pool) = (fate.Next(4) == 0 ? null : people[fate.Next(people.Count)].User, fate.Next(3) == 0 ? (Guid?)null : Any(parents, fate));
            var lead = new Lead(new NewLead { Phone = PhoneNumber.Parse(Numbers.Next()), Name = $"{word} Khách {n}", Source = "form", ProductId = product.Id, Basis = ContactBasis.CustomerRequest }, at);
            if (owner is not null) lead.GiveTo(owner.Id, owner.TeamId, "byHand", owner.DisplayName, at); else lead.PutInPool(pool);
            db.Add(lead);
            if (n % 2 == 0) db.Add(Customer.Meet($"{word} Mua {n}", PhoneNumber.Parse(Numbers.Next()), null, owner?.Id, owner is null ? pool : owner.TeamId, at));
        }
        await db.SaveChangesAsync(Now);
        house.Get<ActorDesk>().Forget();
        if (fate.Next(2) == 0) await Transfer(house, people[fate.Next(people.Count)].User.Id, Any(parents, fate));
        return new(word, product.Id, parents, [.. people.Select(p => new Person(p.User.Id, p.User.UserName, p.Scope))]);
    }

    private static Guid Any(Dictionary<Guid, Guid?> parents, Random fate) => parents.Keys.ElementAt(fate.Next(parents.Count));

    /// <summary>Somebody changes teams: what they hold goes along.</summary>
    private static async Task Transfer(House house, Guid user, Guid team)
    {
        var root = await house.Actor("admin");
        var shown = await house.Get<GetUser>().Handle(user, root, Now);
        await house.Get<EditUser>().Handle(user, new() { TeamId = (Guid?)team }, shown.Version, root, Now);
    }
}
