using Xfel.ML.Numerics;

// A stranger's application: everything comes from the packages.
Console.WriteLine(new FrameSize(128, 128));
