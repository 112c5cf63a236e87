using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks;

// What is held, not how long something takes: no benchmark, a count.
if (args is ["idle"])
{
    await IdleFootprint.PrintAsync();
    return;
}

// The least of some rounds: a few minutes for all packages, where the benchmarks of the same take hours.
if (args is ["packages"])
{
    AnalyzerCost.PrintPackages();
    return;
}

if (args is ["large"])
{
    AnalyzerCost.PrintLarge();
    return;
}

if (args is ["rules"])
{
    AnalyzerCost.PrintRules();
    return;
}

// In this process: the rules and what they are compared with share one runtime, and no project is generated beside ours.
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
