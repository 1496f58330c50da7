using System.ComponentModel.DataAnnotations;

namespace NegotiationTracker.Data;

/// <summary>Section “Tracker” of appsettings.json.</summary>
public sealed class TrackerOptions
{
    /// <summary>Where the database lies; a relative path counts from the working directory.</summary>
    [Required(ErrorMessage = "Setting Tracker:DataDirectory is empty: name the folder for the database, such as data.")]
    public string DataDirectory { get; set; } = "data";

    /// <summary>Days without movement after which an issue is listed as such.</summary>
    [Range(1, 3650, ErrorMessage = "Setting Tracker:StallDays must be a number of days from 1 to 3650.")]
    public int StallDays { get; set; } = 270;

    public string DatabaseFile => Path.Combine(Path.GetFullPath(DataDirectory), "tracker.db");
}
