using Microsoft.Data.Sqlite;
using NegotiationTracker.Features.Audit;
using NegotiationTracker.Tests.Domain.Record;

namespace NegotiationTracker.Tests.Features.Audit;

/// <summary>Somebody with the file and another tool: nothing guards the record. Each act is undone after it was looked at.</summary>
internal sealed class Tampering : IAsyncDisposable
{
    private readonly RecordWorld _world;
    private readonly SqliteConnection _file;
    private readonly SqliteConnection _pristine = new("Data Source=:memory:");
    private readonly List<string> _triggers = [];

    private Tampering(RecordWorld world)
    {
        _world = world;
        _file = new SqliteConnection($"Data Source={world.DatabaseFile};Foreign Keys=False;Pooling=False");
    }

    public static async Task<Tampering> With(RecordWorld world)
    {
        var tampering = new Tampering(world);
        await tampering._file.OpenAsync();
        await tampering._pristine.OpenAsync();
        tampering._triggers.AddRange(await tampering.Column("SELECT sql FROM sqlite_master WHERE type = 'trigger'"));
        await tampering.DropTriggers();
        tampering._file.BackupDatabase(tampering._pristine);
        return tampering;
    }

    /// <summary>What the tracker finds after the act; the act is undone.</summary>
    public async Task<Verification> After(string sql, string? head = null)
    {
        (await Run(sql)).Should().BePositive("the act must change something: {0}", sql);
        var verification = await Verify(head);
        Undo();
        return verification;
    }

    /// <summary>What the tracker finds once the triggers are back: whoever knows of them covers those tracks.</summary>
    public async Task<Verification> Verify(string? head = null)
    {
        foreach (var trigger in _triggers)
            await Run(trigger);
        var verification = await _world.Analyst.Send(new VerifyRecord(head));
        await DropTriggers();
        return verification;
    }

    public void Undo() => _pristine.BackupDatabase(_file);

    public async Task<int> Run(string sql)
    {
        await using var command = _file.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<string>> Column(string sql)
    {
        await using var command = _file.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }

    private async Task DropTriggers()
    {
        foreach (var trigger in await Column("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
            await Run($"""DROP TRIGGER "{trigger}" """);
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        await _pristine.DisposeAsync();
    }
}
