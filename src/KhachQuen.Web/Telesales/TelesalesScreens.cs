using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Telesales;

public sealed class TelesalesScreens : Screens;
