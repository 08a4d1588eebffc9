using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Provinces and wards, for address fields .</summary>
internal static class PlacesApi
{
    public static void MapPlaces(this RouteGroupBuilder api)
    {
        var places = api.MapGroup("").WithTags("Places");
        places.MapGet("/provinces", () => new Page<ProvinceView>([.. Provinces.All.Select(p => new ProvinceView(p.Code, p.Name, p.FormerNames))], null)).Needs(AccessPermissions.Self).WithSummary("The 34 provinces, with those merged into them");
        places.MapGet("/wards", async (string? provinceCode, string? q, ListWards use, Actor actor, CancellationToken ct) => new Page<WardView>(await use.Handle(provinceCode, q, actor, ct), null)).Needs(AccessPermissions.Self).WithSummary("The wards in force of a province");
    }
}

internal sealed record ProvinceView(string Code, string Name, IReadOnlyList<string> FormerNames);
