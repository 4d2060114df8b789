using System.Runtime.InteropServices;

namespace Xfel.ML.Formats.Internals;

/// <summary>The frames of a run: of which train and pulse they are, and where each module's part of them lies.</summary>
internal sealed class XfelFrames
{
    private readonly int _modules;
    private readonly List<XfelPlace> _places;
    private readonly List<ulong> _trains;
    private readonly List<ulong> _pulses;

    private XfelFrames(int modules, int expected)
    {
        _modules = modules;
        _places = new List<XfelPlace>(modules * expected);
        _trains = new List<ulong>(expected);
        _pulses = new List<ulong>(expected);
    }

    /// <summary>The number of frames.</summary>
    public int Count => _trains.Count;

    /// <summary>The train of each frame.</summary>
    public IReadOnlyList<ulong> Trains => _trains;

    /// <summary>The pulse of each frame.</summary>
    public IReadOnlyList<ulong> Pulses => _pulses;

    /// <summary>How many images are left out because their module has another one of the same train and pulse.</summary>
    public int Repeated { get; private set; }

    /// <summary>Where each module's part of a frame lies.</summary>
    public ReadOnlySpan<XfelPlace> Places(int frame) => CollectionsMarshal.AsSpan(_places).Slice(frame * _modules, _modules);

    /// <summary>
    /// Puts images together that are of the same train and pulse, whatever their positions: modules lose trains independently of each
    /// other. Images of one train and the same pulse (as of LPD's gain stages, of which only the first has pulses) are told apart by their order.
    /// </summary>
    /// <param name="parts">The parts.</param>
    /// <param name="slots">The place in the frame of each part's module.</param>
    /// <param name="modules">The number of modules of a frame.</param>
    public static XfelFrames Assemble(IReadOnlyList<XfelPart> parts, IReadOnlyList<int> slots, int modules)
    {
        List<(XfelTrainBlock Block, int Part)> blocks = [.. parts.SelectMany((part, number) => part.Trains.Select(block => (block, number)))];
        blocks.Sort(static (a, b) => (a.Block.Train, a.Part, a.Block.First).CompareTo((b.Block.Train, b.Part, b.Block.First)));

        var frames = new XfelFrames(modules, (int)Math.Min(MostImages(parts, slots), Array.MaxLength / modules));
        var train = new List<XfelImage>();
        var seen = new Dictionary<ulong, int>();
        for (int i = 0; i < blocks.Count; i++)
        {
            (XfelTrainBlock block, int part) = blocks[i];
            Collect(block, part, slots[part], parts[part].Pulses, seen, train);
            if (i + 1 < blocks.Count && blocks[i + 1].Block.Train == block.Train)
                continue;
            train.Sort();
            frames.Append(block.Train, CollectionsMarshal.AsSpan(train));
            train.Clear();
        }

        return frames;
    }

    /// <summary>The most images of any module; as a rule it has all frames.</summary>
    private static long MostImages(IReadOnlyList<XfelPart> parts, IReadOnlyList<int> slots)
    {
        var images = new Dictionary<int, long>();
        for (int part = 0; part < parts.Count; part++)
            images[slots[part]] = images.GetValueOrDefault(slots[part]) + parts[part].Trains.Sum(train => (long)train.Count);
        return images.Values.DefaultIfEmpty().Max();
    }

    private static void Collect(XfelTrainBlock block, int part, int slot, ulong[] pulses, Dictionary<ulong, int> seen, List<XfelImage> train)
    {
        seen.Clear();
        for (int row = block.First; row < block.First + block.Count; row++)
        {
            ulong pulse = pulses.Length > 0 ? pulses[row] : (ulong)(row - block.First);
            ref int repeats = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, pulse, out _);
            train.Add(new XfelImage(pulse, repeats++, slot, new XfelPlace(part, row)));
        }
    }

    private void Append(ulong train, ReadOnlySpan<XfelImage> images)
    {
        for (int i = 0; i < images.Length; i++)
        {
            ref readonly XfelImage image = ref images[i];
            bool begins = i == 0 || !image.IsOfFrame(images[i - 1]);
            if (begins)
            {
                _trains.Add(train);
                _pulses.Add(image.Pulse);
                CollectionsMarshal.SetCount(_places, _places.Count + _modules);
                CollectionsMarshal.AsSpan(_places)[^_modules..].Fill(XfelPlace.None);
            }

            if (!begins && image.Slot == images[i - 1].Slot)
                Repeated++;
            else
                CollectionsMarshal.AsSpan(_places)[^(_modules - image.Slot)] = image.Place;
        }
    }
}
