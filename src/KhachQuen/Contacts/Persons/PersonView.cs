using KhachQuen.Platform;

namespace KhachQuen.Contacts;

/// <summary>A contact person as shown; the number is masked where the actor lacks the right over the row they stand on.</summary>
public sealed record PersonView(Guid Id, long Version, string Name, string? Role, string? Phone, string? Email)
{
    public static PersonView Of(ContactPerson person, Actor actor, IOwned row) =>
        new(person.Id, person.Version, Masking.Text(person.Name, actor, row)!, Masking.Text(person.Role, actor, row), person.Phone is { } phone ? Masking.Phone(phone, actor, row) : null, person.Email);
}
