using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Guarantees : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "contacts_customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_attachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Noun = table.Column<string>(type: "TEXT", nullable: false),
                    NounId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    FileKey = table.Column<string>(type: "TEXT", nullable: true),
                    Scanned = table.Column<bool>(type: "INTEGER", nullable: false),
                    AddedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedByName = table.Column<string>(type: "TEXT", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemovedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_attachments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_export_days",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rows = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_export_days", x => new { x.UserId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "catalog_article_editions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_article_editions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "catalog_article_votes",
                columns: table => new
                {
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_article_votes", x => new { x.ArticleId, x.Edition, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "catalog_articles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<short>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false),
                    ProductsText = table.Column<string>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EditedByName = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_articles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Purpose = table.Column<short>(type: "INTEGER", nullable: false),
                    Channel = table.Column<short>(type: "INTEGER", nullable: false),
                    Act = table.Column<short>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Proof = table.Column<string>(type: "TEXT", nullable: true),
                    Restores = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Purpose = table.Column<short>(type: "INTEGER", nullable: false),
                    Channel = table.Column<short>(type: "INTEGER", nullable: false),
                    Allowed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<short>(type: "INTEGER", nullable: false),
                    Warned = table.Column<short>(type: "INTEGER", nullable: false),
                    RuleCode = table.Column<string>(type: "TEXT", nullable: true),
                    Article = table.Column<string>(type: "TEXT", nullable: true),
                    LawfulFrom = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AboutNoun = table.Column<string>(type: "TEXT", nullable: false),
                    AboutId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_decisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_dnc_numbers",
                columns: table => new
                {
                    SnapshotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Calls = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sms = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_dnc_numbers", x => new { x.SnapshotId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "contacts_dnc_snapshots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: true),
                    Numbers = table.Column<int>(type: "INTEGER", nullable: false),
                    Rejected = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_dnc_snapshots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<short>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<short>(type: "INTEGER", nullable: true),
                    Channel = table.Column<short>(type: "INTEGER", nullable: true),
                    FromMinute = table.Column<int>(type: "INTEGER", nullable: true),
                    ToMinute = table.Column<int>(type: "INTEGER", nullable: true),
                    AtMost = table.Column<int>(type: "INTEGER", nullable: true),
                    Hours = table.Column<int>(type: "INTEGER", nullable: true),
                    Article = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_rules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_before_images",
                columns: table => new
                {
                    OperationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Noun = table.Column<string>(type: "TEXT", nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SavedWith = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<short>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: true),
                    Before = table.Column<string>(type: "TEXT", nullable: false),
                    After = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_before_images", x => new { x.OperationId, x.Noun, x.RowId });
                });

            migrationBuilder.CreateTable(
                name: "platform_operation_rows",
                columns: table => new
                {
                    OperationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Noun = table.Column<string>(type: "TEXT", nullable: false),
                    Heap = table.Column<short>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_operation_rows", x => new { x.OperationId, x.RowId });
                });

            migrationBuilder.CreateTable(
                name: "platform_operations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Facts = table.Column<string>(type: "TEXT", nullable: true),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<short>(type: "INTEGER", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reversed = table.Column<int>(type: "INTEGER", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false),
                    Impossible = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_operations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_handover_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HandoverId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Noun = table.Column<short>(type: "INTEGER", nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<short>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_handover_lines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_handovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ToUserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ToTeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Scope = table.Column<short>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    Leads = table.Column<int>(type: "INTEGER", nullable: false),
                    Callbacks = table.Column<int>(type: "INTEGER", nullable: false),
                    Customers = table.Column<int>(type: "INTEGER", nullable: false),
                    Orders = table.Column<int>(type: "INTEGER", nullable: false),
                    Checks = table.Column<int>(type: "INTEGER", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reversed = table.Column<int>(type: "INTEGER", nullable: false),
                    Kept = table.Column<int>(type: "INTEGER", nullable: false),
                    Impossible = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_handovers", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_telephony_calls_DueAt_Id",
                table: "telephony_calls",
                columns: new[] { "DueAt", "Id" },
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_MergedIntoId",
                table: "contacts_customers",
                column: "MergedIntoId",
                filter: "\"MergedIntoId\" IS NOT NULL");

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
                name: "IX_catalog_articles_Title_Id",
                table: "catalog_articles",
                columns: new[] { "Title", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_consents_CreatedAt_Id",
                table: "contacts_consents",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_consents_Key_Id",
                table: "contacts_consents",
                columns: new[] { "Key", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_consents_OwnerId_CreatedAt_Id",
                table: "contacts_consents",
                columns: new[] { "OwnerId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_consents_TeamId_CreatedAt_Id",
                table: "contacts_consents",
                columns: new[] { "TeamId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_decisions_AboutId_At",
                table: "contacts_decisions",
                columns: new[] { "AboutId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_decisions_CreatedAt_Id",
                table: "contacts_decisions",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_decisions_Key_Channel_Purpose_At",
                table: "contacts_decisions",
                columns: new[] { "Key", "Channel", "Purpose", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_decisions_OwnerId_CreatedAt_Id",
                table: "contacts_decisions",
                columns: new[] { "OwnerId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_decisions_Reason_CreatedAt_Id",
                table: "contacts_decisions",
                columns: new[] { "Reason", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_decisions_TeamId_CreatedAt_Id",
                table: "contacts_decisions",
                columns: new[] { "TeamId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_dnc_snapshots_TakenAt_Id",
                table: "contacts_dnc_snapshots",
                columns: new[] { "TakenAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_rules_Code_ValidFrom",
                table: "contacts_rules",
                columns: new[] { "Code", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_before_images_OperationId_SavedWith",
                table: "platform_before_images",
                columns: new[] { "OperationId", "SavedWith" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_operations_CreatedAt_Id",
                table: "platform_operations",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_platform_operations_OwnerId_CreatedAt_Id",
                table: "platform_operations",
                columns: new[] { "OwnerId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_platform_operations_TeamId_CreatedAt_Id",
                table: "platform_operations",
                columns: new[] { "TeamId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

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
                name: "access_export_days");

            migrationBuilder.DropTable(
                name: "catalog_article_editions");

            migrationBuilder.DropTable(
                name: "catalog_article_votes");

            migrationBuilder.DropTable(
                name: "catalog_articles");

            migrationBuilder.DropTable(
                name: "contacts_consents");

            migrationBuilder.DropTable(
                name: "contacts_decisions");

            migrationBuilder.DropTable(
                name: "contacts_dnc_numbers");

            migrationBuilder.DropTable(
                name: "contacts_dnc_snapshots");

            migrationBuilder.DropTable(
                name: "contacts_rules");

            migrationBuilder.DropTable(
                name: "platform_before_images");

            migrationBuilder.DropTable(
                name: "platform_operation_rows");

            migrationBuilder.DropTable(
                name: "platform_operations");

            migrationBuilder.DropTable(
                name: "telesales_handover_lines");

            migrationBuilder.DropTable(
                name: "telesales_handovers");

            migrationBuilder.DropIndex(
                name: "IX_telephony_calls_DueAt_Id",
                table: "telephony_calls");

            migrationBuilder.DropIndex(
                name: "IX_contacts_customers_MergedIntoId",
                table: "contacts_customers");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "contacts_customers");
        }
    }
}
