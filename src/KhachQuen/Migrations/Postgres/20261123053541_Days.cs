using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Days : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contacts_activities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Noun = table.Column<string>(type: "text", nullable: false),
                    NounId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<short>(type: "smallint", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Minutes = table.Column<short>(type: "smallint", nullable: false),
                    RemindMinutes = table.Column<short>(type: "smallint", nullable: true),
                    RemindAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Place = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Result = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_activities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_calendar_feeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_calendar_feeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contacts_calendar_feeds_access_users_UserId",
                        column: x => x.UserId,
                        principalTable: "access_users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "IX_contacts_customers_Rank_CreatedAt_Id",
                table: "contacts_customers",
                columns: new[] { "Rank", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_activities_planned",
                table: "contacts_activities",
                columns: new[] { "OwnerId", "DueAt", "Id" },
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_activities_CustomerId_Kind_DueAt",
                table: "contacts_activities",
                columns: new[] { "CustomerId", "Kind", "DueAt" },
                filter: "\"CustomerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_activities_DueAt_Id",
                table: "contacts_activities",
                columns: new[] { "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_activities_NounId_DueAt",
                table: "contacts_activities",
                columns: new[] { "NounId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_activities_RemindAt",
                table: "contacts_activities",
                column: "RemindAt",
                filter: "\"RemindAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_activities_TeamId_DueAt_Id",
                table: "contacts_activities",
                columns: new[] { "TeamId", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_activities_UpdatedAt_Id",
                table: "contacts_activities",
                columns: new[] { "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_calendar_feeds_KeyHash",
                table: "contacts_calendar_feeds",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_calendar_feeds_UserId",
                table: "contacts_calendar_feeds",
                column: "UserId",
                unique: true);

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
                name: "contacts_activities");

            migrationBuilder.DropTable(
                name: "contacts_calendar_feeds");

            migrationBuilder.DropTable(
                name: "sales_customer_invoices");

            migrationBuilder.DropTable(
                name: "sales_quote_lines");

            migrationBuilder.DropTable(
                name: "sales_quote_months");

            migrationBuilder.DropTable(
                name: "sales_quotes");

            migrationBuilder.DropIndex(
                name: "IX_contacts_customers_Rank_CreatedAt_Id",
                table: "contacts_customers");
        }
    }
}
