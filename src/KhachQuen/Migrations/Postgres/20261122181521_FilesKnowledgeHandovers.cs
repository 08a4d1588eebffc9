using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FilesKnowledgeHandovers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_attachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Noun = table.Column<string>(type: "text", nullable: false),
                    NounId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    FileKey = table.Column<string>(type: "text", nullable: true),
                    Scanned = table.Column<bool>(type: "boolean", nullable: false),
                    AddedById = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedByName = table.Column<string>(type: "text", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RemovedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_attachments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "catalog_article_editions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_article_editions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "catalog_article_votes",
                columns: table => new
                {
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_article_votes", x => new { x.ArticleId, x.Edition, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "catalog_articles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<short>(type: "smallint", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    ProductsText = table.Column<string>(type: "text", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    Outcome = table.Column<string>(type: "text", nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EditedByName = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_articles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_handover_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HandoverId = table.Column<Guid>(type: "uuid", nullable: false),
                    Noun = table.Column<short>(type: "smallint", nullable: false),
                    RowId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToUserId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_handover_lines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_handovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    ToUserId = table.Column<Guid>(type: "uuid", nullable: true),
                    ToTeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Scope = table.Column<short>(type: "smallint", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    Leads = table.Column<int>(type: "integer", nullable: false),
                    Callbacks = table.Column<int>(type: "integer", nullable: false),
                    Customers = table.Column<int>(type: "integer", nullable: false),
                    Orders = table.Column<int>(type: "integer", nullable: false),
                    Checks = table.Column<int>(type: "integer", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reversed = table.Column<int>(type: "integer", nullable: false),
                    Kept = table.Column<int>(type: "integer", nullable: false),
                    Impossible = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_handovers", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_attachments_FileKey",
                table: "access_attachments",
                column: "FileKey",
                filter: "\"FileKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_access_attachments_NounId_CreatedAt_Id",
                table: "access_attachments",
                columns: new[] { "NounId", "CreatedAt", "Id" },
                descending: new[] { false, true, true },
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_access_attachments_RemovedAt",
                table: "access_attachments",
                column: "RemovedAt",
                filter: "\"RemovedAt\" IS NOT NULL AND \"FileKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_article_editions_ArticleId_Number",
                table: "catalog_article_editions",
                columns: new[] { "ArticleId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_articles_EditedAt_Id",
                table: "catalog_articles",
                columns: new[] { "EditedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_articles_Folded",
                table: "catalog_articles",
                column: "Folded")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_articles_Title_Id",
                table: "catalog_articles",
                columns: new[] { "Title", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_telesales_handover_lines_HandoverId_State_CreatedAt_Id",
                table: "telesales_handover_lines",
                columns: new[] { "HandoverId", "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_telesales_handovers_CreatedAt_Id",
                table: "telesales_handovers",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_telesales_handovers_OwnerId",
                table: "telesales_handovers",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_telesales_handovers_TeamId_CreatedAt_Id",
                table: "telesales_handovers",
                columns: new[] { "TeamId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_attachments");

            migrationBuilder.DropTable(
                name: "catalog_article_editions");

            migrationBuilder.DropTable(
                name: "catalog_article_votes");

            migrationBuilder.DropTable(
                name: "catalog_articles");

            migrationBuilder.DropTable(
                name: "telesales_handover_lines");

            migrationBuilder.DropTable(
                name: "telesales_handovers");
        }
    }
}
