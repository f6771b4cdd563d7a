using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using NghiTruong.App.Shell;

namespace NghiTruong.App.Tests.Shell;

/// <summary>Pages are made as many at once as was said, the oldest question first; nothing else waits, and nobody for ever.</summary>
public class PageTurnsTests
{
    static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task No_more_are_made_at_once_and_the_oldest_question_comes_first()
    {
        var turns = new PageTurns(2, Long);
        var pages = Enumerable.Range(0, 5).Select(_ => new Page()).ToList();
        var all = pages.Select(p => turns.Take(p.Http, p.Made)).ToList();
        Assert.Equal([true, true, false, false, false], pages.Select(p => p.Begun.Task.IsCompleted));

        pages[1].Done.SetResult();
        await pages[2].Begun.Task.WaitAsync(Long, TestContext.Current.CancellationToken);
        Assert.Equal([false, false], pages.Skip(3).Select(p => p.Begun.Task.IsCompleted));

        foreach (var page in pages.Where(p => !p.Done.Task.IsCompleted)) page.Done.SetResult();
        await Task.WhenAll(all);
    }

    [Fact]
    public async Task What_is_no_page_does_not_wait()
    {
        var turns = new PageTurns(1, Long);
        var held = new Page();
        var holds = turns.Take(held.Http, held.Made);
        var (form, file) = (new Page("POST"), new Page(isPage: false));
        var others = new[] { turns.Take(form.Http, form.Made), turns.Take(file.Http, file.Made) };
        Assert.True(form.Begun.Task.IsCompleted && file.Begun.Task.IsCompleted);
        foreach (var page in new[] { held, form, file }) page.Done.SetResult();
        await Task.WhenAll([holds, .. others]);
    }

    [Fact]
    public async Task A_page_that_hangs_holds_up_the_others_only_so_long()
    {
        var turns = new PageTurns(1, TimeSpan.FromMilliseconds(50));
        var (hangs, next) = (new Page(), new Page());
        var holds = turns.Take(hangs.Http, hangs.Made);
        var waits = turns.Take(next.Http, next.Made);
        await next.Begun.Task.WaitAsync(Long, TestContext.Current.CancellationToken);
        next.Done.SetResult();
        await waits;
        hangs.Done.SetResult();
        await holds;
        var (one, two) = (new Page(), new Page());
        var first = turns.Take(one.Http, one.Made);
        var second = turns.Take(two.Http, two.Made);
        Assert.True(one.Begun.Task.IsCompleted);
        Assert.False(two.Begun.Task.IsCompleted); // who went in without a turn gave none back
        one.Done.SetResult();
        two.Done.SetResult();
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task A_page_that_fails_gives_its_turn_back()
    {
        var turns = new PageTurns(1, Long);
        await Assert.ThrowsAsync<InvalidOperationException>(() => turns.Take(new Page().Http, _ => throw new InvalidOperationException()));
        var page = new Page();
        page.Done.SetResult();
        await turns.Take(page.Http, page.Made);
        Assert.True(page.Begun.Task.IsCompleted);
    }

    sealed class Page
    {
        public Page(string method = "GET", bool isPage = true)
        {
            Http.Request.Method = method;
            Http.SetEndpoint(new Endpoint(null, isPage ? new EndpointMetadataCollection(new ComponentTypeMetadata(typeof(App.Shell.App))) : EndpointMetadataCollection.Empty, null));
        }

        public DefaultHttpContext Http { get; } = new();

        public TaskCompletionSource Begun { get; } = new();

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Made(HttpContext http)
        {
            Begun.TrySetResult();
            return Done.Task;
        }
    }
}
