namespace Xfel.ML.Formats.Internals;

/// <summary>What <see cref="StarReader"/> comes upon.</summary>
internal enum StarPart
{
    /// <summary>The end of the file.</summary>
    End,

    /// <summary>The start of a data block.</summary>
    Block,

    /// <summary>A name with a value.</summary>
    Value,

    /// <summary>The columns of a table.</summary>
    Loop,

    /// <summary>A row of the table.</summary>
    Row,
}
