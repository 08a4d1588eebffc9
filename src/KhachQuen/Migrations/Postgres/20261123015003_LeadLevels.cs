using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LeadLevels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "Level",
                table: "contacts_leads",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.CreateTable(
                name: "contacts_lead_profiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    RankId = table.Column<Guid>(type: "uuid", nullable: true),
                    ChannelId = table.Column<Guid>(type: "uuid", nullable: true),
                    IdIssuedAt = table.Column<string>(type: "text", nullable: true),
                    IdIssuedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: true),
                    EnterpriseTypeId = table.Column<Guid>(type: "uuid", nullable: true),
                    RouteToMarketId = table.Column<Guid>(type: "uuid", nullable: true),
                    AddressLine = table.Column<string>(type: "text", nullable: true),
                    WardCode = table.Column<string>(type: "text", nullable: true),
                    ProvinceCode = table.Column<string>(type: "text", nullable: true),
                    DistrictText = table.Column<string>(type: "text", nullable: true),
                    Website = table.Column<string>(type: "text", nullable: true),
                    CategoryId = table.Column<Guid>(type: "uuid", nullable: true),
                    Brands = table.Column<string>(type: "text", nullable: true),
                    BusinessTypeId = table.Column<Guid>(type: "uuid", nullable: true),
                    UsedCompetitor = table.Column<short>(type: "smallint", nullable: true),
                    Fanpage = table.Column<string>(type: "text", nullable: true),
                    SkuCount = table.Column<int>(type: "integer", nullable: true),
                    DistributionModel = table.Column<string>(type: "text", nullable: true),
                    OperatingProcess = table.Column<string>(type: "text", nullable: true),
                    ProductsPerMonth = table.Column<int>(type: "integer", nullable: true),
                    Headcount = table.Column<int>(type: "integer", nullable: true),
                    Agents = table.Column<int>(type: "integer", nullable: true),
                    LevelVersion = table.Column<long>(type: "bigint", nullable: false),
                    SizeId = table.Column<Guid>(type: "uuid", nullable: true),
                    SizeState = table.Column<short>(type: "smallint", nullable: false),
                    SizeReason = table.Column<string>(type: "text", nullable: true),
                    SizeById = table.Column<Guid>(type: "uuid", nullable: true),
                    SizeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SizeDecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    SizeDecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SizeDecision = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_lead_profiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contacts_lead_profiles_contacts_leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "contacts_leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contacts_persons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: true),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_persons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contacts_persons_contacts_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "contacts_customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_contacts_persons_contacts_leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "contacts_leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_Level_Priority_Id",
                table: "contacts_leads",
                columns: new[] { "Level", "Priority", "Id" },
                descending: new[] { false, true, true },
                filter: "\"Level\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_lead_profiles_LeadId",
                table: "contacts_lead_profiles",
                column: "LeadId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_lead_profiles_LevelVersion_Id",
                table: "contacts_lead_profiles",
                columns: new[] { "LevelVersion", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_lead_profiles_size",
                table: "contacts_lead_profiles",
                column: "LeadId",
                filter: "\"SizeState\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_persons_CustomerId_Id",
                table: "contacts_persons",
                columns: new[] { "CustomerId", "Id" },
                filter: "\"CustomerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_persons_LeadId_Id",
                table: "contacts_persons",
                columns: new[] { "LeadId", "Id" },
                filter: "\"LeadId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_persons_Phone",
                table: "contacts_persons",
                column: "Phone",
                filter: "\"Phone\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contacts_lead_profiles");

            migrationBuilder.DropTable(
                name: "contacts_persons");

            migrationBuilder.DropIndex(
                name: "IX_contacts_leads_Level_Priority_Id",
                table: "contacts_leads");

            migrationBuilder.DropColumn(
                name: "Level",
                table: "contacts_leads");
        }
    }
}
