using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Catalog;

public sealed class CatalogScreens : Screens;
