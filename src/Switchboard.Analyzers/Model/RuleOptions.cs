using System.Collections.Immutable;

namespace Switchboard.Analyzers.Model;

/// <summary>Every option of the rules, in one table. docs/options.md says the same.</summary>
internal static class RuleOptions
{
    /// <summary>Whether rules that are off in test code are on there.</summary>
    public static readonly FlagOption AnalyzeTests = new("analyze_tests", "SWB1001", "SWB1002", "SWB1003", "SWB1004", "SWB5001", "SWB5002", "SWB5003", "SWB5004");

    /// <summary>Clients that a rule about where clients are made leaves alone, with the types that derive from them.</summary>
    public static readonly ListOption ExcludedClients = new("excluded_clients", "T", "SWB1001", "SWB1002", "SWB1004");

    /// <summary>Code whose job is to create clients: methods, types, and attributes that mark either.</summary>
    public static readonly ListOption ConnectionFactories = new("additional_connection_factories", "MT");

    /// <summary>Methods that take what makes a client, as those of the service collection do, and types all of whose methods do.</summary>
    public static readonly ListOption RegistrationMethods = new("additional_registration_methods", "MT");

    /// <summary>Methods that a framework calls when an object's work is over, and attributes that mark such methods.</summary>
    public static readonly ListOption TeardownMethods = new("additional_teardown_methods", "MT");

    /// <summary>Methods that sign a user out.</summary>
    public static readonly ListOption SignOutMethods = new("additional_sign_out_methods", "M");

    public static readonly ImmutableArray<RuleOption> All =
        ImmutableArray.Create<RuleOption>(AnalyzeTests, ExcludedClients, ConnectionFactories, RegistrationMethods, TeardownMethods, SignOutMethods);

    public static RuleOption? Find(string name)
    {
        foreach (var option in All)
        {
            if (string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase))
                return option;
        }

        return null;
    }
}
