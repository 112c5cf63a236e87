using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chat.Browser;

/// <summary>Runs components as a browser tab would, without drawing them: one page at a time.</summary>
public sealed class HeadlessBrowser : Renderer
{
    private readonly int _tab;
    private readonly ChatUser _user;
    private Type? _page;

    /// <summary>Opens an empty tab.</summary>
    public HeadlessBrowser(IServiceProvider services, ChatUser user)
        : base(services, NullLoggerFactory.Instance)
    {
        _tab = AssignRootComponentId(new DynamicComponent());
        _user = user;
    }

    /// <inheritdoc/>
    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    /// <summary>Leaves the page that is shown and shows another; ends when it is initialised.</summary>
    public Task NavigateAsync<TPage>() where TPage : IComponent
    {
        _page = typeof(TPage);
        return RefreshAsync();
    }

    /// <summary>Gives the page its user once more, as a parent does that is rendered again.</summary>
    public Task RefreshAsync() => Dispatcher.InvokeAsync(() => RenderRootComponentAsync(_tab, ParameterView.FromDictionary(new Dictionary<string, object?>
    {
        [nameof(DynamicComponent.Type)] = _page ?? throw new InvalidOperationException("No page is shown yet; navigate to one first."),
        [nameof(DynamicComponent.Parameters)] = new Dictionary<string, object> { ["User"] = _user },
    })));

    /// <inheritdoc/>
    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override void HandleException(Exception exception) => ExceptionDispatchInfo.Throw(exception);
}
