using System.Reflection;
using Microsoft.Extensions.Options;

namespace KhachQuen.Web.Shell;

/// <summary>
/// Routes whose binding code is made when the first request comes. The framework compiles every handler as it starts, several hundred of them, twice:
/// seconds of processor time before the door opens. What a route says of itself (rights, shapes for the OpenAPI document, a handler that cannot be bound) is still read at the start.
/// These overloads stand nearer to a group than the framework's, so a module writes <c>pages.MapGet(…)</c> as ever.
/// </summary>
public static class LateRoutes
{
    private static readonly string[] Get = ["GET"], Post = ["POST"], Put = ["PUT"], Patch = ["PATCH"], Delete = ["DELETE"];

    public static RouteHandlerBuilder MapGet(this RouteGroupBuilder group, string pattern, Delegate handler) => group.Late(pattern, Get, handler);
    public static RouteHandlerBuilder MapPost(this RouteGroupBuilder group, string pattern, Delegate handler) => group.Late(pattern, Post, handler);
    public static RouteHandlerBuilder MapPut(this RouteGroupBuilder group, string pattern, Delegate handler) => group.Late(pattern, Put, handler);
    public static RouteHandlerBuilder MapPatch(this RouteGroupBuilder group, string pattern, Delegate handler) => group.Late(pattern, Patch, handler);
    public static RouteHandlerBuilder MapDelete(this RouteGroupBuilder group, string pattern, Delegate handler) => group.Late(pattern, Delete, handler);

    private static RouteHandlerBuilder Late(this RouteGroupBuilder group, string pattern, string[] methods, Delegate handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var route = new Route(handler, methods);
        var builder = group.MapMethods(pattern, methods, route.Answer);
        builder.Add(route.Describe);      // the first of the route's own conventions: after those of its groups, before the module's words
        return new([new Handled(builder)]);
    }

    /// <summary>What a route of a handler and one of a request delegate have in common.</summary>
    private sealed class Handled(IEndpointConventionBuilder route) : IEndpointConventionBuilder
    {
        public void Add(Action<EndpointBuilder> convention) => route.Add(convention);
        public void Finally(Action<EndpointBuilder> finallyConvention) => route.Finally(finallyConvention);
    }

    private sealed class Route(Delegate handler, string[] methods)
    {
        private static readonly HashSet<string> Bodiless = ["GET", "DELETE"];
        private readonly Lock making = new();
        private RouteEndpointBuilder? described;
        private RequestDelegate? made;

        public Task Answer(HttpContext http) => (made ?? Make())(http);

        /// <summary>What the framework would say of the handler, without compiling it; the groups' filters are kept for the making.</summary>
        public void Describe(EndpointBuilder endpoint)
        {
            var route = (RouteEndpointBuilder)endpoint;
            route.DisplayName = null;     // the name the framework gave it is that of our delegate
            route.Metadata.Add(handler.Method);
            lock (making)
            {
                described = new RouteEndpointBuilder(null, route.RoutePattern, route.Order) { ApplicationServices = route.ApplicationServices };
                foreach (var filter in route.FilterFactories) described.FilterFactories.Add(filter);
                route.FilterFactories.Clear();
                RequestDelegateFactory.InferMetadata(handler.Method, Options(route));
                foreach (var attribute in handler.Method.GetCustomAttributes()) if (attribute is not System.Runtime.CompilerServices.StateMachineAttribute) route.Metadata.Add(attribute);
            }
            route.DisplayName = $"HTTP: {methods[0]} {route.RoutePattern.RawText}";
        }

        private RequestDelegate Make()
        {
            lock (making)
            {
                if (made is not null) return made;
                var options = Options(described ?? throw new InvalidOperationException("The route has not been described."));
                return made = RequestDelegateFactory.Create(handler, options).RequestDelegate;     // what was inferred holds a builder without filters: read again
            }
        }

        private RequestDelegateFactoryOptions Options(RouteEndpointBuilder endpoint) => new()
        {
            ServiceProvider = endpoint.ApplicationServices,
            RouteParameterNames = endpoint.RoutePattern.Parameters.Select(p => p.Name),
            ThrowOnBadRequest = endpoint.ApplicationServices.GetRequiredService<IOptions<RouteHandlerOptions>>().Value.ThrowOnBadRequest,
            DisableInferBodyFromParameters = methods.Any(Bodiless.Contains),
            EndpointBuilder = endpoint,
        };
    }
}
