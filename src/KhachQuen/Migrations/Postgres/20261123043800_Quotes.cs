using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Quotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sales_customer_invoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    AttachmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_customer_invoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_quote_months",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_quote_months", x => x.Month);
                });

            migrationBuilder.CreateTable(
                name: "sales_quotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Revision = table.Column<short>(type: "smallint", nullable: false),
                    ReplacedById = table.Column<Guid>(type: "uuid", nullable: true),
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    Recipient = table.Column<string>(type: "text", nullable: true),
                    Term = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    LinesText = table.Column<string>(type: "text", nullable: false),
                    PricesIncludeVat = table.Column<bool>(type: "boolean", nullable: false),
                    DiscountTotal = table.Column<long>(type: "bigint", nullable: false),
                    VatTotal = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeclineReason = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_quotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_quote_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<short>(type: "smallint", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: true),
                    Code = table.Column<string>(type: "text", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Unit = table.Column<string>(type: "text", nullable: true),
                    QuantityMilli = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice = table.Column<long>(type: "bigint", nullable: false),
                    DiscountBasisPoints = table.Column<int>(type: "integer", nullable: true),
                    Discount = table.Column<long>(type: "bigint", nullable: false),
                    VatGroup = table.Column<int>(type: "integer", nullable: false),
                    VatBasisPoints = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Vat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_quote_lines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_sales_quote_lines_sales_quotes_QuoteId",
                        column: x => x.QuoteId,
                        principalTable: "sales_quotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sales_customer_invoices_AttachmentId",
                table: "sales_customer_invoices",
                column: "AttachmentId");

            migrationBuilder.CreateIndex(
                name: "IX_sales_customer_invoices_CustomerId_IssuedOn_Id",
                table: "sales_customer_invoices",
                columns: new[] { "CustomerId", "IssuedOn", "Id" },
                descending: new[] { false, true, true },
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_customer_invoices_CustomerId_Number",
                table: "sales_customer_invoices",
                columns: new[] { "CustomerId", "Number" },
                unique: true,
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_quote_lines_QuoteId_Place",
                table: "sales_quote_lines",
                columns: new[] { "QuoteId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_quotes_CreatedAt_Id",
                table: "sales_quotes",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_sales_quotes_CustomerId_CreatedAt_Id",
                table: "sales_quotes",
                columns: new[] { "CustomerId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_quotes_Folded",
                table: "sales_quotes",
                column: "Folded")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_quotes_Number_Revision",
                table: "sales_quotes",
                columns: new[] { "Number", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_quotes_OpportunityId_CreatedAt_Id",
                table: "sales_quotes",
                columns: new[] { "OpportunityId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_quotes_OwnerId_CreatedAt_Id",
                table: "sales_quotes",
                columns: new[] { "OwnerId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_quotes_State_CreatedAt_Id",
                table: "sales_quotes",
                columns: new[] { "State", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_quotes_TeamId_CreatedAt_Id",
                table: "sales_quotes",
                columns: new[] { "TeamId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_quotes_UpdatedAt_Id",
                table: "sales_quotes",
                columns: new[] { "UpdatedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sales_customer_invoices");

            migrationBuilder.DropTable(
                name: "sales_quote_lines");

            migrationBuilder.DropTable(
                name: "sales_quote_months");

            migrationBuilder.DropTable(
                name: "sales_quotes");
        }
    }
}
