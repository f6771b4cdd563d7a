using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NghiTruong.App.Storage.Migrations;

[DbContext(typeof(CouncilDb)), Migration("202611222000_steps_of_a_timetable_for_each_of_a_group")]
sealed class StepsOfATimetableForEachOfAGroup : Migration
{
    protected override void Up(MigrationBuilder m)
    {
        m.AddColumn<string>("each_of", "timetable_lines", maxLength: 10, nullable: true);
        m.AddColumn<string>("each_of", "timetable_items", maxLength: 10, nullable: true);
    }
}
