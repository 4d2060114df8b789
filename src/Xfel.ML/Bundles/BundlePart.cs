namespace Xfel.ML;

/// <summary>One file inside a bundle.</summary>
/// <param name="Name">Its path inside the zip.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Sha256">Its digest, in lower-case hexadecimal digits.</param>
public sealed record BundlePart(string Name, long Size, string Sha256);
