using Xunit;

namespace Switchboard.Packaging;

/// <summary>A restored consumer that the tests of a class share and leave as it is; classes build beside each other.</summary>
public abstract class ConsumerFixture(PackedPackages packages, string name) : IAsyncLifetime
{
    private Consumer? _consumer;

    /// <summary>The folder of <c>Consumers</c> that it is made from.</summary>
    public string Name { get; } = name;

    internal Consumer Consumer => _consumer ?? throw new InvalidOperationException($"The consumer '{Name}' has not been restored.");

    public async ValueTask InitializeAsync() => _consumer = await CreateAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Another one, for a test that changes it.</summary>
    internal Task<Consumer> CreateAsync() => packages.CreateConsumerAsync(Name);
}

/// <summary>A console application.</summary>
public sealed class ConsoleConsumer(PackedPackages packages) : ConsumerFixture(packages, "Console");

/// <summary>One whose versions stand in a <c>Directory.Packages.props</c>.</summary>
public sealed class CentralConsumer(PackedPackages packages) : ConsumerFixture(packages, "Central");

/// <summary>One with options, a catalog of its own and suppressions.</summary>
public sealed class EditorconfigConsumer(PackedPackages packages) : ConsumerFixture(packages, "Editorconfig");
