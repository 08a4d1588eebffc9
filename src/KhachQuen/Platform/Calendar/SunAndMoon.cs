namespace KhachQuen.Platform;

/// <summary>
/// New moons and the sun's place on the ecliptic, after Meeus, "Astronomical Algorithms" (truncated series: minutes
/// of error, enough to know the day between 1800 and 2200). Time in Julian days, angles in degrees.
/// </summary>
internal static class SunAndMoon
{
    public const double MonthLength = 29.530588853;

    /// <summary>The new moon of 1900-01-01; new moons are counted from it.</summary>
    public const double FirstNewMoon = 2415021.076998695;

    private const double Century2000 = 2451545.0;

    /// <summary>The instant (universal time) of the k-th new moon since 1900.</summary>
    public static double NewMoon(int k)
    {
        var t = k / 1236.85;
        var mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t * t - 0.000000155 * t * t * t
            + 0.00033 * Sin(166.56 + 132.87 * t - 0.009173 * t * t);
        return mean + Correction(k, t) - Delay(t);
    }

    /// <summary>The true longitude of the sun, 0–360.</summary>
    public static double SunLongitude(double julian)
    {
        var t = (julian - Century2000) / 36525;
        var anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t * t - 0.00000048 * t * t * t;
        var mean = 280.46645 + 36000.76983 * t + 0.0003032 * t * t;
        var centre = (1.914600 - 0.004817 * t - 0.000014 * t * t) * Sin(anomaly)
            + (0.019993 - 0.000101 * t) * Sin(2 * anomaly) + 0.000290 * Sin(3 * anomaly);
        var longitude = (mean + centre) % 360;
        return longitude < 0 ? longitude + 360 : longitude;
    }

    /// <summary>How far the true new moon is from the mean one: the pull of sun and moon, in days.</summary>
    private static double Correction(int k, double t)
    {
        var sun = 359.2242 + 29.10535608 * k - 0.0000333 * t * t - 0.00000347 * t * t * t;
        var moon = 306.0253 + 385.81691806 * k + 0.0107306 * t * t + 0.00001236 * t * t * t;
        var node = 21.2964 + 390.67050646 * k - 0.0016528 * t * t - 0.00000239 * t * t * t;
        return (0.1734 - 0.000393 * t) * Sin(sun) + 0.0021 * Sin(2 * sun)
            - 0.4068 * Sin(moon) + 0.0161 * Sin(2 * moon) - 0.0004 * Sin(3 * moon)
            + 0.0104 * Sin(2 * node) - 0.0051 * Sin(sun + moon) - 0.0074 * Sin(sun - moon)
            + 0.0004 * Sin(2 * node + sun) - 0.0004 * Sin(2 * node - sun)
            - 0.0006 * Sin(2 * node + moon) + 0.0010 * Sin(2 * node - moon) + 0.0005 * Sin(sun + 2 * moon);
    }

    /// <summary>Dynamical time less universal time, in days.</summary>
    private static double Delay(double t) => t < -11
        ? 0.001 + 0.000839 * t + 0.0002261 * t * t - 0.00000845 * t * t * t - 0.000000081 * t * t * t * t
        : -0.000278 + 0.000265 * t + 0.000262 * t * t;

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
