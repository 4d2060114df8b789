using System.Globalization;
using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>Where the direct beam meets the detector, in pixels; pixel centres are at integers.</summary>
/// <param name="X">The column.</param>
/// <param name="Y">The row.</param>
public readonly record struct BeamCenter(double X, double Y)
{
    /// <summary>The largest square window about the beam centre that lies within a frame.</summary>
    /// <param name="size">The frame's size.</param>
    /// <exception cref="InvalidInputException">The beam centre lies outside the frame, or on its edge.</exception>
    public CropOptions Window(FrameSize size)
    {
        double half = Math.Floor(Math.Min(Math.Min(X, size.Width - 1 - X), Math.Min(Y, size.Height - 1 - Y)));
        if (!(half >= 1))
            throw new InvalidInputException($"the beam centre {this} lies outside frames of {size}, or on their edge; expected a column between 0 and {size.Width - 1} and a row between 0 and {size.Height - 1}: give it as X,Y in pixels");
        int side = 2 * (int)half + 1;
        return new CropOptions { Height = side, Width = side, CenterX = X, CenterY = Y };
    }

    /// <summary>The centre as <c>x,y</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X},{Y}");
}
