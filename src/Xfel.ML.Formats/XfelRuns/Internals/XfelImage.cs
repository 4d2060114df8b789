namespace Xfel.ML.Formats.Internals;

/// <summary>An image of a module within its train; images of one frame follow each other in this order.</summary>
/// <param name="Pulse">Its pulse.</param>
/// <param name="Repeat">How many images of the same pulse the train has before it.</param>
/// <param name="Slot">The module's place in the frame.</param>
/// <param name="Place">Where it lies.</param>
internal readonly record struct XfelImage(ulong Pulse, int Repeat, int Slot, XfelPlace Place) : IComparable<XfelImage>
{
    public bool IsOfFrame(in XfelImage other) => Pulse == other.Pulse && Repeat == other.Repeat;

    public int CompareTo(XfelImage other)
    {
        int order = Pulse.CompareTo(other.Pulse);
        if (order == 0)
            order = Repeat.CompareTo(other.Repeat);
        if (order == 0)
            order = Slot.CompareTo(other.Slot);
        if (order == 0)
            order = Place.Part.CompareTo(other.Place.Part);
        return order != 0 ? order : Place.Row.CompareTo(other.Place.Row);
    }
}
