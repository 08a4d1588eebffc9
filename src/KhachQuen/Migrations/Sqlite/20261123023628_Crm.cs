using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Crm : Migration
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

            migrationBuilder.AddColumn<DateTime>(
                name: "DetachedAt",
                table: "contacts_customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DetachedFromId",
                table: "contacts_customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Facts = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: true),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_customer_products",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Brand = table.Column<string>(type: "TEXT", nullable: true),
                    Gtin = table.Column<string>(type: "TEXT", nullable: true),
                    Sku = table.Column<string>(type: "TEXT", nullable: true),
                    Category = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_customer_products", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_customer_takes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_customer_takes", x => x.Id);
                });

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

            migrationBuilder.CreateTable(
                name: "sales_evidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<short>(type: "INTEGER", nullable: false),
                    Term = table.Column<string>(type: "TEXT", nullable: true),
                    Codes = table.Column<long>(type: "INTEGER", nullable: true),
                    ServiceName = table.Column<string>(type: "TEXT", nullable: true),
                    Price = table.Column<long>(type: "INTEGER", nullable: true),
                    MeetingAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Recap = table.Column<string>(type: "TEXT", nullable: true),
                    Advice = table.Column<string>(type: "TEXT", nullable: true),
                    AttachmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CallId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_evidence", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_evidence_sampled",
                columns: table => new
                {
                    SampleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_evidence_sampled", x => new { x.SampleId, x.Place });
                });

            migrationBuilder.CreateTable(
                name: "sales_evidence_samples",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seed = table.Column<string>(type: "TEXT", nullable: false),
                    Population = table.Column<int>(type: "INTEGER", nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_evidence_samples", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_opportunities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TeamId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ServiceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Class = table.Column<short>(type: "INTEGER", nullable: false),
                    ExpectedRevenue = table.Column<long>(type: "INTEGER", nullable: false),
                    Priority = table.Column<short>(type: "INTEGER", nullable: false),
                    State = table.Column<short>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", nullable: false),
                    StageSince = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Probability = table.Column<short>(type: "INTEGER", nullable: false),
                    LostReason = table.Column<string>(type: "TEXT", nullable: true),
                    LostNote = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LostByCheckOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Column = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<long>(type: "INTEGER", nullable: false),
                    EvidenceState = table.Column<short>(type: "INTEGER", nullable: false),
                    EvidenceReview = table.Column<short>(type: "INTEGER", nullable: false),
                    EvidenceSince = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReviewedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReviewReason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_opportunities", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_Level_Priority_Id",
                table: "contacts_leads",
                columns: new[] { "Level", "Priority", "Id" },
                descending: new[] { false, true, true },
                filter: "\"Level\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_access_notices_UserId_Cause",
                table: "access_notices",
                columns: new[] { "UserId", "Cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_notices_UserId_Id",
                table: "access_notices",
                columns: new[] { "UserId", "Id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_notices_unread",
                table: "access_notices",
                column: "UserId",
                filter: "\"ReadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customer_products_CustomerId_Name_Id",
                table: "contacts_customer_products",
                columns: new[] { "CustomerId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customer_takes_UserId_At",
                table: "contacts_customer_takes",
                columns: new[] { "UserId", "At" });

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

            migrationBuilder.CreateIndex(
                name: "IX_sales_evidence_AttachmentId",
                table: "sales_evidence",
                column: "AttachmentId",
                filter: "\"AttachmentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_evidence_OpportunityId_CreatedAt",
                table: "sales_evidence",
                columns: new[] { "OpportunityId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_evidence_sampled_OpportunityId",
                table: "sales_evidence_sampled",
                column: "OpportunityId");

            migrationBuilder.CreateIndex(
                name: "IX_sales_evidence_samples_CreatedAt_Id",
                table: "sales_evidence_samples",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_lacking",
                table: "sales_opportunities",
                columns: new[] { "CustomerId", "EvidenceSince" },
                filter: "\"State\" = 0 AND \"Class\" = 0 AND \"EvidenceState\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_opportunities_lacking_mine",
                table: "sales_opportunities",
                columns: new[] { "OwnerId", "EvidenceSince", "Id" },
                filter: "\"State\" = 0 AND \"Class\" = 0 AND \"EvidenceState\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_sales_opportunities_Column_Place_Id",
                table: "sales_opportunities",
                columns: new[] { "Column", "Place", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_opportunities_CreatedAt_Id",
                table: "sales_opportunities",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_sales_opportunities_CustomerId_State_Class",
                table: "sales_opportunities",
                columns: new[] { "CustomerId", "State", "Class" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_opportunities_LostByCheckOn_OwnerId",
                table: "sales_opportunities",
                columns: new[] { "LostByCheckOn", "OwnerId" },
                filter: "\"LostByCheckOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_opportunities_OwnerId_Column_Place_Id",
                table: "sales_opportunities",
                columns: new[] { "OwnerId", "Column", "Place", "Id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_opportunities_OwnerId_CreatedAt_Id",
                table: "sales_opportunities",
                columns: new[] { "OwnerId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_opportunities_TeamId_Column_Place_Id",
                table: "sales_opportunities",
                columns: new[] { "TeamId", "Column", "Place", "Id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_opportunities_TeamId_CreatedAt_Id",
                table: "sales_opportunities",
                columns: new[] { "TeamId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_opportunities_UpdatedAt_Id",
                table: "sales_opportunities",
                columns: new[] { "UpdatedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_notices");

            migrationBuilder.DropTable(
                name: "contacts_customer_products");

            migrationBuilder.DropTable(
                name: "contacts_customer_takes");

            migrationBuilder.DropTable(
                name: "contacts_lead_profiles");

            migrationBuilder.DropTable(
                name: "contacts_persons");

            migrationBuilder.DropTable(
                name: "sales_evidence");

            migrationBuilder.DropTable(
                name: "sales_evidence_sampled");

            migrationBuilder.DropTable(
                name: "sales_evidence_samples");

            migrationBuilder.DropTable(
                name: "sales_opportunities");

            migrationBuilder.DropIndex(
                name: "IX_contacts_leads_Level_Priority_Id",
                table: "contacts_leads");

            migrationBuilder.DropColumn(
                name: "Level",
                table: "contacts_leads");

            migrationBuilder.DropColumn(
                name: "DetachedAt",
                table: "contacts_customers");

            migrationBuilder.DropColumn(
                name: "DetachedFromId",
                table: "contacts_customers");
        }
    }
}
