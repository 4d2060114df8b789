using Xfel.ML.Numerics;

namespace Xfel.ML.Formats.Internals;

/// <summary>An NPZ file in which every member is a frame, as <c>numpy.savez(file, a, b, c)</c> writes it. The first readable one sets the size.</summary>
internal sealed class MemberFrameSource(NpzArchive archive, IReadOnlyList<ZipMember> members, string format, FrameSize size, string elementType, FrameLabels? labels)
    : IFrameSource
{
    public string Path => archive.Path;

    public string DataSet => "";

    public string Format => format;

    public string ElementType => elementType;

    public int Count => members.Count;

    public FrameSize Size => size;

    public FrameLabels? Labels => labels;

    public static MemberFrameSource Open(NpzArchive archive, IReadOnlyList<ZipMember> members, string format)
    {
        foreach (ZipMember member in members)
        {
            try
            {
                using NpyArray array = archive.OpenArray(member);
                FrameStack stack = StackedFrameSource.Check(array, archive.Path, NpzArchive.ArrayName(member));
                var probe = new float[stack.Size.PixelCount];
                if (ReadAll(array, probe) is not null)
                    continue;
                FrameLabels? labels = FrameLabelReader.Read(archive, members.Count);
                return new MemberFrameSource(archive, members, format, stack.Size, array.Header.Type.ToString(), labels);
            }
            catch (FrameFileException exception) when (exception.DataSet == NpzArchive.ArrayName(member))
            {
                // Not a frame: the next member may be one, and TryRead tells the reason of this one.
            }
        }

        throw new FrameFileException(archive.Path, null, $"{members.Count} arrays of which none is a readable frame",
            "an array 'frames' of shape (N, H, W), or arrays of shape (H, W)", "write it with numpy.savez(file, frames=frames)");
    }

    public string? TryRead(int index, Span<float> destination)
    {
        FrameSourceText.CheckArguments(this, index, destination.Length);
        ZipMember member = members[index];
        string name = NpzArchive.ArrayName(member);
        try
        {
            using NpyArray array = archive.OpenArray(member);
            FrameStack stack = StackedFrameSource.Check(array, Path, name);
            return stack.Size == size ? Reason(name, ReadAll(array, destination)) : $"'{name}' is {stack.Size}, the first frame is {size}";
        }
        catch (FrameFileException exception)
        {
            return exception.Message;
        }
        catch (IOException exception)
        {
            return Reason(name, exception.Message);
        }
    }

    public string Describe() => FrameSourceText.Describe(this);

    public void Dispose() => archive.Dispose();

    private static string? ReadAll(NpyArray array, Span<float> destination)
    {
        try
        {
            if (array.Header.FortranOrder)
                array.ReadAll<float>().CopyTo(destination);
            else
                array.Read(0, destination);
            return null;
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
    }

    private static string? Reason(string name, string? fault) => fault is null ? null : $"'{name}' is unreadable: {fault}";
}
