using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KhachQuen.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateTable(
                name: "access_roles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    RightsJson = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_roles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_saved_views",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    List = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    NameKey = table.Column<string>(type: "text", nullable: false),
                    Query = table.Column<string>(type: "text", nullable: false),
                    HiddenColumns = table.Column<string>(type: "text", nullable: true),
                    Shared = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_saved_views", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_second_factors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SealedSecret = table.Column<string>(type: "text", nullable: false),
                    OnSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UsedUpTo = table.Column<long>(type: "bigint", nullable: false),
                    RecoveryHashes = table.Column<string>(type: "text", nullable: false),
                    RecoveryCodesLeft = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_second_factors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<string>(type: "text", nullable: true),
                    Device = table.Column<string>(type: "text", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ViewsAs = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_sign_in_guards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WrongOnes = table.Column<int>(type: "integer", nullable: false),
                    ShutUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_sign_in_guards", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_teams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<short>(type: "smallint", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_teams", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_tokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Scopes = table.Column<string>(type: "text", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_tokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserName = table.Column<string>(type: "text", nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    ReceivesData = table.Column<bool>(type: "boolean", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    Roles = table.Column<string>(type: "text", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    PasswordIsTemporary = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "catalog_product_groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_product_groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "catalog_products",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    CodeKey = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    Unit = table.Column<string>(type: "text", nullable: true),
                    VatGroup = table.Column<int>(type: "integer", nullable: false),
                    CareIntervalDays = table.Column<int>(type: "integer", nullable: false),
                    CareMin = table.Column<int>(type: "integer", nullable: true),
                    CareMax = table.Column<int>(type: "integer", nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_products", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_customers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<short>(type: "smallint", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    TaxCode = table.Column<string>(type: "text", nullable: true),
                    CitizenId = table.Column<string>(type: "text", nullable: true),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    VerifyState = table.Column<short>(type: "smallint", nullable: false),
                    VerifyReason = table.Column<string>(type: "text", nullable: true),
                    Lifecycle = table.Column<short>(type: "smallint", nullable: false),
                    IsReturning = table.Column<bool>(type: "boolean", nullable: false),
                    Sex = table.Column<int>(type: "integer", nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: true),
                    FoundedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ChannelId = table.Column<Guid>(type: "uuid", nullable: true),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    Rank = table.Column<string>(type: "text", nullable: true),
                    Tags = table.Column<string[]>(type: "text[]", nullable: false),
                    PreferredChannels = table.Column<string[]>(type: "text[]", nullable: false),
                    AddressLine = table.Column<string>(type: "text", nullable: true),
                    WardCode = table.Column<string>(type: "text", nullable: true),
                    ProvinceCode = table.Column<string>(type: "text", nullable: true),
                    DistrictText = table.Column<string>(type: "text", nullable: true),
                    PhonesText = table.Column<string>(type: "text", nullable: false),
                    EmailsText = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_customers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_leads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: false),
                    PhoneTail = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    ContactType = table.Column<short>(type: "smallint", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: true),
                    TaxCode = table.Column<string>(type: "text", nullable: true),
                    CitizenId = table.Column<string>(type: "text", nullable: true),
                    FirstSource = table.Column<string>(type: "text", nullable: false),
                    LastSource = table.Column<string>(type: "text", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: true),
                    OriginalText = table.Column<string>(type: "text", nullable: true),
                    Basis = table.Column<short>(type: "smallint", nullable: false),
                    BasisProof = table.Column<string>(type: "text", nullable: true),
                    Priority = table.Column<short>(type: "smallint", nullable: false),
                    Region = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Stage = table.Column<short>(type: "smallint", nullable: false),
                    LastOutcome = table.Column<string>(type: "text", nullable: true),
                    LastOutcomeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextAction = table.Column<short>(type: "smallint", nullable: false),
                    NextActionAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    FloatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    DuplicateOfId = table.Column<Guid>(type: "uuid", nullable: true),
                    ServedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WorkedOrder = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NextOrder = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_leads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_wards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    ProvinceCode = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    FormerNames = table.Column<string>(type: "text", nullable: true),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_wards", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<string>(type: "text", nullable: true),
                    Act = table.Column<string>(type: "text", nullable: false),
                    Noun = table.Column<string>(type: "text", nullable: false),
                    NounId = table.Column<Guid>(type: "uuid", nullable: false),
                    Changes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_data_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_data_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_inbox",
                columns: table => new
                {
                    Listener = table.Column<string>(type: "text", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_inbox", x => new { x.Listener, x.MessageId });
                });

            migrationBuilder.CreateTable(
                name: "platform_job_runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Job = table.Column<string>(type: "text", nullable: false),
                    BusinessDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Result = table.Column<short>(type: "smallint", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    StartedBy = table.Column<string>(type: "text", nullable: false),
                    Node = table.Column<string>(type: "text", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DurationMs = table.Column<long>(type: "bigint", nullable: true),
                    HeldUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_job_runs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_jobs",
                columns: table => new
                {
                    Job = table.Column<string>(type: "text", nullable: false),
                    OwedFrom = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_jobs", x => x.Job);
                });

            migrationBuilder.CreateTable(
                name: "platform_kept_answers",
                columns: table => new
                {
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    RequestHash = table.Column<string>(type: "text", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: true),
                    Location = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_kept_answers", x => new { x.ActorId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "platform_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextTryAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    LastError = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_remembered_columns",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Headings = table.Column<string>(type: "text", nullable: false),
                    Mapping = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_remembered_columns", x => new { x.Kind, x.Headings });
                });

            migrationBuilder.CreateTable(
                name: "platform_settings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Area = table.Column<string>(type: "text", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_settings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_timeline",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Noun = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    Facts = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_timeline", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_work",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    Input = table.Column<string>(type: "text", nullable: false),
                    FileKey = table.Column<string>(type: "text", nullable: true),
                    FileName = table.Column<string>(type: "text", nullable: true),
                    Total = table.Column<int>(type: "integer", nullable: true),
                    Done = table.Column<int>(type: "integer", nullable: false),
                    Created = table.Column<int>(type: "integer", nullable: false),
                    Updated = table.Column<int>(type: "integer", nullable: false),
                    Duplicates = table.Column<int>(type: "integer", nullable: false),
                    Rejected = table.Column<int>(type: "integer", nullable: false),
                    Warned = table.Column<int>(type: "integer", nullable: false),
                    Result = table.Column<string>(type: "text", nullable: true),
                    Problem = table.Column<string>(type: "text", nullable: true),
                    ProblemArgs = table.Column<string>(type: "text", nullable: true),
                    LeaseBy = table.Column<Guid>(type: "uuid", nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelAskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UndoneById = table.Column<Guid>(type: "uuid", nullable: true),
                    UndoOfId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_work", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_work_rows",
                columns: table => new
                {
                    WorkId = table.Column<Guid>(type: "uuid", nullable: false),
                    Row = table.Column<int>(type: "integer", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Fate = table.Column<short>(type: "smallint", nullable: false),
                    Problems = table.Column<string>(type: "text", nullable: false),
                    Cells = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_work_rows", x => new { x.WorkId, x.Row });
                });

            migrationBuilder.CreateTable(
                name: "sales_cross_checks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CheckerId = table.Column<Guid>(type: "uuid", nullable: false),
                    CheckerName = table.Column<string>(type: "text", nullable: false),
                    Result = table.Column<short>(type: "smallint", nullable: false),
                    CallBackAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Changes = table.Column<string>(type: "text", nullable: true),
                    ChangesState = table.Column<short>(type: "smallint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_cross_checks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_order_days",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_order_days", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "sales_orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CheckerId = table.Column<Guid>(type: "uuid", nullable: true),
                    CheckOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CheckResult = table.Column<short>(type: "smallint", nullable: true),
                    CheckedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CheckCallBackAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Checks = table.Column<short>(type: "smallint", nullable: false),
                    CorrectionsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    Recipient = table.Column<string>(type: "text", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: false),
                    AddressLine = table.Column<string>(type: "text", nullable: false),
                    WardCode = table.Column<string>(type: "text", nullable: true),
                    ProvinceCode = table.Column<string>(type: "text", nullable: false),
                    DistrictText = table.Column<string>(type: "text", nullable: true),
                    Folded = table.Column<string>(type: "text", nullable: false),
                    LinesText = table.Column<string>(type: "text", nullable: false),
                    PricesIncludeVat = table.Column<bool>(type: "boolean", nullable: false),
                    GoodsTotal = table.Column<long>(type: "bigint", nullable: false),
                    DiscountTotal = table.Column<long>(type: "bigint", nullable: false),
                    VatTotal = table.Column<long>(type: "bigint", nullable: false),
                    ShippingFee = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Deposit = table.Column<long>(type: "bigint", nullable: false),
                    CodAmount = table.Column<long>(type: "bigint", nullable: false),
                    ReturnedTotal = table.Column<long>(type: "bigint", nullable: false),
                    Compensation = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    WantedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PurchasedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CareStartsAt = table.Column<short>(type: "smallint", nullable: false),
                    CareDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PostedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeliveredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CancelReason = table.Column<string>(type: "text", nullable: true),
                    ShipmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_orders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sales_shipments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNumber = table.Column<string>(type: "text", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Carrier = table.Column<string>(type: "text", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<short>(type: "smallint", nullable: false),
                    CodAmount = table.Column<long>(type: "bigint", nullable: false),
                    CodState = table.Column<short>(type: "smallint", nullable: false),
                    Fee = table.Column<long>(type: "bigint", nullable: false),
                    Compensation = table.Column<long>(type: "bigint", nullable: true),
                    LastEventAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReconciledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_shipments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telephony_calls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Direction = table.Column<short>(type: "smallint", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: false),
                    AboutNoun = table.Column<string>(type: "text", nullable: false),
                    AboutId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Manual = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telephony_calls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_assignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FromUserId = table.Column<Guid>(type: "uuid", nullable: true),
                    FromTeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    RuleVersion = table.Column<int>(type: "integer", nullable: false),
                    ByActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Skipped = table.Column<string>(type: "text", nullable: true),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_assignments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_attempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Stage = table.Column<short>(type: "smallint", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Label = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    CallBackAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OutsideHoursReason = table.Column<string>(type: "text", nullable: true),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ThenOf = table.Column<Guid>(type: "uuid", nullable: true),
                    Before = table.Column<string>(type: "text", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UndoneBy = table.Column<Guid>(type: "uuid", nullable: true),
                    UndoReason = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_attempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_drafts",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_drafts", x => new { x.UserId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "telesales_import_drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    FileKey = table.Column<string>(type: "text", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    Plan = table.Column<string>(type: "text", nullable: true),
                    CheckId = table.Column<Guid>(type: "uuid", nullable: true),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_import_drafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_outcomes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Stage = table.Column<short>(type: "smallint", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Label = table.Column<string>(type: "text", nullable: false),
                    LabelEn = table.Column<string>(type: "text", nullable: false),
                    Effect = table.Column<short>(type: "smallint", nullable: false),
                    Key = table.Column<short>(type: "smallint", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_outcomes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "telesales_share_tallies",
                columns: table => new
                {
                    Group = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    LastBatch = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_share_tallies", x => new { x.Group, x.Day, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "telesales_sources",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Hot = table.Column<bool>(type: "boolean", nullable: false),
                    DuplicatePolicy = table.Column<short>(type: "smallint", nullable: false),
                    Sharing = table.Column<short>(type: "smallint", nullable: false),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: true),
                    AllowsPull = table.Column<bool>(type: "boolean", nullable: false),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    RuleVersion = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telesales_sources", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contacts_customer_emails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_customer_emails", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contacts_customer_emails_contacts_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "contacts_customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contacts_customer_phones",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    E164 = table.Column<string>(type: "text", nullable: false),
                    Tail = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts_customer_phones", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contacts_customer_phones_contacts_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "contacts_customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sales_order_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<short>(type: "smallint", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Unit = table.Column<string>(type: "text", nullable: true),
                    QuantityMilli = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice = table.Column<long>(type: "bigint", nullable: false),
                    Discount = table.Column<long>(type: "bigint", nullable: false),
                    VatBasisPoints = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Vat = table.Column<long>(type: "bigint", nullable: false),
                    CareIntervalDays = table.Column<int>(type: "integer", nullable: false),
                    ReturnOf = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_order_lines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_sales_order_lines_sales_orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "sales_orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sales_shipment_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ShipmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<short>(type: "smallint", nullable: false),
                    To = table.Column<short>(type: "smallint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_shipment_events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_sales_shipment_events_sales_shipments_ShipmentId",
                        column: x => x.ShipmentId,
                        principalTable: "sales_shipments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_roles_Code",
                table: "access_roles",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_saved_views_List",
                table: "access_saved_views",
                column: "List",
                filter: "\"Shared\"");

            migrationBuilder.CreateIndex(
                name: "IX_access_saved_views_UserId_List_NameKey",
                table: "access_saved_views",
                columns: new[] { "UserId", "List", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_sessions_UserId_Id",
                table: "access_sessions",
                columns: new[] { "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_teams_ParentId",
                table: "access_teams",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_access_tokens_Hash",
                table: "access_tokens",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_tokens_UserId",
                table: "access_tokens",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_access_users_TeamId",
                table: "access_users",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_access_users_UserName",
                table: "access_users",
                column: "UserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_groups_ParentId",
                table: "catalog_product_groups",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_products_CodeKey",
                table: "catalog_products",
                column: "CodeKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_products_Folded",
                table: "catalog_products",
                column: "Folded")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_products_GroupId_CodeKey",
                table: "catalog_products",
                columns: new[] { "GroupId", "CodeKey" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customer_emails_CustomerId",
                table: "contacts_customer_emails",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customer_emails_Email",
                table: "contacts_customer_emails",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customer_phones_CustomerId",
                table: "contacts_customer_phones",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customer_phones_E164",
                table: "contacts_customer_phones",
                column: "E164",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customer_phones_Tail",
                table: "contacts_customer_phones",
                column: "Tail");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_CitizenId",
                table: "contacts_customers",
                column: "CitizenId",
                unique: true,
                filter: "\"CitizenId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_CreatedAt_Id",
                table: "contacts_customers",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_Folded",
                table: "contacts_customers",
                column: "Folded")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_Name_Id",
                table: "contacts_customers",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_OwnerId_CreatedAt_Id",
                table: "contacts_customers",
                columns: new[] { "OwnerId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_OwnerId_Id",
                table: "contacts_customers",
                columns: new[] { "OwnerId", "Id" },
                filter: "\"IsReturning\"");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_ParentId",
                table: "contacts_customers",
                column: "ParentId",
                filter: "\"ParentId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_ProvinceCode_WardCode",
                table: "contacts_customers",
                columns: new[] { "ProvinceCode", "WardCode" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_TaxCode",
                table: "contacts_customers",
                column: "TaxCode",
                unique: true,
                filter: "\"TaxCode\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_TeamId_CreatedAt_Id",
                table: "contacts_customers",
                columns: new[] { "TeamId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_UpdatedAt_Id",
                table: "contacts_customers",
                columns: new[] { "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_customers_VerifyState_CreatedAt_Id",
                table: "contacts_customers",
                columns: new[] { "VerifyState", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_Attempts_Id",
                table: "contacts_leads",
                columns: new[] { "Attempts", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_CreatedAt_Id",
                table: "contacts_leads",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_CustomerId",
                table: "contacts_leads",
                column: "CustomerId",
                filter: "\"CustomerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_DuplicateOfId",
                table: "contacts_leads",
                column: "DuplicateOfId",
                filter: "\"DuplicateOfId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_FirstSource_Priority_Id",
                table: "contacts_leads",
                columns: new[] { "FirstSource", "Priority", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_Folded",
                table: "contacts_leads",
                column: "Folded")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_ImportId_Id",
                table: "contacts_leads",
                columns: new[] { "ImportId", "Id" },
                filter: "\"ImportId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_NextActionAt",
                table: "contacts_leads",
                column: "NextActionAt",
                filter: "\"NextActionAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_NextOrder_Id",
                table: "contacts_leads",
                columns: new[] { "NextOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_OwnerId_Id",
                table: "contacts_leads",
                columns: new[] { "OwnerId", "Id" },
                descending: new[] { false, true },
                filter: "\"Stage\" = 0 AND \"NextActionAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_OwnerId_NextActionAt_Stage",
                table: "contacts_leads",
                columns: new[] { "OwnerId", "NextActionAt", "Stage" },
                filter: "\"NextActionAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_OwnerId_Priority_Id",
                table: "contacts_leads",
                columns: new[] { "OwnerId", "Priority", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_OwnerId_Stage_Id",
                table: "contacts_leads",
                columns: new[] { "OwnerId", "Stage", "Id" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_Phone",
                table: "contacts_leads",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_PhoneTail",
                table: "contacts_leads",
                column: "PhoneTail");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_pool",
                table: "contacts_leads",
                columns: new[] { "TeamId", "Priority", "Id" },
                descending: new[] { false, true, true },
                filter: "\"OwnerId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_Priority_Id",
                table: "contacts_leads",
                columns: new[] { "Priority", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_ReceivedAt_Id",
                table: "contacts_leads",
                columns: new[] { "ReceivedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_Stage_Priority_Id_OwnerId",
                table: "contacts_leads",
                columns: new[] { "Stage", "Priority", "Id", "OwnerId" },
                descending: new[] { false, true, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_TeamId_Priority_Id",
                table: "contacts_leads",
                columns: new[] { "TeamId", "Priority", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_TeamId_Stage_Id_OwnerId",
                table: "contacts_leads",
                columns: new[] { "TeamId", "Stage", "Id", "OwnerId" },
                descending: new[] { false, false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_UpdatedAt",
                table: "contacts_leads",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_leads_WorkedOrder_Id",
                table: "contacts_leads",
                columns: new[] { "WorkedOrder", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_wards_Code_From",
                table: "contacts_wards",
                columns: new[] { "Code", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_wards_ProvinceCode_Name",
                table: "contacts_wards",
                columns: new[] { "ProvinceCode", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_ActorId_Id",
                table: "platform_audit",
                columns: new[] { "ActorId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_NounId_Id",
                table: "platform_audit",
                columns: new[] { "NounId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_inbox_At",
                table: "platform_inbox",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_platform_job_runs_Job_BusinessDate",
                table: "platform_job_runs",
                columns: new[] { "Job", "BusinessDate" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_kept_answers_CreatedAt",
                table: "platform_kept_answers",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_DoneAt",
                table: "platform_outbox",
                column: "DoneAt");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_NextTryAt",
                table: "platform_outbox",
                column: "NextTryAt",
                filter: "\"DoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_platform_settings_Area",
                table: "platform_settings",
                column: "Area",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_timeline_SubjectId_At_Id",
                table: "platform_timeline",
                columns: new[] { "SubjectId", "At", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_platform_work_OwnerId_Id",
                table: "platform_work",
                columns: new[] { "OwnerId", "Id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_platform_work_State_Id",
                table: "platform_work",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_work_rows_WorkId_Fate_Row",
                table: "platform_work_rows",
                columns: new[] { "WorkId", "Fate", "Row" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_cross_checks_CheckerId_CreatedAt",
                table: "sales_cross_checks",
                columns: new[] { "CheckerId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_cross_checks_OrderId_Id",
                table: "sales_cross_checks",
                columns: new[] { "OrderId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_order_lines_OrderId_Place",
                table: "sales_order_lines",
                columns: new[] { "OrderId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_order_lines_ProductId",
                table: "sales_order_lines",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_CareDueOn",
                table: "sales_orders",
                column: "CareDueOn",
                filter: "\"CareDueOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_CheckerId_State",
                table: "sales_orders",
                columns: new[] { "CheckerId", "State" },
                filter: "\"CheckerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_CheckOn_CheckerId",
                table: "sales_orders",
                columns: new[] { "CheckOn", "CheckerId" },
                filter: "\"CheckOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_CreatedAt_Id",
                table: "sales_orders",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_CustomerId_Id",
                table: "sales_orders",
                columns: new[] { "CustomerId", "Id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_Folded",
                table: "sales_orders",
                column: "Folded")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_LeadId",
                table: "sales_orders",
                column: "LeadId",
                filter: "\"LeadId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_Number",
                table: "sales_orders",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_OwnerId_CreatedAt_Id",
                table: "sales_orders",
                columns: new[] { "OwnerId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_Phone",
                table: "sales_orders",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_State_CreatedAt_Id",
                table: "sales_orders",
                columns: new[] { "State", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_TeamId_CreatedAt_Id",
                table: "sales_orders",
                columns: new[] { "TeamId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_orders_UpdatedAt_Id",
                table: "sales_orders",
                columns: new[] { "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipment_events_ShipmentId_Id",
                table: "sales_shipment_events",
                columns: new[] { "ShipmentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_Carrier_Code",
                table: "sales_shipments",
                columns: new[] { "Carrier", "Code" },
                unique: true,
                filter: "\"Code\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_CreatedAt_Id",
                table: "sales_shipments",
                columns: new[] { "CreatedAt", "Id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_CustomerId",
                table: "sales_shipments",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_OrderId",
                table: "sales_shipments",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_OwnerId_CreatedAt_Id",
                table: "sales_shipments",
                columns: new[] { "OwnerId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_State_CreatedAt_Id",
                table: "sales_shipments",
                columns: new[] { "State", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_TeamId_CreatedAt_Id",
                table: "sales_shipments",
                columns: new[] { "TeamId", "CreatedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_sales_shipments_UpdatedAt_Id",
                table: "sales_shipments",
                columns: new[] { "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_telephony_calls_AboutId_StartedAt",
                table: "telephony_calls",
                columns: new[] { "AboutId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_telephony_calls_OwnerId_StartedAt",
                table: "telephony_calls",
                columns: new[] { "OwnerId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_telesales_assignments_At",
                table: "telesales_assignments",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_telesales_assignments_BatchId",
                table: "telesales_assignments",
                column: "BatchId",
                filter: "\"BatchId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_telesales_assignments_LeadId_Id",
                table: "telesales_assignments",
                columns: new[] { "LeadId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_telesales_assignments_TeamId_At",
                table: "telesales_assignments",
                columns: new[] { "TeamId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_telesales_assignments_UserId_At",
                table: "telesales_assignments",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_telesales_attempts_ActorId_At",
                table: "telesales_attempts",
                columns: new[] { "ActorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_telesales_attempts_At",
                table: "telesales_attempts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_telesales_attempts_LeadId_At",
                table: "telesales_attempts",
                columns: new[] { "LeadId", "At" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_telesales_import_drafts_CreatedAt",
                table: "telesales_import_drafts",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_telesales_outcomes_Stage_Code",
                table: "telesales_outcomes",
                columns: new[] { "Stage", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_telesales_sources_Code",
                table: "telesales_sources",
                column: "Code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_roles");

            migrationBuilder.DropTable(
                name: "access_saved_views");

            migrationBuilder.DropTable(
                name: "access_second_factors");

            migrationBuilder.DropTable(
                name: "access_sessions");

            migrationBuilder.DropTable(
                name: "access_sign_in_guards");

            migrationBuilder.DropTable(
                name: "access_teams");

            migrationBuilder.DropTable(
                name: "access_tokens");

            migrationBuilder.DropTable(
                name: "access_users");

            migrationBuilder.DropTable(
                name: "catalog_product_groups");

            migrationBuilder.DropTable(
                name: "catalog_products");

            migrationBuilder.DropTable(
                name: "contacts_customer_emails");

            migrationBuilder.DropTable(
                name: "contacts_customer_phones");

            migrationBuilder.DropTable(
                name: "contacts_leads");

            migrationBuilder.DropTable(
                name: "contacts_wards");

            migrationBuilder.DropTable(
                name: "platform_audit");

            migrationBuilder.DropTable(
                name: "platform_data_keys");

            migrationBuilder.DropTable(
                name: "platform_inbox");

            migrationBuilder.DropTable(
                name: "platform_job_runs");

            migrationBuilder.DropTable(
                name: "platform_jobs");

            migrationBuilder.DropTable(
                name: "platform_kept_answers");

            migrationBuilder.DropTable(
                name: "platform_outbox");

            migrationBuilder.DropTable(
                name: "platform_remembered_columns");

            migrationBuilder.DropTable(
                name: "platform_settings");

            migrationBuilder.DropTable(
                name: "platform_timeline");

            migrationBuilder.DropTable(
                name: "platform_work");

            migrationBuilder.DropTable(
                name: "platform_work_rows");

            migrationBuilder.DropTable(
                name: "sales_cross_checks");

            migrationBuilder.DropTable(
                name: "sales_order_days");

            migrationBuilder.DropTable(
                name: "sales_order_lines");

            migrationBuilder.DropTable(
                name: "sales_shipment_events");

            migrationBuilder.DropTable(
                name: "telephony_calls");

            migrationBuilder.DropTable(
                name: "telesales_assignments");

            migrationBuilder.DropTable(
                name: "telesales_attempts");

            migrationBuilder.DropTable(
                name: "telesales_drafts");

            migrationBuilder.DropTable(
                name: "telesales_import_drafts");

            migrationBuilder.DropTable(
                name: "telesales_outcomes");

            migrationBuilder.DropTable(
                name: "telesales_share_tallies");

            migrationBuilder.DropTable(
                name: "telesales_sources");

            migrationBuilder.DropTable(
                name: "contacts_customers");

            migrationBuilder.DropTable(
                name: "sales_orders");

            migrationBuilder.DropTable(
                name: "sales_shipments");
        }
    }
}
