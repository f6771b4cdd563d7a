using NghiTruong.Rules;

namespace NghiTruong.App.Storage;

/// <summary>What one actor may see. Each room adds its roots; pages, commands, files and search ask nowhere else.</summary>
public readonly record struct Visible(CouncilDb Db, Actor Actor);

public static class VisibleStart
{
    public static Visible Visible(this CouncilDb db, Actor actor) => new(db, actor);
}
