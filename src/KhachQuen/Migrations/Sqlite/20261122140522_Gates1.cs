using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Gates1 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "platform_audit_chain",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    AuditId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Prev = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_chain", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_head",
                columns: table => new
                {
                    Id = table.Column<short>(type: "INTEGER", nullable: false),
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    KeptFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    KeptPrev = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CheckedSeq = table.Column<long>(type: "INTEGER", nullable: false),
                    Flaws = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_head", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_unsealed",
                columns: table => new
                {
                    AuditId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_unsealed", x => x.AuditId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_chain_AuditId",
                table: "platform_audit_chain",
                column: "AuditId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "platform_audit_chain");

            migrationBuilder.DropTable(
                name: "platform_audit_head");

            migrationBuilder.DropTable(
                name: "platform_audit_unsealed");
        }
    }
}
