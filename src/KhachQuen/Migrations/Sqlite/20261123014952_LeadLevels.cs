using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.CreateTable(
                name: "contacts_lead_profiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RankId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ChannelId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IdIssuedAt = table.Column<string>(type: "TEXT", nullable: true),
                    IdIssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EnterpriseTypeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RouteToMarketId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AddressLine = table.Column<string>(type: "TEXT", nullable: true),
                    WardCode = table.Column<string>(type: "TEXT", nullable: true),
                    ProvinceCode = table.Column<string>(type: "TEXT", nullable: true),
                    DistrictText = table.Column<string>(type: "TEXT", nullable: true),
                    Website = table.Column<string>(type: "TEXT", nullable: true),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Brands = table.Column<string>(type: "TEXT", nullable: true),
                    BusinessTypeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UsedCompetitor = table.Column<short>(type: "INTEGER", nullable: true),
                    Fanpage = table.Column<string>(type: "TEXT", nullable: true),
                    SkuCount = table.Column<int>(type: "INTEGER", nullable: true),
                    DistributionModel = table.Column<string>(type: "TEXT", nullable: true),
                    OperatingProcess = table.Column<string>(type: "TEXT", nullable: true),
                    ProductsPerMonth = table.Column<int>(type: "INTEGER", nullable: true),
                    Headcount = table.Column<int>(type: "INTEGER", nullable: true),
                    Agents = table.Column<int>(type: "INTEGER", nullable: true),
                    LevelVersion = table.Column<long>(type: "INTEGER", nullable: false),
                    SizeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SizeState = table.Column<short>(type: "INTEGER", nullable: false),
                    SizeReason = table.Column<string>(type: "TEXT", nullable: true),
                    SizeById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SizeAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SizeDecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SizeDecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SizeDecision = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
