namespace Xfel.ML.Networks.Internals;

/// <summary>Changes one raw frame in place; what it becomes is a function of options, seed, epoch and frame index.</summary>
internal sealed class FrameAugmentation(AugmentationOptions options, FeatureShape shape, int seed)
{
    public bool IsNothing { get; } = options == new AugmentationOptions();

    /// <param name="frame"><c>[channels][height][width]</c>.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="index">The frame's index in its source.</param>
    public void Apply(Span<float> frame, int epoch, int index)
    {
        if (IsNothing)
            return;
        RandomStream random = TrainingRandom.Augmentation(seed, epoch, index);
        int height = shape.Height, width = shape.Width, plane = height * width;

        // Drawn whether used or not, so that one option's decisions do not depend on another's.
        bool horizontal = random.NextUnit() < 0.5, vertical = random.NextUnit() < 0.5;
        int turns = (int)(random.NextUnit() * 4);
        double contrast = options.Contrast * (2 * random.NextUnit() - 1), brightness = options.Brightness * (2 * random.NextUnit() - 1);
        if (options.Brightness > 0)
            brightness *= Deviation(frame);
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            Span<float> pixels = frame.Slice(channel * plane, plane);
            if (options.FlipHorizontal && horizontal)
                FrameTurn.FlipHorizontal(pixels, width);
            if (options.FlipVertical && vertical)
                FrameTurn.FlipVertical(pixels, width);
            if (options.Rotate)
                FrameTurn.Rotate(pixels, width, turns);
            if (options.Contrast > 0)
                Stretch(pixels, contrast);
            if (options.Brightness > 0)
                Add(pixels, brightness);
        }

        if (options.UniformNoise > 0)
        {
            foreach (ref float pixel in frame)
                pixel += (float)(options.UniformNoise * random.NextUnit());
        }

        if (options.GaussianNoise > 0)
        {
            foreach (ref float pixel in frame)
                pixel += (float)(options.GaussianNoise * random.NextNormal());
        }
    }

    private static double Mean(ReadOnlySpan<float> pixels)
    {
        double sum = 0;
        foreach (float pixel in pixels)
            sum += pixel;
        return sum / pixels.Length;
    }

    private static double Deviation(ReadOnlySpan<float> pixels)
    {
        double mean = Mean(pixels), squares = 0;
        foreach (float pixel in pixels)
            squares += (pixel - mean) * (pixel - mean);
        return Math.Sqrt(squares / pixels.Length);
    }

    private static void Stretch(Span<float> pixels, double change)
    {
        double mean = Mean(pixels);
        foreach (ref float pixel in pixels)
            pixel = (float)(pixel + change * (pixel - mean));
    }

    private static void Add(Span<float> pixels, double constant)
    {
        foreach (ref float pixel in pixels)
            pixel = (float)(pixel + constant);
    }
}
