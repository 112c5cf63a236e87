using System.Reflection;
using Xunit;

namespace Switchboard.Mutation;

/// <summary>Lets the mutants out of stryker: its assemblies are copied to the folder that <c>SWITCHBOARD_MUTATED</c> names.</summary>
public sealed class KeptAssemblies
{
    [Fact]
    public void The_assemblies_with_their_mutants_are_kept()
    {
        if (Environment.GetEnvironmentVariable("SWITCHBOARD_MUTATED") is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        foreach (string assembly in Directory.GetFiles(AppContext.BaseDirectory, "Switchboard.Analyzers*.dll"))
        {
            File.Copy(assembly, Path.Combine(folder, Path.GetFileName(assembly)), overwrite: true);
            // Where no test meets a mutant, stryker tries all of them with every test.
            foreach (Type type in Assembly.LoadFrom(assembly).GetTypes().Where(static type => type.Name == "MutantControl"))
                type.GetMethod("IsActive")!.Invoke(null, [0]);
        }
    }
}
