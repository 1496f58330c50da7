using System.CommandLine;
using System.Text;

namespace NegotiationTracker.Hosting.Cli;

/// <summary>A file that a verb writes: complete under its name, or not there at all.</summary>
internal static class OutputFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Option<string> Option() =>
        new("--out") { Description = "The file to write.", HelpName = "FILE", Required = true };

    /// <returns>The full path of the file.</returns>
    public static Task<string> Write(string path, Func<TextWriter, Task> write) => WriteBytes(path, async (file, _) =>
    {
        await using var writer = new StreamWriter(file, Utf8, leaveOpen: true) { NewLine = "\n" };
        await write(writer);
        await writer.FlushAsync(CancellationToken.None);
    });

    /// <param name="write">Gets the file, and the path of another one beside it that it may use for a while.</param>
    /// <returns>The full path of the file.</returns>
    public static async Task<string> WriteBytes(string path, Func<FileStream, string, Task> write)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        if (folder is null || !Directory.Exists(folder))
            throw new VerbRefusedException($"There is no folder {folder}. Make it first, or name another file.");
        if (Directory.Exists(full))
            throw new VerbRefusedException($"{full} is a folder. Name a file.");
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(full)}.{Environment.ProcessId}.unfinished");
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                await write(file, unfinished + ".part");
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, full, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        return full;
    }
}
