using Microsoft.Data.Sqlite;
using NghiTruong.App.Storage;
using Npgsql;

namespace NghiTruong.App.Commands;

/// <summary>What stops a command from outside is told in one line, with exit code 2.</summary>
static class Guarding
{
    public static async Task<int> Run(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception e) when (e is OperationCanceledException or SqliteException { SqliteErrorCode: 9 })
        {
            return CommandAnswer.Refuse("Đã dừng giữa chừng; không để lại gì dở dang.");
        }
        catch (UnauthorizedAccessException e)
        {
            return CommandAnswer.Refuse($"Không có quyền: {e.Message}");
        }
        catch (Exception e) when (e is NpgsqlException || e.InnerException is NpgsqlException || (e is ArgumentException and not ArgumentOutOfRangeException))
        {
            return CommandAnswer.Refuse($"Không dùng được PostgreSQL theo --database: {(e.InnerException as NpgsqlException ?? e).Message}");
        }
        catch (Exception e) when (OutOfRoom.Is(e) || e is SqliteException or ArgumentOutOfRangeException) // the last is a file grown beyond what its owner may
        {
            return CommandAnswer.Refuse($"Không đọc hoặc ghi được (hết chỗ trên đĩa?): {e.Message}");
        }
    }
}
