using Microsoft.Extensions.Options;

namespace Switchboard;

internal sealed class ConnectionManagerOptionsValidator : IValidateOptions<ConnectionManagerOptions>
{
    public ValidateOptionsResult Validate(string? name, ConnectionManagerOptions options)
    {
        string[] problems = [.. options.Problems()];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
