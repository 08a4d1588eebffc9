using KhachQuen.Access;
using KhachQuen.Contacts;
using KhachQuen.Platform;
using KhachQuen.Sales;
using Microsoft.Extensions.DependencyInjection;

namespace KhachQuen.Finance;

/// <summary>Money in and out with four eyes, and what it makes of people's pay: commissions.</summary>
public sealed class FinanceModule : Module
{
    public override string Name => "finance";
    public override IReadOnlyList<Permission> Permissions => MoneyPermissions.All;

    public override void Add(IServiceCollection services) => services.AddSingleton<ILeadRevenue, RevenueOfLead>()
        .AddSingleton<IListener<OrderSettled>, SettledOrderEarns>().AddSingleton<IListener<OrderReturned>, ReturnedOrderEarnsNothing>().AddSingleton<IMovesWithItsOwner, MovesRowsOf<CommissionLine>>()
        .AddSingleton<IMovesWithItsOwner, MovesRowsOf<Voucher>>().AddSingleton<IMovesWithItsOwner, MovesRowsOf<OrderAccount>>()
        .AddSingleton<IListener<OrderAmended>, AccountsFollowOrders>().AddSingleton<IListener<OrderConfirmed>, AccountsFollowOrders>().AddSingleton<IListener<OrderCancelled>, AccountsFollowOrders>()
        .AddSingleton<IListener<OrderDelivered>, AccountsFollowOrders>().AddSingleton<IListener<OrderReturned>, AccountsFollowOrders>().AddSingleton<IListener<OrderSettled>, AccountsFollowOrders>();
}

public static class MoneyPermissions
{
    public const string Read = "money.read", Write = "money.write", Approve = "money.approve", Export = "money.export";
    /// <summary>The rules of money; who answers for the rules of business has them too.</summary>
    public const string Settings = "settings.money";

    internal static readonly IReadOnlyList<Permission> All = [new(Read, true), new(Write), new(Approve), new(Export, true), new(Settings)];

    public static void RequireMoneySettings(this Actor actor)
    {
        if (!actor.May(Settings) && !actor.May(AccessPermissions.BusinessRules)) throw new Forbidden(Settings);
    }
}

/// <summary>The module's doors.</summary>
public static class FinanceRows
{
    extension(Db db)
    {
        public IQueryable<CommissionLine> Commissions => db.Rows<CommissionLine>().SeenBy(db.Actor, MoneyPermissions.Read);
        public IQueryable<Voucher> Vouchers => db.Rows<Voucher>().SeenBy(db.Actor, MoneyPermissions.Read);
        public IQueryable<OrderAccount> OrderAccounts => db.Rows<OrderAccount>().SeenBy(db.Actor, MoneyPermissions.Read);
    }
}
