using NghiTruong.App.Storage;
using NghiTruong.App.Tests.House;

namespace NghiTruong.App.Tests.Storage;

/// <summary>What a start does beside itself is what it then uses.</summary>
public sealed class StartTests
{
    [Theory, BothStores]
    public async Task The_model_that_is_built_beside_the_start_is_the_one_that_serves(Store store)
    {
        await using var council = await TestCouncil.Open(store);
        await using var beside = new CouncilDb(Server.ModelOptions(council.Settings));
        Assert.Same(beside.Model, await council.Db(db => Task.FromResult(db.Model)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public Task A_little_model_of_its_own_answers_a_question_without_a_database_of_ours(bool isPostgres) => QueryWarmth.Make(isPostgres);
}
