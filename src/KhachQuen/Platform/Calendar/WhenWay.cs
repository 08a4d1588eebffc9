namespace KhachQuen.Platform;

/// <summary>Whether a typed time is one to come or one that was.</summary>
public enum WhenWay
{
    /// <summary>When to call back: "mai 9h", "+30p" .</summary>
    Ahead,
    /// <summary>When it happened: "hôm qua 15h", "14:30", "30p trước".</summary>
    Back,
}
