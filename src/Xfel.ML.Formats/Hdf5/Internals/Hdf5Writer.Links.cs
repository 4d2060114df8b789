using System.Text;

namespace Xfel.ML.Formats.Internals;

/// <content>Attributes and links.</content>
internal sealed unsafe partial class Hdf5Writer
{
    /// <summary>Writes a text beside a group or data set.</summary>
    public void WriteAttribute(string path, string name, string text)
    {
        using (Hdf5Library.Enter())
        {
            using Hdf5TypeHandle type = Hdf5WriteTypes.VariableText();
            fixed (byte* bytes = Encoding.UTF8.GetBytes(text + '\0'))
            {
                byte* pointer = bytes;
                WriteAttribute(path, name, type, [], &pointer);
            }
        }
    }

    /// <summary>Writes a number, or a list of numbers, beside a group or data set.</summary>
    public void WriteAttribute<T>(string path, string name, params ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using (Hdf5Library.Enter())
        {
            using Hdf5TypeHandle type = Hdf5WriteTypes.Of<T>();
            fixed (T* start = values)
                WriteAttribute(path, name, type, values.Length == 1 ? [] : [values.Length], start);
        }
    }

    /// <summary>Makes a name for what lies under another name of this file; it need not be there yet.</summary>
    public void LinkSoft(string path, string target)
    {
        using (Hdf5Library.Enter())
            Check(Hdf5Native.H5Lcreate_soft(target, _file, path, _link, 0), path);
    }

    /// <summary>Makes a name for what lies in another file.</summary>
    /// <param name="path">The name.</param>
    /// <param name="targetFile">The other file; a relative path is looked for beside this file.</param>
    /// <param name="target">The path within the other file.</param>
    public void LinkExternal(string path, string targetFile, string target)
    {
        using (Hdf5Library.Enter())
            Check(Hdf5Native.H5Lcreate_external(targetFile, target, _file, path, _link, 0), path);
    }

    private void WriteAttribute(string path, string name, Hdf5TypeHandle type, ReadOnlySpan<long> shape, void* values)
    {
        using Hdf5ObjectHandle owner = Hdf5Handle.Require(Hdf5Native.H5Oopen(_file, path, 0), path);
        using Hdf5SpaceHandle space = Space(shape);
        using Hdf5AttributeHandle attribute = Hdf5Handle.Require(Hdf5Native.H5Acreate2(owner, name, type, space, 0, 0), $"{path}@{name}");
        Check(Hdf5Native.H5Awrite(attribute, type, values), $"{path}@{name}");
    }
}
