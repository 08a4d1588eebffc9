using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ContactGate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
