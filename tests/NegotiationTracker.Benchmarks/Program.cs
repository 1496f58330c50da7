using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using NegotiationTracker.Benchmarks;

// load [--issues N] [--seconds S] [--data FOLDER] [--only WORD]: fills a database through the domain and measures the tracker over it, or only the cases whose name holds a word.
// Anything else goes to BenchmarkDotNet.
if (args is not ["load", ..])
{
    BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
    return;
}

string Setting(string name, string otherwise) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault() ?? otherwise;
var issues = int.Parse(Setting("--issues", "1000"), CultureInfo.InvariantCulture);
var seconds = double.Parse(Setting("--seconds", "5"), CultureInfo.InvariantCulture);
var data = Path.GetFullPath(Setting("--data", Path.Combine(Path.GetTempPath(), $"tracker-load-{issues}")));

await using var tracker = new LoadedTracker(data);
await Corpus.Fill(tracker, issues);
await LoadRun.Measure(tracker, issues, TimeSpan.FromSeconds(seconds), Setting("--only", ""));
