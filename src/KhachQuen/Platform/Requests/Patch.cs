using System.Text.Json;
using System.Text.Json.Serialization;

namespace KhachQuen.Platform;

/// <summary>A field of a merge patch (RFC 7396): absent leaves alone, present sets (also to nothing).</summary>
[JsonConverter(typeof(PatchJson))]
public readonly record struct Patch<TValue>(bool Given, TValue? Value)
{
    public TValue? Or(TValue? present) => Given ? Value : present;

    /// <summary>A field that is given, without naming the type twice.</summary>
    public static implicit operator Patch<TValue>(TValue? value) => new(true, value);
}

internal sealed class PatchJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Patch<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<TValue> : JsonConverter<Patch<TValue>>
    {
        public override bool HandleNull => true;    // a null that was written clears; only silence leaves alone

        public override Patch<TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(true, JsonSerializer.Deserialize<TValue>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Patch<TValue> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
