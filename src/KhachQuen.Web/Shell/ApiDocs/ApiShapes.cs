using KhachQuen.Platform;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KhachQuen.Web.Shell;

/// <summary>A field of a merge patch is described as what it holds: its own type, which may be left away.</summary>
internal static class ApiShapes
{
    public static async Task OpenPatches(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (context.JsonTypeInfo.Type is not { IsGenericType: true } type || type.GetGenericTypeDefinition() != typeof(Patch<>)) return;
        var inner = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, ct);
        (schema.Type, schema.Format, schema.Enum, schema.Items, schema.Properties, schema.AdditionalProperties) = (inner.Type, inner.Format, inner.Enum, inner.Items, inner.Properties, inner.AdditionalProperties);
        schema.Pattern = inner.Pattern;
    }
}
