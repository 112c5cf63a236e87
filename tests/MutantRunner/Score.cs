namespace Switchboard.MutantRunner;

/// <summary>What became of the mutants: the score of each folder, and those that nothing noticed.</summary>
internal static class Score
{
    public static void Print(Mutant[] all, IEnumerable<string> results, TextWriter output)
    {
        Dictionary<int, (Outcome Outcome, string Detail)> outcomes = [];
        foreach (string[] words in results.SelectMany(File.ReadLines).Select(static line => line.Split(' ', 3)))
            outcomes[int.Parse(words[0])] = (Enum.Parse<Outcome>(words[1]), words.ElementAtOrDefault(2) ?? "");

        (Mutant Mutant, Outcome Outcome, string Detail)[] tried = [.. all.Where(mutant => outcomes.ContainsKey(mutant.Id)).Select(mutant => (mutant, outcomes[mutant.Id].Outcome, outcomes[mutant.Id].Detail))];
        foreach ((Mutant mutant, Outcome outcome, string detail) in tried.OrderBy(static one => one.Mutant.File, StringComparer.Ordinal).ThenBy(static one => one.Mutant.Line))
        {
            if (outcome is not (Outcome.Survived or Outcome.NoTest))
                continue;
            output.WriteLine($"{mutant.File}:{mutant.Line} #{mutant.Id} {outcome} {detail}");
            output.WriteLine($"    {mutant.Code}");
            output.WriteLine($"    {mutant.Original}  ->  {mutant.Replacement}");
        }
        output.WriteLine();
        foreach (var folder in tried.GroupBy(static one => one.Mutant.Folder).OrderBy(static folder => folder.Key, StringComparer.Ordinal))
            Line(folder.Key, folder.Select(static one => one.Outcome));
        Line("all", tried.Select(static one => one.Outcome));
        output.WriteLine($"{tried.Length} of {all.Length} were tried.");

        void Line(string name, IEnumerable<Outcome> of)
        {
            Dictionary<Outcome, int> counts = of.CountBy(static outcome => outcome).ToDictionary();
            int killed = counts.GetValueOrDefault(Outcome.Killed) + counts.GetValueOrDefault(Outcome.Endless) + counts.GetValueOrDefault(Outcome.Fatal);
            int counted = counts.Values.Sum() - counts.GetValueOrDefault(Outcome.Once);
            string score = counted == 0 ? "none" : $"{100.0 * killed / counted:0.0} %";
            output.WriteLine($"{name}: {counted} mutants, {killed} killed, {score} ({string.Join(", ", counts.Select(static count => $"{count.Key} {count.Value}"))})");
        }
    }
}
