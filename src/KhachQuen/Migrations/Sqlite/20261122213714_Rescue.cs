using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Rescue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FailedTries",
                table: "sales_shipments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "RescueAgainAt",
                table: "sales_shipments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RescueFirstAt",
                table: "sales_shipments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RescueNote",
                table: "sales_shipments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RescueReasonId",
                table: "sales_shipments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RescueSolutionId",
                table: "sales_shipments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RescueWorkedAt",
                table: "sales_shipments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RescueWorkedById",
                table: "sales_shipments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilentSince",
                table: "sales_shipments",
                type: "TEXT",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
