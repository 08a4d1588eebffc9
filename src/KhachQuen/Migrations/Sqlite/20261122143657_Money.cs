using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "finance_commission_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNumber = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Base = table.Column<long>(type: "INTEGER", nullable: false),
                    BasisPoints = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    RuleVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReversalOf = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_commission_lines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_commission_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Bands = table.Column<string>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_commission_rules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_carrier_doors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Carrier = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TurnedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_carrier_doors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_carrier_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Carrier = table.Column<string>(type: "TEXT", nullable: false),
                    Parcel = table.Column<string>(type: "TEXT", nullable: false),
                    Waybill = table.Column<string>(type: "TEXT", nullable: true),
                    OrderNumber = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<short>(type: "INTEGER", nullable: true),
                    RawCode = table.Column<string>(type: "TEXT", nullable: false),
                    RawName = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Cod = table.Column<long>(type: "INTEGER", nullable: true),
                    Fee = table.Column<long>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Raw = table.Column<string>(type: "TEXT", nullable: false),
                    Result = table.Column<short>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    Alert = table.Column<bool>(type: "INTEGER", nullable: false),
                    ShipmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_carrier_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_statement_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StatementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Waybill = table.Column<string>(type: "TEXT", nullable: true),
                    OrderNumber = table.Column<string>(type: "TEXT", nullable: true),
                    Cod = table.Column<long>(type: "INTEGER", nullable: false),
                    Fee = table.Column<long>(type: "INTEGER", nullable: true),
                    ShipmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ExpectedCod = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpectedFee = table.Column<long>(type: "INTEGER", nullable: true),
                    Result = table.Column<short>(type: "INTEGER", nullable: false),
                    Decision = table.Column<short>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_statement_lines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_statements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Carrier = table.Column<string>(type: "TEXT", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false),
                    Cod = table.Column<long>(type: "INTEGER", nullable: false),
                    Fee = table.Column<long>(type: "INTEGER", nullable: false),
                    SettlingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
