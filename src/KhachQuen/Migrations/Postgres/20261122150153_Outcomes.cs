using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Outcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "Colour",
                table: "telesales_outcomes",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsNote",
                table: "telesales_outcomes",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "RuleVersion",
                table: "telesales_outcomes",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RuleVersion",
                table: "telesales_attempts",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Colour",
                table: "telesales_outcomes");

            migrationBuilder.DropColumn(
                name: "NeedsNote",
                table: "telesales_outcomes");

            migrationBuilder.DropColumn(
                name: "RuleVersion",
                table: "telesales_outcomes");

            migrationBuilder.DropColumn(
                name: "RuleVersion",
                table: "telesales_attempts");
        }
    }
}
