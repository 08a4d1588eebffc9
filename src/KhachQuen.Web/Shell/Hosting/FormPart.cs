using Microsoft.AspNetCore.Components;

namespace KhachQuen.Web.Shell;

/// <summary>A form on a page: its fields as they are, or as they were sent when it was refused.</summary>
public abstract class FormPart : ComponentBase
{
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;

    /// <summary>The address the form is sent to.</summary>
    protected abstract string Action { get; }

    private Refill? Mine => Http.Refill() is { } refill && refill.Path == Action ? refill : null;

    protected string? Was(string name, string? otherwise) => Mine is { } refill ? refill.Values[name].ToString() : otherwise;
    protected bool WasOn(string name, bool otherwise) => Mine is { } refill ? refill.Values.ContainsKey(name) : otherwise;
    protected IReadOnlyCollection<string?> WereAll(string name, IReadOnlyCollection<string?> otherwise) => Mine is { } refill ? [.. refill.Values[name]] : otherwise;

    /// <summary>The refusal, where it is this field's.</summary>
    protected string? Wrong(string name) => Mine is { } refill && refill.Field == name ? refill.Text : null;

    /// <summary>The refusal, where it is none of these fields'.</summary>
    protected string? WrongBeside(params IReadOnlyCollection<string> fields) => Mine is { } refill && (refill.Field is null || !fields.Contains(refill.Field)) ? refill.Text : null;
}
