using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Gates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_webhook_deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WebhookId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<short>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    LastSaid = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_webhook_deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_webhooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: false),
                    Topics = table.Column<string>(type: "TEXT", nullable: false),
                    SealedSecret = table.Column<string>(type: "TEXT", nullable: false),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_webhooks", x => x.Id);
                });

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
                name: "IX_access_webhook_deliveries_DoneAt",
                table: "access_webhook_deliveries",
                column: "DoneAt",
                filter: "\"DoneAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_access_webhook_deliveries_NextTryAt",
                table: "access_webhook_deliveries",
                column: "NextTryAt",
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_access_webhook_deliveries_WebhookId_Id",
                table: "access_webhook_deliveries",
                columns: new[] { "WebhookId", "Id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_access_webhooks_UserId",
                table: "access_webhooks",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_chain_AuditId",
                table: "platform_audit_chain",
                column: "AuditId",
                unique: true);

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
                name: "access_webhook_deliveries");

            migrationBuilder.DropTable(
                name: "access_webhooks");

            migrationBuilder.DropTable(
                name: "platform_audit_chain");

            migrationBuilder.DropTable(
                name: "platform_audit_head");

            migrationBuilder.DropTable(
                name: "platform_audit_unsealed");

            migrationBuilder.DropTable(
                name: "telesales_capture_gates");

            migrationBuilder.DropTable(
                name: "telesales_captured");
        }
    }
}
