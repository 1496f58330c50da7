using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NegotiationTracker.Domain.Record;

namespace NegotiationTracker.Data;

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class TrackerDbContextFactory : IDesignTimeDbContextFactory<TrackerDbContext>
{
    public TrackerDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TrackerDbContext>();
        options.UseTrackerSqlite("design.db");
        return new TrackerDbContext(options.Options, new Recording());
    }
}
