using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RosterAndFloating : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "MayFloat",
                table: "telesales_outcomes",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "access_leaves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<short>(type: "smallint", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_leaves", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_ready_spans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<short>(type: "smallint", nullable: false),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    To = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_ready_spans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_roster",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShiftId = table.Column<Guid>(type: "uuid", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_roster", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_shifts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    WeekJson = table.Column<string>(type: "text", nullable: false),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_shifts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_receivers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Quota = table.Column<int>(type: "integer", nullable: false),
                    GroupsJson = table.Column<string>(type: "text", nullable: false),
                    Provinces = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    To = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_receivers", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_floating",
                table: "contacts_leads",
                columns: new[] { "TeamId", "Priority", "Id" },
                descending: new[] { false, true, true },
                filter: "\"FloatedAt\" IS NOT NULL AND \"OwnerId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_untouched",
                table: "contacts_leads",
                column: "ReceivedAt",
                filter: "\"Stage\" = 0 AND \"LastOutcome\" IS NULL AND \"OwnerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_access_leaves_UserId_To",
                table: "access_leaves",
                columns: new[] { "UserId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_access_ready_spans_UserId_Kind_From",
                table: "access_ready_spans",
                columns: new[] { "UserId", "Kind", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_access_roster_UserId_From",
                table: "access_roster",
                columns: new[] { "UserId", "From" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_leaves");

            migrationBuilder.DropTable(
                name: "access_ready_spans");

            migrationBuilder.DropTable(
                name: "access_roster");

            migrationBuilder.DropTable(
                name: "access_shifts");

            migrationBuilder.DropTable(
                name: "telesales_receivers");

            migrationBuilder.DropIndex(
                name: "IX_contacts_leads_floating",
                table: "contacts_leads");

            migrationBuilder.DropIndex(
                name: "IX_contacts_leads_untouched",
                table: "contacts_leads");

            migrationBuilder.DropColumn(
                name: "MayFloat",
                table: "telesales_outcomes");
        }
    }
}
