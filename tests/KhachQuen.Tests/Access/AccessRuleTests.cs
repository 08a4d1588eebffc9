using KhachQuen.Access;
using KhachQuen.Platform;

namespace KhachQuen.Tests.Access;

public sealed class AccessRuleTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("lan.nguyen-2", true), InlineData("LAN_1", true), InlineData("l", false), InlineData("lan nguyễn", false), InlineData("lan@cty", false), InlineData("", false)]
    public void A_user_name_is_plain_letters_digits_dots_hyphens_and_underscores(string name, bool good)
    {
        if (good) Assert.Equal(name.ToLowerInvariant(), new User(name, "Lan", null, Monday).UserName);
        else Assert.Equal("user.userNameInvalid", Assert.Throws<Refused>(() => new User(name, "Lan", null, Monday)).Code);
    }

    [Theory]
    [InlineData("matkhau", "user.passwordWeak"), InlineData("matkhaudaidai", "user.passwordWeak"), InlineData("1234567890", "user.passwordWeak"), InlineData("xlanhuong1x", "user.passwordIsName"), InlineData("Sotay2026x", null)]
    public void A_password_has_ten_characters_with_letters_and_digits_and_is_not_the_name(string password, string? code)
    {
        var user = new User("lanhuong", "Lan", null, Monday);
        if (code is null)
        {
            user.SetPassword(password);
            Assert.True(user.Knows(password));
            Assert.False(user.Knows(password + "x"));
        }
        else Assert.Equal(code, Assert.Throws<Refused>(() => user.SetPassword(password)).Code);
    }

    [Fact]
    public void A_password_somebody_else_made_is_temporary_until_its_owner_chooses_one()
    {
        var user = new User("lan", "Lan", null, Monday);
        user.LendPassword("Sotay2026x");
        Assert.True(user.PasswordIsTemporary);
        user.SetPassword("Vuonhoa2026");
        Assert.False(user.PasswordIsTemporary);
    }

    [Fact]
    public void After_five_wrong_passwords_the_door_is_shut_for_a_while_also_to_the_right_one_and_opens_by_itself()
    {
        var guard = new SignInGuard(Guid.CreateVersion7());
        for (var i = 0; i < 5; i++) Assert.False(guard.Let(right: false, Monday));
        Assert.False(guard.Let(right: true, Monday.AddMinutes(1)));
        Assert.True(guard.Let(right: true, Monday.AddMinutes(2).AddSeconds(1)));
        Assert.True(guard.Let(right: true, Monday.AddMinutes(3)));
    }

    [Fact]
    public void Each_further_five_shut_it_twice_as_long_and_never_over_an_hour()
    {
        var guard = new SignInGuard(Guid.CreateVersion7());
        var at = Monday;
        foreach (var minutes in new[] { 2, 4, 8, 16, 32, 60, 60 })
        {
            for (var i = 0; i < 5; i++) guard.Let(right: false, at);
            Assert.Equal(at.AddMinutes(minutes), guard.ShutUntil);
            at = at.AddMinutes(minutes + 1);
        }
    }

    [Fact]
    public void Who_left_takes_no_data()
    {
        var user = new User("lan", "Lan", null, Monday);
        user.TakesData(true);
        user.Deactivate();
        Assert.False(user.ReceivesData);
        Assert.Equal("user.notActive", Assert.Throws<Refused>(() => user.TakesData(true)).Code);
    }

    [Fact]
    public void A_team_never_stands_under_itself_or_one_of_its_own()
    {
        var (top, middle) = (new Team("Hà Nội", TeamKind.Sales, null, Monday), default(Team));
        middle = new Team("Hà Nội 1", TeamKind.Sales, top.Id, Monday);
        var low = new Team("Hà Nội 1A", TeamKind.Sales, middle.Id, Monday);
        var tree = new TeamTree(new[] { top, middle, low }.Select(t => (t.Id, t.ParentId)));
        Assert.Equal("team.cycle", Assert.Throws<Refused>(() => top.MoveUnder(low.Id, tree)).Code);
        Assert.Equal("team.cycle", Assert.Throws<Refused>(() => top.MoveUnder(top.Id, tree)).Code);
        low.MoveUnder(top.Id, tree);
        Assert.Equal(top.Id, low.ParentId);
    }

    [Fact]
    public void A_made_up_password_is_strong_enough_and_never_the_same()
    {
        var user = new User("lan", "Lan", null, Monday);
        var made = Enumerable.Range(0, 200).Select(_ => Passwords.Random()).ToList();
        Assert.Equal(200, made.Distinct().Count());
        foreach (var password in made.Take(5)) user.SetPassword(password);
    }
}
