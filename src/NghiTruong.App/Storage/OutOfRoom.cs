using System.Data.Common;
using Microsoft.Data.Sqlite;
using NghiTruong.Rules;
using Npgsql;

namespace NghiTruong.App.Storage;

/// <summary>The disk is full: told in words, with nothing half-written.</summary>
static class OutOfRoom
{
    public static readonly Refusal Refusal = new("out-of-room", "Máy chủ hết chỗ lưu nên chưa ghi được gì; dữ liệu cũ còn nguyên. Hãy báo người quản trị rồi gửi lại.");

    public static bool Is(Exception e) => (e as DbException ?? e.InnerException) switch
    {
        SqliteException { SqliteErrorCode: 13 or 10 } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        _ => e is IOException,
    };
}
