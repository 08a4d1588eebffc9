using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Sales;

public sealed class SalesScreens : Screens;
