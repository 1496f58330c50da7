using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NegotiationTracker.Data;

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class TrackerDbContextFactory : IDesignTimeDbContextFactory<TrackerDbContext>
{
    public TrackerDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TrackerDbContext>();
        options.UseTrackerSqlite("design.db");
        return new TrackerDbContext(options.Options);
    }
}
