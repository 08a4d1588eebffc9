using KhachQuen.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using System.Text.Json.Nodes;

namespace KhachQuen.Web.Shell;

/// <summary>What a route asks of the person; sits on pages (attribute) and endpoints (metadata) alike.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(string permission, params string[] orAnyOf) : Attribute, IAuthorizeData, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public string Permission { get; } = permission;
    /// <summary>One of these does as well: an order is read by its seller, and by shipping from confirmed on.</summary>
    public IReadOnlyList<string> OrAnyOf { get; } = orAnyOf;
    public string? Policy { get; set; }
    public string? Roles { get; set; }
    public string? AuthenticationSchemes { get; set; }
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

internal sealed class NeedsHandler : AuthorizationHandler<NeedsAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        if (context.Resource is HttpContext http && http.ActorOrNull() is { } actor && (actor.May(requirement.Permission) || requirement.OrAnyOf.Any(actor.May))) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Open to everyone on purpose; the reason is part of the route.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute(string why) : Attribute, IAllowAnonymous
{
    public string Why { get; } = why;
}

public static class RouteGuard
{
    public static TRoute Needs<TRoute>(this TRoute route, string permission, params string[] orAnyOf) where TRoute : IEndpointConventionBuilder => route.WithMetadata(new NeedsAttribute(permission, orAnyOf));
    public static TRoute OpenToAll<TRoute>(this TRoute route, string why) where TRoute : IEndpointConventionBuilder => route.WithMetadata(new OpenToAllAttribute(why));

    /// <summary>Refuses to start while a route says neither who may use it nor that everybody may.</summary>
    public static void RequireDeclaredRoutes(this WebApplication app)
    {
        var bare = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<NeedsAttribute>() is null && e.Metadata.GetMetadata<OpenToAllAttribute>() is null)
            .Where(e => !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor") && e.RoutePattern.RawText is not ("/_framework/opaque-redirect" or "{**path:file}"))
            .Select(e => $"{e.RoutePattern.RawText} ({e.DisplayName})").ToList();
        if (bare.Count > 0) throw new InvalidOperationException("Routes without a permission: " + string.Join(", ", bare));
    }

    public static Task ShowPermission(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var needs = context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsAttribute>().LastOrDefault();
        if (needs is not null) operation.AddExtension("x-permission", new JsonNodeExtension(JsonValue.Create(string.Join(" | ", needs.OrAnyOf.Prepend(needs.Permission)))!));
        return Task.CompletedTask;
    }
}
