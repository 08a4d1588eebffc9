using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Money : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Inferred",
                table: "sales_shipment_events",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "finance_commission_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNumber = table.Column<string>(type: "text", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Base = table.Column<long>(type: "bigint", nullable: false),
                    BasisPoints = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    RuleVersion = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReversalOf = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_commission_lines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_commission_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Bands = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_commission_rules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_carrier_doors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Carrier = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    TurnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_carrier_doors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_carrier_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Carrier = table.Column<string>(type: "text", nullable: false),
                    Parcel = table.Column<string>(type: "text", nullable: false),
                    Waybill = table.Column<string>(type: "text", nullable: true),
                    OrderNumber = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<short>(type: "smallint", nullable: true),
                    RawCode = table.Column<string>(type: "text", nullable: false),
                    RawName = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Cod = table.Column<long>(type: "bigint", nullable: true),
                    Fee = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Raw = table.Column<string>(type: "text", nullable: false),
                    Result = table.Column<short>(type: "smallint", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: true),
                    Alert = table.Column<bool>(type: "boolean", nullable: false),
                    ShipmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Times = table.Column<int>(type: "integer", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_carrier_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_statement_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Row = table.Column<int>(type: "integer", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Waybill = table.Column<string>(type: "text", nullable: true),
                    OrderNumber = table.Column<string>(type: "text", nullable: true),
                    Cod = table.Column<long>(type: "bigint", nullable: false),
                    Fee = table.Column<long>(type: "bigint", nullable: true),
                    ShipmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    ExpectedCod = table.Column<long>(type: "bigint", nullable: true),
                    ExpectedFee = table.Column<long>(type: "bigint", nullable: true),
                    Result = table.Column<short>(type: "smallint", nullable: false),
                    Decision = table.Column<short>(type: "smallint", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_statement_lines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_statements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Carrier = table.Column<string>(type: "text", nullable: true),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    FileHash = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    Cod = table.Column<long>(type: "bigint", nullable: false),
                    Fee = table.Column<long>(type: "bigint", nullable: false),
                    SettlingId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_statements", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_At_Id",
                table: "finance_commission_lines",
                columns: new[] { "At", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_Month_At_Id",
                table: "finance_commission_lines",
                columns: new[] { "Month", "At", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_OrderId_Id",
                table: "finance_commission_lines",
                columns: new[] { "OrderId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_OwnerId_Month_At_Id",
                table: "finance_commission_lines",
                columns: new[] { "OwnerId", "Month", "At", "Id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_ReversalOf",
                table: "finance_commission_lines",
                column: "ReversalOf",
                unique: true,
                filter: "\"ReversalOf\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_TeamId_Month_At_Id",
                table: "finance_commission_lines",
                columns: new[] { "TeamId", "Month", "At", "Id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_rules_Number",
                table: "finance_commission_rules",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_doors_Carrier",
                table: "sales_carrier_doors",
                column: "Carrier",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_Carrier_Id",
                table: "sales_carrier_messages",
                columns: new[] { "Carrier", "Id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_Carrier_Parcel_RawCode_At",
                table: "sales_carrier_messages",
                columns: new[] { "Carrier", "Parcel", "RawCode", "At" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_CreatedAt_Id",
                table: "sales_carrier_messages",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_OrderNumber",
                table: "sales_carrier_messages",
                column: "OrderNumber");

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_repeated",
                table: "sales_carrier_messages",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0],
                filter: "\"Times\" > 1");

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_Result_CreatedAt_Id",
                table: "sales_carrier_messages",
                columns: new[] { "Result", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_ShipmentId",
                table: "sales_carrier_messages",
                column: "ShipmentId");

            migrationBuilder.CreateIndex(
                name: "IX_sales_statement_lines_ShipmentId",
                table: "sales_statement_lines",
                column: "ShipmentId");

            migrationBuilder.CreateIndex(
                name: "IX_sales_statement_lines_StatementId_Decision_Result_Row_Id",
                table: "sales_statement_lines",
                columns: new[] { "StatementId", "Decision", "Result", "Row", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_statement_lines_StatementId_Result_Row_Id",
                table: "sales_statement_lines",
                columns: new[] { "StatementId", "Result", "Row", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_statement_lines_StatementId_Row_Id",
                table: "sales_statement_lines",
                columns: new[] { "StatementId", "Row", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_statements_CreatedAt_Id",
                table: "sales_statements",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_sales_statements_FileHash",
                table: "sales_statements",
                column: "FileHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "finance_commission_lines");

            migrationBuilder.DropTable(
                name: "finance_commission_rules");

            migrationBuilder.DropTable(
                name: "sales_carrier_doors");

            migrationBuilder.DropTable(
                name: "sales_carrier_messages");

            migrationBuilder.DropTable(
                name: "sales_statement_lines");

            migrationBuilder.DropTable(
                name: "sales_statements");

            migrationBuilder.DropColumn(
                name: "Inferred",
                table: "sales_shipment_events");
        }
    }
}
