using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListsAndBoards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_Rank_CreatedAt_Id",
                table: "contacts_customers",
                columns: new[] { "Rank", "CreatedAt", "Id" },
                descending: new[] { false, true, true });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_contacts_customers_Rank_CreatedAt_Id",
                table: "contacts_customers");
        }
    }
}
