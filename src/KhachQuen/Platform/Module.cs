using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Platform;

/// <summary>A module's front file: what it brings. The library's half; its screens stand in KhachQuen.Web.</summary>
public abstract class Module
{
    public abstract string Name { get; }
    /// <summary>The rights it asks for .</summary>
    public virtual IReadOnlyList<Permission> Permissions => [];
    /// <summary>The settings it offers (<c>/settings/{area}</c>).</summary>
    public virtual IReadOnlyList<SettingsArea> Settings => [];
    /// <summary>Services beside its use cases, listeners included.</summary>
    public virtual void Add(IServiceCollection services) { }

    /// <summary>Every use case (a sealed class with a <c>Handle</c>) of the module's namespace, each once.</summary>
    internal void AddUseCases(IServiceCollection services)
    {
        var home = GetType().Namespace!;
        foreach (var type in GetType().Assembly.GetTypes().Where(t => t is { IsClass: true, IsSealed: true, IsAbstract: false, IsNested: false } && (t.Namespace == home || t.Namespace?.StartsWith(home + ".", StringComparison.Ordinal) == true) && t.GetMethods().Any(m => m.Name == "Handle")))
            services.AddSingleton(type);
    }
}
