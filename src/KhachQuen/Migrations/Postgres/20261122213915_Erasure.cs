using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Erasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Nonce",
                table: "platform_audit",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "contacts_erasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    RowIds = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_erasures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_subject_requests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Ask = table.Column<short>(type: "smallint", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    How = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Others = table.Column<bool>(type: "boolean", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AcknowledgeBy = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AcknowledgedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ExtendedWhy = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    TakenById = table.Column<Guid>(type: "uuid", nullable: false),
                    EndedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_subject_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_erased",
                columns: table => new
                {
                    AuditId = table.Column<Guid>(type: "uuid", nullable: false),
                    ErasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sum = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_erased", x => x.AuditId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_subject_requests_CreatedAt_Id",
                table: "contacts_subject_requests",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_subject_requests_State_DueOn_Id",
                table: "contacts_subject_requests",
                columns: new[] { "State", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_erased_ErasureId",
                table: "platform_audit_erased",
                column: "ErasureId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contacts_erasures");

            migrationBuilder.DropTable(
                name: "contacts_subject_requests");

            migrationBuilder.DropTable(
                name: "platform_audit_erased");

            migrationBuilder.DropColumn(
                name: "Nonce",
                table: "platform_audit");
        }
    }
}
