using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class HandsAndBooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FailedTries",
                table: "sales_shipments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "ReconciledAmount",
                table: "sales_shipments",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RescueAgainAt",
                table: "sales_shipments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RescueFirstAt",
                table: "sales_shipments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RescueNote",
                table: "sales_shipments",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RescueReasonId",
                table: "sales_shipments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RescueSolutionId",
                table: "sales_shipments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RescueWorkedAt",
                table: "sales_shipments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RescueWorkedById",
                table: "sales_shipments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilentSince",
                table: "sales_shipments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Nonce",
                table: "platform_audit",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contacts_erasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    RowIds = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_erasures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_subject_requests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Ask = table.Column<short>(type: "smallint", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    How = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Others = table.Column<bool>(type: "boolean", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AcknowledgeBy = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AcknowledgedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ExtendedWhy = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    TakenById = table.Column<Guid>(type: "uuid", nullable: false),
                    EndedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_subject_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_order_accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNumber = table.Column<string>(type: "text", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Received = table.Column<long>(type: "bigint", nullable: false),
                    Refunded = table.Column<long>(type: "bigint", nullable: false),
                    ToRefund = table.Column<long>(type: "bigint", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_order_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_voucher_days",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<short>(type: "smallint", nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_voucher_days", x => new { x.Day, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "finance_vouchers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<short>(type: "smallint", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNumber = table.Column<string>(type: "text", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<short>(type: "smallint", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Refusal = table.Column<string>(type: "text", nullable: true),
                    ReversalOf = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_vouchers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_erased",
                columns: table => new
                {
                    AuditId = table.Column<Guid>(type: "uuid", nullable: false),
                    ErasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sum = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_erased", x => x.AuditId);
                });

            migrationBuilder.CreateTable(
                name: "telesales_product_sharing",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sharing = table.Column<short>(type: "smallint", nullable: false),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    RuleVersion = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_product_sharing", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_reasons",
                table: "sales_shipments",
                columns: new[] { "RescueReasonId", "RescueWorkedAt" },
                filter: "\"RescueReasonId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_rescued",
                table: "sales_shipments",
                columns: new[] { "RescueFirstAt", "State" },
                filter: "\"RescueFirstAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_silent",
                table: "sales_shipments",
                columns: new[] { "SilentSince", "Id" },
                filter: "\"SilentSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_subject_requests_CreatedAt_Id",
                table: "contacts_subject_requests",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_subject_requests_State_DueOn_Id",
                table: "contacts_subject_requests",
                columns: new[] { "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_order_accounts_OrderId",
                table: "finance_order_accounts",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_order_accounts_OwnerId_Since_Id",
                table: "finance_order_accounts",
                columns: new[] { "OwnerId", "Since", "Id" },
                filter: "\"ToRefund\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_finance_order_accounts_Since_Id",
                table: "finance_order_accounts",
                columns: new[] { "Since", "Id" },
                filter: "\"ToRefund\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_finance_order_accounts_TeamId_Since_Id",
                table: "finance_order_accounts",
                columns: new[] { "TeamId", "Since", "Id" },
                filter: "\"ToRefund\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_Amount_Id",
                table: "finance_vouchers",
                columns: new[] { "Amount", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_CreatedAt_Id",
                table: "finance_vouchers",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_Kind_CreatedAt_Id",
                table: "finance_vouchers",
                columns: new[] { "Kind", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_Number",
                table: "finance_vouchers",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_OrderId_Id",
                table: "finance_vouchers",
                columns: new[] { "OrderId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_OrderNumber",
                table: "finance_vouchers",
                column: "OrderNumber");

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_OwnerId_CreatedAt_Id",
                table: "finance_vouchers",
                columns: new[] { "OwnerId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_PaidOn_Id",
                table: "finance_vouchers",
                columns: new[] { "PaidOn", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_ReversalOf",
                table: "finance_vouchers",
                column: "ReversalOf",
                unique: true,
                filter: "\"ReversalOf\" IS NOT NULL AND \"State\" <> 2");

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_State_CreatedAt_Id",
                table: "finance_vouchers",
                columns: new[] { "State", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_TeamId_CreatedAt_Id",
                table: "finance_vouchers",
                columns: new[] { "TeamId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_finance_vouchers_UpdatedAt_Id",
                table: "finance_vouchers",
                columns: new[] { "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_erased_ErasureId",
                table: "platform_audit_erased",
                column: "ErasureId");

            migrationBuilder.CreateIndex(
                name: "IX_telesales_product_sharing_ProductId",
                table: "telesales_product_sharing",
                column: "ProductId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contacts_erasures");

            migrationBuilder.DropTable(
                name: "contacts_subject_requests");

            migrationBuilder.DropTable(
                name: "finance_order_accounts");

            migrationBuilder.DropTable(
                name: "finance_voucher_days");

            migrationBuilder.DropTable(
                name: "finance_vouchers");

            migrationBuilder.DropTable(
                name: "platform_audit_erased");

            migrationBuilder.DropTable(
                name: "telesales_product_sharing");

            migrationBuilder.DropIndex(
                name: "IX_sales_shipments_reasons",
                table: "sales_shipments");

            migrationBuilder.DropIndex(
                name: "IX_sales_shipments_rescued",
                table: "sales_shipments");

            migrationBuilder.DropIndex(
                name: "IX_sales_shipments_silent",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "FailedTries",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "ReconciledAmount",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "RescueAgainAt",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "RescueFirstAt",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "RescueNote",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "RescueReasonId",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "RescueSolutionId",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "RescueWorkedAt",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "RescueWorkedById",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "SilentSince",
                table: "sales_shipments");

            migrationBuilder.DropColumn(
                name: "Nonce",
                table: "platform_audit");
        }
    }
}
