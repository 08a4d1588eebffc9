using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KhachQuen.Platform;

/// <summary>A table's columns and how to read them from a row, from the model: one truth for tracked and bulk writes.</summary>
internal sealed record BulkColumns<T>(string Table, string[] Names, Func<T, object?>[] Values, string[] StoreTypes);

internal static class BulkColumns
{
    public static BulkColumns<T> Of<T>(IModel model) where T : class
    {
        var type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException(typeof(T).Name);
        var properties = type.GetProperties().ToArray();
        return new(type.GetTableName()!, [.. properties.Select(p => $"\"{p.GetColumnName()}\"")], [.. properties.Select(ReaderOf<T>)], [.. properties.Select(p => p.GetColumnType())]);
    }

    private static Func<T, object?> ReaderOf<T>(IProperty property)
    {
        var getter = property.GetGetter();
        var convert = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider : null;
        return row =>
        {
            var value = getter.GetClrValue(row!);
            return value is null || convert is null ? value : convert(value);
        };
    }
}
