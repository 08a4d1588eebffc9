using KhachQuen.Platform;

namespace KhachQuen.Contacts;

public sealed class ContactsModule : Module
{
    public override string Name => "contacts";
}
