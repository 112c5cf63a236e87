using Xunit;

namespace Corpus;

/// <summary>Every sample, repaired by the fixes alone.</summary>
public sealed class FixTests
{
    private const string ConnectWithoutTask = "the connect returns nothing, or a result that is read: the manager's ConnectAsync cannot stand in its place";
    private const string NothingToKeep = "the connection is shared now; the subscription gives nothing that a field could hold, or is made for several channels";
    private const string NoStatement = "the connection is shared now; the subscription is the body of a lambda or of a member that is called again";

    private const string Restarted = "the client is stopped to be started again: what the others who share it are to have meanwhile, only the author knows";
    private const string EndedTwice = "the client is closed, used, and disposed of: the last of them gives it back, and only the author knows whether the first may go";

    // What the code says once its connection is the manager's, and which no fix can answer for its author.
    internal static readonly Dictionary<(string File, string Rule), string> Known = new()
    {
        [("HeldOut/Console/ScoreTicker.cs", "SWB3002")] = ConnectWithoutTask,
        [("HeldOut/Hosted/AnnouncementService.cs", "SWB3002")] = ConnectWithoutTask,
        [("Ownership/CentrifugeOwner.cs", "SWB3002")] = ConnectWithoutTask,
        [("Ownership/LocalsOfEachSdk.cs", "SWB3002")] = ConnectWithoutTask,
        [("Ownership/AblyOwner.cs", "SWB2003")] = NothingToKeep,
        [("Subscriptions/Duplicates.cs", "SWB2003")] = NothingToKeep,
        [("Subscriptions/MqttDuplicates.cs", "SWB2003")] = NothingToKeep,
        [("Subscriptions/PusherDuplicates.cs", "SWB2003")] = NothingToKeep,
        [("Released/Brokers.cs", "SWB3001")] = EndedTwice,
        [("Released/LastWords.cs", "SWB3001")] = Restarted,
        [("Waiting/OrderScreen.cs", "SWB3001")] = Restarted,
        [("Subscriptions/Timers.cs", "SWB2003")] = NoStatement,
    };

    private static readonly ILookup<string, Sample> Folders = Sample.LoadAll().ToLookup(sample => Path.GetDirectoryName(sample.File)!, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Folders.Select(folder => folder.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_first_fix_of_every_warning_leads_to_code_that_compiles_and_has_no_new_warning(string folder)
    {
        var problems = new List<string>();
        foreach (var sample in Folders[folder])
        {
            var run = await FixerRun.RunAsync(sample, TestContext.Current.CancellationToken);
            problems.AddRange(run.Problems);
            problems.AddRange(run.NewRules.Where(rule => !Known.ContainsKey((sample.File, rule))).Select(rule => $"{rule} is new"));
            problems.AddRange(Known.Keys
                .Where(known => known.File == sample.File && !run.NewRules.Contains(known.Rule))
                .Select(known => $"{known.Rule} is known to be new and is not; take it from the list"));
            if (problems.Count > 0)
                Assert.Fail($"{sample.File}:\n{string.Join('\n', problems)}\n\nfixes:\n{string.Join('\n', run.Titles)}\n\n{run.Text}");
        }
    }
}
