using System.Collections.Frozen;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KhachQuen.Web.Shell;

/// <summary>One thing that can be asked of the API.</summary>
/// <param name="Rights">The permission it needs; several where one of them is enough; null where a signed-in person suffices.</param>
public sealed record ApiOperation(string Method, string Path, string Tag, string? Summary, string? Rights, IReadOnlyList<ApiField> Parameters, ApiType? Body, ApiType? Answer)
{
    /// <summary>To link to: stays as long as method and path do.</summary>
    public string Anchor => $"{Method.ToLowerInvariant()}{Path.Replace('/', '-').Replace(':', '-').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}";
}

public sealed record ApiField(string Name, ApiType Type, bool Required);

/// <param name="Shape">The shape it is made of, when it has a name.</param>
public sealed record ApiType(string Text, string? Shape = null);

/// <summary>The OpenAPI document, made readable: by subject, with the rights, and the shapes they name.</summary>
public sealed class ApiBook([FromKeyedServices("v1")] IOpenApiDocumentProvider provider)
{
    private Task<(IReadOnlyList<IGrouping<string, ApiOperation>> Subjects, FrozenDictionary<string, IReadOnlyList<ApiField>> Shapes)>? read;

    public Task<(IReadOnlyList<IGrouping<string, ApiOperation>> Subjects, FrozenDictionary<string, IReadOnlyList<ApiField>> Shapes)> Read() => read ??= Load();

    private async Task<(IReadOnlyList<IGrouping<string, ApiOperation>>, FrozenDictionary<string, IReadOnlyList<ApiField>>)> Load()
    {
        var document = await provider.GetOpenApiDocumentAsync();
        var operations = document.Paths.SelectMany(p => (p.Value.Operations ?? []).Select(o => Of(p.Key, o.Key.Method, o.Value)));
        var shapes = (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()).Where(s => s.Value.Properties is { Count: > 0 });
        return ([.. operations.GroupBy(o => o.Tag).OrderBy(g => g.Key, StringComparer.Ordinal)], shapes.ToFrozenDictionary(s => s.Key, s => FieldsOf(s.Value)));
    }

    private static ApiOperation Of(string path, string method, OpenApiOperation operation) => new(
        method, path, operation.Tags?.FirstOrDefault()?.Name ?? "", operation.Summary,
        operation.Extensions?.TryGetValue("x-permission", out var said) is true && said is JsonNodeExtension { Node: var node } ? node.ToString() : null,
        [.. (operation.Parameters ?? []).Select(p => new ApiField(p.Name ?? "", TypeOf(p.Schema), p.Required))],
        operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema is { } body ? TypeOf(body) : null,
        operation.Responses?.Where(r => r.Key.StartsWith('2')).SelectMany(r => r.Value.Content?.Values ?? []).FirstOrDefault()?.Schema is { } answer ? TypeOf(answer) : null);

    private static IReadOnlyList<ApiField> FieldsOf(IOpenApiSchema schema) =>
        [.. schema.Properties!.Select(p => new ApiField(p.Key, TypeOf(p.Value), schema.Required?.Contains(p.Key) is true))];

    private static ApiType TypeOf(IOpenApiSchema? schema)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id }) return schema.Enum is { Count: > 0 } ? new(Choices(schema)) : new(id, id);
        if (schema is null) return new("any");
        if (schema.Items is { } items) return TypeOf(items) is var one ? one with { Text = one.Text + "[]" } : one;
        if (schema.Enum is { Count: > 0 }) return new(Choices(schema));
        if ((schema.OneOf ?? schema.AnyOf)?.FirstOrDefault(s => s is OpenApiSchemaReference or { Type: not JsonSchemaType.Null }) is { } either) return TypeOf(either);
        return new(schema.Format ?? Named(schema.Type));
    }

    private static string Choices(IOpenApiSchema schema) => string.Join(" | ", schema.Enum!.Where(e => e is not null).Select(e => e!.ToString()));

    private static string Named(JsonSchemaType? type) => (type & ~JsonSchemaType.Null) switch
    {
        JsonSchemaType.String => "text",
        JsonSchemaType.Integer or JsonSchemaType.Integer | JsonSchemaType.String => "integer",
        JsonSchemaType.Number or JsonSchemaType.Number | JsonSchemaType.String => "number",
        JsonSchemaType.Boolean => "boolean",
        JsonSchemaType.Object => "object",
        _ => "any",
    };
}
