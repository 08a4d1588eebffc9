using System.Text.Json;
using KhachQuen.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KhachQuen.Access;

/// <summary>A named set of rights, editable by the administrator.</summary>
public sealed class Role : Entity
{
    private Role() { }

    public Role(string code, string name, string nameEn, IReadOnlyDictionary<string, Scope> rights, DateTime at)
    {
        Rule.Require(code is { Length: >= 2 and <= 40 } && code.All(char.IsAsciiLetterOrDigit), "role.codeInvalid", "code");
        (Id, Code) = (Keys.New(at), code);
        Rename(name, nameEn);
        Grant(rights);
    }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string NameEn { get; private set; } = "";
    /// <summary>JSON: permission → scope name.</summary>
    public string RightsJson { get; private set; } = "{}";

    public IReadOnlyDictionary<string, Scope> Rights => JsonSerializer.Deserialize<Dictionary<string, Scope>>(RightsJson, Json)!;

    public void Rename(string name, string nameEn)
    {
        Rule.Require(name?.Trim() is { Length: > 0 and <= 120 }, "role.nameMissing", "name");
        (Name, NameEn) = (name!.Trim(), string.IsNullOrWhiteSpace(nameEn) ? name.Trim() : nameEn.Trim());
    }

    public void Grant(IReadOnlyDictionary<string, Scope> rights) =>
        RightsJson = JsonSerializer.Serialize(rights.Where(r => r.Value != Scope.None).OrderBy(r => r.Key, StringComparer.Ordinal).ToDictionary(), Json);

    private static readonly JsonSerializerOptions Json = new() { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
}

internal sealed class RoleTable : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("access_roles");
        builder.HasIndex(r => r.Code).IsUnique();
        builder.Ignore(r => r.Rights);
    }
}
