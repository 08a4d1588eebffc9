using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Customers and places.</summary>
public sealed class ContactsScreens : Screens
{
    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapCustomers();
        api.MapPlaces();
    }
}
