using System.Text.Json;
using System.Text.Json.Nodes;
using KhachQuen.Platform;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KhachQuen.Web.Shell;

/// <summary>What the document of the API says otherwise than the framework finds it.</summary>
internal static class ApiShapes
{
    /// <summary>Parameters of an address are written in camelCase as everything on the wire (they are read in any case), and say which names they take.</summary>
    public static Task WireNames(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p is { In: ParameterLocation.Query, Name: not null }))
        {
            var type = context.Description.ParameterDescriptions.FirstOrDefault(d => d.Name == parameter.Name)?.ParameterDescriptor?.ParameterType;
            if (NamesOf(type) is { Length: > 0 } names) parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. names.Select(n => (JsonNode)n)] };
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        }
        return Task.CompletedTask;
    }

    private static string[] NamesOf(Type? type) =>
        type is not null && (Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } named && named.GetGenericTypeDefinition() == typeof(Named<>)
            ? [.. Enum.GetNames(named.GetGenericArguments()[0]).Select(JsonNamingPolicy.CamelCase.ConvertName)] : [];

    /// <summary>A field of a merge patch is described as what it holds: its own type, which may be left away.</summary>
    public static async Task OpenPatches(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (context.JsonTypeInfo.Type is not { IsGenericType: true } type || type.GetGenericTypeDefinition() != typeof(Patch<>)) return;
        var inner = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, ct);
        (schema.Type, schema.Format, schema.Enum, schema.Items, schema.Properties, schema.AdditionalProperties) = (inner.Type, inner.Format, inner.Enum, inner.Items, inner.Properties, inner.AdditionalProperties);
        schema.Pattern = inner.Pattern;
    }
}
