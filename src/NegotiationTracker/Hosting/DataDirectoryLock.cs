using NegotiationTracker.Data;

namespace NegotiationTracker.Hosting;

/// <summary>
/// One program at a time writes to a data directory: a serving tracker, or a verb that writes. The lock is a file held
/// open, so the system lets go of it however the program ends.
/// </summary>
public sealed class DataDirectoryLock : IDisposable
{
    public const string FileName = "tracker.lock";

    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, making the directory if there is none.</summary>
    /// <returns>Nothing if another program, or another part of this one, holds it.</returns>
    /// <exception cref="IOException">The directory cannot be made or written to.</exception>
    /// <exception cref="UnauthorizedAccessException">This program may not write there.</exception>
    public static DataDirectoryLock? TryTake(TrackerOptions options)
    {
        var directory = Directory.CreateDirectory(Path.GetFullPath(options.DataDirectory));
        var path = Path.Combine(directory.FullName, FileName);
        try
        {
            return new DataDirectoryLock(
                new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
