using KhachQuen.Web.Shell;

namespace KhachQuen.Web.Contacts;

public sealed class ContactsScreens : Screens;
