using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FloorMoneyGates : Migration
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
                name: "MayFloat",
                table: "telesales_outcomes",
                type: "boolean",
                nullable: false,
                defaultValue: false);

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

            migrationBuilder.AddColumn<bool>(
                name: "Inferred",
                table: "sales_shipment_events",
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
                name: "access_webhook_deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WebhookId = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<string>(type: "text", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastStatus = table.Column<int>(type: "integer", nullable: true),
                    LastSaid = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_webhook_deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_webhooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Url = table.Column<string>(type: "text", nullable: false),
                    Topics = table.Column<string>(type: "text", nullable: false),
                    SealedSecret = table.Column<string>(type: "text", nullable: false),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_webhooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_commission_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNumber = table.Column<string>(type: "text", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Base = table.Column<long>(type: "bigint", nullable: false),
                    BasisPoints = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    RuleVersion = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReversalOf = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_commission_lines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_commission_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Bands = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_commission_rules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_chain",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    AuditId = table.Column<Guid>(type: "uuid", nullable: false),
                    Prev = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_chain", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_head",
                columns: table => new
                {
                    Id = table.Column<short>(type: "smallint", nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    SealedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    KeptFrom = table.Column<long>(type: "bigint", nullable: false),
                    KeptPrev = table.Column<byte[]>(type: "bytea", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CheckedSeq = table.Column<long>(type: "bigint", nullable: false),
                    Flaws = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_head", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_unsealed",
                columns: table => new
                {
                    AuditId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_unsealed", x => x.AuditId);
                });

            migrationBuilder.CreateTable(
                name: "sales_blacklist",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_blacklist", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_carrier_doors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Carrier = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    TurnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_carrier_doors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_carrier_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Carrier = table.Column<string>(type: "text", nullable: false),
                    Parcel = table.Column<string>(type: "text", nullable: false),
                    Waybill = table.Column<string>(type: "text", nullable: true),
                    OrderNumber = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<short>(type: "smallint", nullable: true),
                    RawCode = table.Column<string>(type: "text", nullable: false),
                    RawName = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Cod = table.Column<long>(type: "bigint", nullable: true),
                    Fee = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Raw = table.Column<string>(type: "text", nullable: false),
                    Result = table.Column<short>(type: "smallint", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: true),
                    Alert = table.Column<bool>(type: "boolean", nullable: false),
                    ShipmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Times = table.Column<int>(type: "integer", nullable: false),
                    HeardAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_carrier_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_statement_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Row = table.Column<int>(type: "integer", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Waybill = table.Column<string>(type: "text", nullable: true),
                    OrderNumber = table.Column<string>(type: "text", nullable: true),
                    Cod = table.Column<long>(type: "bigint", nullable: false),
                    Fee = table.Column<long>(type: "bigint", nullable: true),
                    ShipmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    ExpectedCod = table.Column<long>(type: "bigint", nullable: true),
                    ExpectedFee = table.Column<long>(type: "bigint", nullable: true),
                    Result = table.Column<short>(type: "smallint", nullable: false),
                    Decision = table.Column<short>(type: "smallint", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_statement_lines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_statements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Carrier = table.Column<string>(type: "text", nullable: true),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    FileHash = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    Cod = table.Column<long>(type: "bigint", nullable: false),
                    Fee = table.Column<long>(type: "bigint", nullable: false),
                    SettlingId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_statements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_capture_gates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<short>(type: "smallint", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Wording = table.Column<string>(type: "text", nullable: false),
                    Origins = table.Column<string>(type: "text", nullable: false),
                    Mapping = table.Column<string>(type: "text", nullable: false),
                    SealedSecret = table.Column<string>(type: "text", nullable: true),
                    VerifyToken = table.Column<string>(type: "text", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_capture_gates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_captured",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GateId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Fingerprint = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: true),
                    Problem = table.Column<string>(type: "text", nullable: true),
                    Fields = table.Column<string>(type: "text", nullable: true),
                    From = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_captured", x => x.Id);
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
                name: "IX_finance_commission_lines_At_Id",
                table: "finance_commission_lines",
                columns: new[] { "At", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_Month_At_Id",
                table: "finance_commission_lines",
                columns: new[] { "Month", "At", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_OrderId_Id",
                table: "finance_commission_lines",
                columns: new[] { "OrderId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_OwnerId_Month_At_Id",
                table: "finance_commission_lines",
                columns: new[] { "OwnerId", "Month", "At", "Id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_ReversalOf",
                table: "finance_commission_lines",
                column: "ReversalOf",
                unique: true,
                filter: "\"ReversalOf\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_TeamId_Month_At_Id",
                table: "finance_commission_lines",
                columns: new[] { "TeamId", "Month", "At", "Id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_rules_Number",
                table: "finance_commission_rules",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_chain_AuditId",
                table: "platform_audit_chain",
                column: "AuditId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_blacklist_CreatedAt_Id",
                table: "sales_blacklist",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_sales_blacklist_Phone",
                table: "sales_blacklist",
                column: "Phone",
                unique: true,
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_doors_Carrier",
                table: "sales_carrier_doors",
                column: "Carrier",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_Carrier_Id",
                table: "sales_carrier_messages",
                columns: new[] { "Carrier", "Id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_Carrier_Parcel_RawCode_At",
                table: "sales_carrier_messages",
                columns: new[] { "Carrier", "Parcel", "RawCode", "At" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_CreatedAt_Id",
                table: "sales_carrier_messages",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_OrderNumber",
                table: "sales_carrier_messages",
                column: "OrderNumber");

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_repeated",
                table: "sales_carrier_messages",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0],
                filter: "\"Times\" > 1");

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_Result_CreatedAt_Id",
                table: "sales_carrier_messages",
                columns: new[] { "Result", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_carrier_messages_ShipmentId",
                table: "sales_carrier_messages",
                column: "ShipmentId");

            migrationBuilder.CreateIndex(
                name: "IX_sales_statement_lines_ShipmentId",
                table: "sales_statement_lines",
                column: "ShipmentId");

            migrationBuilder.CreateIndex(
                name: "IX_sales_statement_lines_StatementId_Decision_Result_Row_Id",
                table: "sales_statement_lines",
                columns: new[] { "StatementId", "Decision", "Result", "Row", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_statement_lines_StatementId_Result_Row_Id",
                table: "sales_statement_lines",
                columns: new[] { "StatementId", "Result", "Row", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_statement_lines_StatementId_Row_Id",
                table: "sales_statement_lines",
                columns: new[] { "StatementId", "Row", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_statements_CreatedAt_Id",
                table: "sales_statements",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_sales_statements_FileHash",
                table: "sales_statements",
                column: "FileHash",
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
                name: "access_leaves");

            migrationBuilder.DropTable(
                name: "access_ready_spans");

            migrationBuilder.DropTable(
                name: "access_roster");

            migrationBuilder.DropTable(
                name: "access_shifts");

            migrationBuilder.DropTable(
                name: "access_webhook_deliveries");

            migrationBuilder.DropTable(
                name: "access_webhooks");

            migrationBuilder.DropTable(
                name: "finance_commission_lines");

            migrationBuilder.DropTable(
                name: "finance_commission_rules");

            migrationBuilder.DropTable(
                name: "platform_audit_chain");

            migrationBuilder.DropTable(
                name: "platform_audit_head");

            migrationBuilder.DropTable(
                name: "platform_audit_unsealed");

            migrationBuilder.DropTable(
                name: "sales_blacklist");

            migrationBuilder.DropTable(
                name: "sales_carrier_doors");

            migrationBuilder.DropTable(
                name: "sales_carrier_messages");

            migrationBuilder.DropTable(
                name: "sales_statement_lines");

            migrationBuilder.DropTable(
                name: "sales_statements");

            migrationBuilder.DropTable(
                name: "telesales_capture_gates");

            migrationBuilder.DropTable(
                name: "telesales_captured");

            migrationBuilder.DropTable(
                name: "telesales_receivers");

            migrationBuilder.DropIndex(
                name: "IX_contacts_leads_floating",
                table: "contacts_leads");

            migrationBuilder.DropIndex(
                name: "IX_contacts_leads_untouched",
                table: "contacts_leads");

            migrationBuilder.DropColumn(
                name: "Colour",
                table: "telesales_outcomes");

            migrationBuilder.DropColumn(
                name: "MayFloat",
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

            migrationBuilder.DropColumn(
                name: "Inferred",
                table: "sales_shipment_events");
        }
    }
}
