namespace KhachQuen.Web.Shell;

/// <summary>How <c>When</c> writes an instant.</summary>
public enum WhenAs
{
    /// <summary>hôm nay 15:30, hôm qua 16:20, mai 09:00, 21/11/2026 15:30</summary>
    Usual,
    /// <summary>15:30 today, else 21/11 or 21/11/2025</summary>
    Brief,
    /// <summary>15:30, where the day stands above</summary>
    Clock,
    /// <summary>21/11/2026 15:30</summary>
    Full,
    /// <summary>còn 4 phút, trễ 2 giờ; goes on counting in the browser</summary>
    Countdown,
}
