using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Gates2 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "telesales_capture_gates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<short>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Wording = table.Column<string>(type: "TEXT", nullable: false),
                    Origins = table.Column<string>(type: "TEXT", nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", nullable: false),
                    SealedSecret = table.Column<string>(type: "TEXT", nullable: true),
                    VerifyToken = table.Column<string>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_capture_gates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_captured",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<short>(type: "INTEGER", nullable: false),
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", nullable: true),
                    Fields = table.Column<string>(type: "TEXT", nullable: true),
                    From = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_captured", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_telesales_capture_gates_Key",
                table: "telesales_capture_gates",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_telesales_capture_gates_SourceId",
                table: "telesales_capture_gates",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_telesales_captured_GateId_Fingerprint_Id",
                table: "telesales_captured",
                columns: new[] { "GateId", "Fingerprint", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_telesales_captured_GateId_Id",
                table: "telesales_captured",
                columns: new[] { "GateId", "Id" },
                descending: new[] { false, true },
                filter: "\"State\" = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "telesales_capture_gates");

            migrationBuilder.DropTable(
                name: "telesales_captured");
        }
    }
}
