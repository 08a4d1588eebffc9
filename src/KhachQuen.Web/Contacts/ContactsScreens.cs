using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

/// <summary>Customers and places.</summary>
public sealed class ContactsScreens : Screens
{
    public override IReadOnlyList<MenuItem> Menu => [new("/calendar", "menu.calendar", "calendar", AccessPermissions.Self, "work", 28, "activities"), new("/customers", "menu.customers", "users", CustomerPermissions.Read, "work", 30), new("/settings/customers", "customerLists.title", "list-details", AccessPermissions.BusinessRules, "settings", 45),
        new("/settings/lead-levels", "leadLevels.title", "stairs-up", AccessPermissions.BusinessRules, "settings", 43), new("/settings/lead-lists", "leadLists.title", "list", AccessPermissions.BusinessRules, "settings", 44),
        new("/settings/contact-rules", "gate.rules.title", "gavel", ContactPermissions.Rules, "settings", 46), new("/contact-decisions", "decisions.title", "shield-check", ContactPermissions.ReadDecisions, "mine", 70), new("/subjects/requests", "subjectRequests.menu", "user-shield", ContactPermissions.ExportSubject, "mine", 75)];

    public override IReadOnlyList<PageItem> Pages => [new(CustomerTabs.Board, "customers.tab.board", "layout-kanban", CustomerPermissions.Read), new("/activities", "activities.title", "list-check", AccessPermissions.Self), new("/customers/new", "customers.new", "user-plus", CustomerPermissions.Create), new("/subjects", "subjects.title", "file-search", ContactPermissions.ExportSubject)];

    public override IReadOnlyList<StateLook> States =>
    [
        new("activity", "planned", "blue", "calendar"), new("activity", "done", "green", "circle-check"), new("activity", "cancelled", "grey", "ban"),
        new("gate", "open", "green", "phone"), new("gate", "waits", "amber", "clock"), new("gate", "shut", "red", "phone-off"),
        new("gateResult", "allowed", "green", "circle-check"), new("gateResult", "warned", "amber", "alert-triangle"), new("gateResult", "refused", "red", "phone-off"),
        new("subject", "open", "blue", "clock"), new("subject", "late", "red", "alert-triangle"), new("subject", "done", "green", "circle-check"), new("subject", "refused", "grey", "x"),
        new("lifecycle", "prospect", "grey", "user"), new("lifecycle", "customer", "green", "user-check"), new("lifecycle", "former", "grey", "user-off"), new("customer", "returning", "green", "repeat"),
        new("verify", "rejected", "red", "shield-x"), new("verify", "toDo", "amber", "shield-question"), new("verify", "verified", "green", "shield-check"), new("verify", "notRequired", "grey", "shield"),
    ];

    public override IReadOnlyDictionary<string, string> TimelineIcons => new Dictionary<string, string> { ["activity"] = "calendar", ["activity.done"] = "calendar-check", ["activity.cancelled"] = "calendar-off", ["customer"] = "user", ["customer.noted"] = "note", ["customer.leftAlone"] = "phone-off", ["customer.edited"] = "pencil", ["customer.verify"] = "shield-check", ["customer.bought"] = "shopping-cart", ["customer.taken"] = "hand-grab", ["customer.assigned"] = "user-share", ["customer.transferred"] = "user-share", ["customer.detached"] = "user-minus", ["customerProduct"] = "package", ["customer.personAdded"] = "user-plus", ["lead.converted"] = "user-check", ["lead.sizeProposed"] = "scale", ["lead.sizeApproved"] = "circle-check", ["lead.sizeRefused"] = "circle-x" };

    public override void Add(IServiceCollection services) => services.AddSingleton(CustomerSlot.Of<CustomerActivities>(3)).AddSingleton<ICustomerCount, CustomerMeetingCount>().AddSingleton(CustomerSlot.Of<PersonBox>(5)).AddSingleton<CustomerNames>().AddSingleton<CustomerGroups>().AddSingleton<CustomerBoards>().AddSingleton<CustomerFactList>().AddSingleton<CustomerFactEditing>().AddSingleton<CustomerLoader>().AddSingleton<IPaletteSource, CustomerPalette>().AddSingleton<ICustomerCount, CustomerProductCount>();

    public override void MapPages(RouteGroupBuilder pages)
    {
        pages.MapCustomerPages();
        pages.MapContactGatePages();
        pages.MapSubjectPages();
        pages.MapCustomerExport();
        pages.MapPersonForms();
        pages.MapActivityPages();
        pages.MapCalendarPages();
        pages.MapLeadSettings();
    }

    public override void MapPublic(RouteGroupBuilder open) => open.MapCalendarFeed();

    public override void MapApi(RouteGroupBuilder api)
    {
        api.MapCustomers();
        api.MapCustomerExportApi();
        api.MapPersons();
        api.MapActivities();
        api.MapPlaces();
        api.MapContactGate();
        api.MapSubjects();
    }
}
