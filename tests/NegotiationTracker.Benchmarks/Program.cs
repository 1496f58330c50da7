using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using NegotiationTracker.Benchmarks;
using NegotiationTracker.Benchmarks.Fuzz;

// load [--issues N] [--seconds S] [--data FOLDER] [--only WORD]: fills a database through the domain and measures the tracker over it, or only the cases whose name holds a word.
// import [--rows N] [--data FOLDER]: imports a CSV of so many issues, and undoes it.
// fuzz [--inputs N] [--seed S] [--target NAME]: throws inputs at every parser of what comes from outside.
// Anything else goes to BenchmarkDotNet.
if (args is not ["load" or "import" or "fuzz", ..])
{
    BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
    return;
}

string Setting(string name, string otherwise) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault() ?? otherwise;
if (args is ["fuzz", ..])
{
    var inputs = int.Parse(Setting("--inputs", "100000"), CultureInfo.InvariantCulture);
    var seed = int.Parse(Setting("--seed", "20260607"), CultureInfo.InvariantCulture);
    var only = Setting("--target", "");
    foreach (var target in FuzzTargets.All.Where(t => only.Length == 0 || t.Name == only))
        Console.WriteLine(FuzzRun.Of(target, inputs, seed));
    return;
}

if (args is ["import", ..])
{
    await ImportMeasure.Run(
        int.Parse(Setting("--rows", "10000"), CultureInfo.InvariantCulture),
        Path.GetFullPath(Setting("--data", Path.Combine(Path.GetTempPath(), "tracker-import"))));
    return;
}

var issues = int.Parse(Setting("--issues", "1000"), CultureInfo.InvariantCulture);
var seconds = double.Parse(Setting("--seconds", "5"), CultureInfo.InvariantCulture);
var data = Path.GetFullPath(Setting("--data", Path.Combine(Path.GetTempPath(), $"tracker-load-{issues}")));

await using var tracker = new LoadedTracker(data);
await Corpus.Fill(tracker, issues);
await LoadRun.Measure(tracker, issues, TimeSpan.FromSeconds(seconds), Setting("--only", ""));
