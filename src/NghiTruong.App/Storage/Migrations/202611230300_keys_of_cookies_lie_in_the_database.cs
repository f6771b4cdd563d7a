using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611230300_keys_of_cookies_lie_in_the_database")]
sealed class KeysOfCookiesLieInTheDatabase : Migration
{
    protected override void Up(MigrationBuilder m) => m.CreateTable("protection_keys", t => new
    {
        name = t.Column<string>(maxLength: 100),
        xml = t.Column<string>(),
    }, constraints: t => t.PrimaryKey("pk_protection_keys", x => x.name));
}
