using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CustomerCare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customer_products_CustomerId_Name_Id",
                table: "contacts_customer_products",
                columns: new[] { "CustomerId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customer_takes_UserId_At",
                table: "contacts_customer_takes",
                columns: new[] { "UserId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contacts_customer_products");

            migrationBuilder.DropTable(
                name: "contacts_customer_takes");

            migrationBuilder.DropColumn(
                name: "DetachedAt",
                table: "contacts_customers");

            migrationBuilder.DropColumn(
                name: "DetachedFromId",
                table: "contacts_customers");
        }
    }
}
