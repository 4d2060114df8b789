namespace Xfel.ML.Formats;

/// <summary>The list of frames that could not be used: <c>bad_frames_1/{file, index, reason}</c>.</summary>
public sealed class CxiBadFrames
{
    private readonly CxiTextColumn _file;
    private readonly CxiColumn<long> _index;
    private readonly CxiTextColumn _reason;

    internal CxiBadFrames(CxiTextColumn file, CxiColumn<long> index, CxiTextColumn reason)
    {
        _file = file;
        _index = index;
        _reason = reason;
    }

    /// <summary>Appends a frame.</summary>
    /// <param name="file">The file that holds it.</param>
    /// <param name="index">Its index in the file, from 0.</param>
    /// <param name="reason">What is wrong with it; cut off after 512 bytes.</param>
    public void Append(string file, long index, string reason)
    {
        _file.Append(file);
        _index.Append(index);
        _reason.Append(reason);
    }
}
