namespace KhachQuen.Demo;

/// <summary>A clock of the story: what is told of the past is stamped with the past.</summary>
internal sealed class StoodStill(DateTime at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}
