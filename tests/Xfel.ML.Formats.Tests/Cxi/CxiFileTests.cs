namespace Xfel.ML.Formats.Tests;

[TestClass]
public sealed class CxiFileTests
{
    private static readonly string[] H5py = ["h5py", "numpy"];
    private static readonly FrameSize Size = new(5, 7);

    [TestMethod]
    public void Write_Everything_IsReadByH5py()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        var options = new CxiWriteOptions
        {
            Size = Size,
            Facts = new FrameFileFacts { PhotonEnergy = 1.5e-16, DetectorDistance = 0.7, PixelWidth = 75e-6, PixelHeight = 80e-6 },
            Mask = new Mask(Size, [.. Enumerable.Range(0, 35).Select(i => i != 3)]),
            Command = "simulate",
            Version = "Xfel.ML 1",
            Date = new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero),
        };
        CxiFile.Write(path, options, file =>
        {
            CxiColumn<int> labels = file.BeginLabels(["bad", "single"]);
            CxiColumn<long> models = file.BeginModelIds();
            CxiColumn<long> indices = file.BeginIndices();
            CxiColumn<ulong> trains = file.BeginTrains(), pulses = file.BeginPulses();
            CxiColumn<int> cells = file.BeginCells();
            CxiTextColumn files = file.BeginFiles(8);
            CxiColumn<float> positions = file.BeginTruth<float>("positions", 2, 3);
            CxiColumn<bool> single = file.BeginTruth<bool>("single");
            file.WriteTruthTexts("solid_names", ["Octahedron", "Kugel"]);
            CxiResults results = file.BeginResults(["bad", "single"], new Dictionary<string, string> { ["network"] = "resnet18" });
            CxiBadFrames bad = file.BeginBadFrames(8);
            for (int i = 0; i < 3; i++)
            {
                file.Append(Frame(i));
                labels.Append(i % 2);
                models.Append(10 + i);
                indices.Append(100 + i);
                trains.Append(1_000_000_000_000 + (ulong)i);
                pulses.Append((ulong)i);
                cells.Append(-i);
                files.Append($"rün{i}.h5");
                positions.Append([i, 1, 2, 3, 4, float.NaN]);
                single.Append(i == 1);
                results.Append(i == 1 ? "single" : "bad", 0.75f, [0.25f, 0.75f]);
            }

            bad.Append("run7.h5", 17, "contains only NaN");
            Assert.AreEqual(3, file.Count);
        });

        Assert.AreEqual("""
            160 1
            (3, 5, 7) float32 (1, 5, 7) gzip (None, 5, 7) /entry_1/instrument_1/detector_1/data experiment_identifier:y:x
            [0.0, 1.0, 2.0] [34.0, 35.0, 36.0]
            1.5e-16 0.7 7.5e-05 8e-05
            uint32 (5, 7) [3] 128
            [0, 1, 0] ['bad', 'single'] [10, 11, 12]
            [100, 101, 102] [1000000000000, 1000000000001, 1000000000002] uint64 [0, 1, 2] [0, -1, -2] ['rün0.h5', 'rün1.h5', 'rün2.h5']
            (3, 2, 3) [[2.0, 1.0, 2.0], [3.0, 4.0, nan]] bool [False, True, False] ['Octahedron', 'Kugel']
            ['bad', 'single', 'bad'] ['bad', 'single'] [0.75, 0.75, 0.75] (3, 2) {'network': 'resnet18'}
            ['run7.h5'] [17] ['contains only NaN']
            simulate Xfel.ML 1 2020-02-03T04:05:06.0000000+00:00
            """.ReplaceLineEndings("\n"), Python.Run(H5py, """
            import h5py, sys
            f = h5py.File(sys.argv[1]); e = f['entry_1']
            text = lambda path: e[path].asstr()[()].tolist()
            print(f['cxi_version'][()], f['number_of_entries'][()])
            d = e['data_1/data']
            print(d.shape, d.dtype, d.chunks, d.compression, d.maxshape, e['data_1'].get('data', getlink=True).path, d.attrs['axes'])
            print(d[:, 0, 0].tolist(), d[:, 4, 6].tolist())
            t = e['instrument_1/detector_1']
            print(e['instrument_1/source_1/energy'][()], t['distance'][()], t['x_pixel_size'][()], t['y_pixel_size'][()])
            m = t['mask']
            print(m.dtype, m.shape, m[()].ravel().nonzero()[0].tolist(), m[()].max())
            l = e['labels_1']
            print(l['data'][()].tolist(), text('labels_1/class_names'), l['model_id'][()].tolist())
            i = e['frame_ids_1']
            print(i['index'][()].tolist(), i['train_id'][()].tolist(), i['train_id'].dtype, i['pulse_id'][()].tolist(), i['cell_id'][()].tolist(), text('frame_ids_1/file'))
            p = e['truth_1/positions']
            print(p.shape, p[2].tolist(), e['truth_1/single'].dtype, e['truth_1/single'][()].tolist(), text('truth_1/solid_names'))
            r = e['result_1']
            print(text('result_1/decision'), text('result_1/class_names'), r['probability'][()].tolist(), r['probabilities'].shape, dict(r.attrs))
            print(text('bad_frames_1/file'), e['bad_frames_1/index'][()].tolist(), text('bad_frames_1/reason'))
            print(*(e['process_1/' + n].asstr()[()] for n in ('command', 'version', 'date')))
            """, path));
    }

    [TestMethod]
    public void Write_Everything_IsReadByUs()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        var facts = new FrameFileFacts { Wavelength = 1e-9, DetectorDistance = 0.7, PixelWidth = 75e-6, PixelHeight = 80e-6 };
        CxiFile.Write(path, new CxiWriteOptions { Size = Size, Facts = facts, Mask = new Mask(Size, [.. Enumerable.Range(0, 35).Select(i => i != 3)]) }, file =>
        {
            CxiColumn<int> labels = file.BeginLabels(["bad", "zwölf"]);
            CxiColumn<long> models = file.BeginModelIds();
            CxiColumn<ulong> trains = file.BeginTrains(), pulses = file.BeginPulses();
            CxiColumn<int> cells = file.BeginCells();
            CxiTextColumn files = file.BeginFiles(8);
            for (int i = 0; i < 3; i++)
            {
                file.Append(Frame(i));
                labels.Append(i % 2);
                models.Append(10 + i);
                trains.Append(1_000_000_000_000 + (ulong)i);
                pulses.Append((ulong)i);
                cells.Append(i);
                files.Append($"rün{i}.h5");
            }
        });
        using IFrameSource source = FrameFile.Open(path);
        AssertFrames(source, Frame(0), Frame(1), Frame(2));
        Assert.AreEqual("0 1 0, bad zwölf, 10 11 12", $"{string.Join(' ', source.Labels!.Values)}, {string.Join(' ', source.Labels.ClassNames)}, {string.Join(' ', source.Labels.ModelIds!)}");
        Assert.AreEqual(
            "1000000000000 1000000000001 1000000000002, 0 1 2, 0 1 2, rün0.h5 rün1.h5 rün2.h5",
            $"{string.Join(' ', source.Ids!.Trains!)}, {string.Join(' ', source.Ids.Pulses!)}, {string.Join(' ', source.Ids.Cells!)}, {string.Join(' ', source.Ids.Files!)}");
        Assert.AreEqual((1e-9, 0.7, 75e-6, 80e-6), (source.Facts.Wavelength, source.Facts.DetectorDistance, source.Facts.PixelWidth, source.Facts.PixelHeight));
        Assert.AreEqual(1.98644586e-16, source.Facts.PhotonEnergy!.Value, 1e-23);
        var good = new bool[35];
        Assert.IsNull(source.TryReadMask(2, good));
        CollectionAssert.AreEqual(Enumerable.Range(0, 35).Select(i => i != 3).ToArray(), good);
    }

    [TestMethod]
    public void Write_SeveralLabelsAFrame_AreReadByUs()
    {
        using var folder = new TemporaryFolder();
        CxiFile.Write(folder.File("a.cxi"), new CxiWriteOptions { Size = Size }, file =>
        {
            CxiColumn<byte> labels = file.BeginIndicators(["round", "streak", "ring"]);
            file.Append([.. Frame(0), .. Frame(1)]);
            labels.Append(1, 1, 0);
            labels.Append(0, 0, 1);
        });
        using IFrameSource source = FrameFile.Open(folder.File("a.cxi"));
        CollectionAssert.AreEqual(new[] { true, true, false }, source.Labels!.Indicators![0].ToArray());
        CollectionAssert.AreEqual(new[] { false, false, true }, source.Labels.Indicators[1].ToArray());
        Assert.AreEqual("uint8 [[1, 1, 0], [0, 0, 1]] ['round', 'streak', 'ring']", Python.Run(H5py, """
            import h5py, sys
            l = h5py.File(sys.argv[1])['entry_1/labels_1']
            print(l['data'].dtype, l['data'][()].tolist(), l['class_names'].asstr()[()].tolist())
            """, folder.File("a.cxi")));
    }

    [TestMethod]
    [DataRow(1.0, "photon", "1, frames are photons")]
    [DataRow(41.5, "ADU", "41.5 detector units a photon")]
    public void Write_GainCommandAndUnits_AreReadByH5pyAndUs(double gain, string units, string note)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        CxiFile.Write(path, new CxiWriteOptions { Size = Size, AduPerPhoton = gain, Command = "simulate --seed 1", Version = "Xfel.ML 1" }, file =>
        {
            CxiColumn<double> diameters = file.BeginTruth<double>("diameter", "m");
            CxiColumn<float> positions = file.BeginTruth<float>("positions", "µm", 2, 3);
            CxiColumn<int> numbers = file.BeginTruth<int>("number", units: null);
            file.Append(Frame(0));
            diameters.Append(1e-7);
            positions.Append(1, 2, 3, 4, 5, 6);
            numbers.Append(7);
        });
        using (IFrameSource source = FrameFile.Open(path))
        {
            Assert.AreEqual("simulate --seed 1", source.Facts.Notes["command"]);
            Assert.AreEqual("Xfel.ML 1", source.Facts.Notes["version"]);
            Assert.AreEqual(note, source.Facts.Notes["gain"]);
        }

        Assert.AreEqual($"{units} {FormattableString.Invariant($"{gain:0.0}")} m µm (1, 2, 3) False", Python.Run(H5py, """
            import h5py, sys
            e = h5py.File(sys.argv[1])['entry_1']; t = e['truth_1']
            print(e['data_1/data'].attrs['units'], e['instrument_1/detector_1/adu_per_photon'][()], t['diameter'].attrs['units'], t['positions'].attrs['units'], t['positions'].shape, 'units' in t['number'].attrs)
            """, path));
    }

    [TestMethod]
    [DataRow(CxiElement.Float32, "float32")]
    [DataRow(CxiElement.Float16, "float16")]
    [DataRow(CxiElement.Int16, "int16")]
    [DataRow(CxiElement.Int32, "int32")]
    [DataRow(CxiElement.UInt16, "uint16")]
    public void Write_EachElement_IsReadBack(CxiElement element, string stored)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        CxiFile.Write(path, new CxiWriteOptions { Size = Size, Element = element }, file => file.Append([.. Frame(0), .. Frame(1)]));
        using IFrameSource source = FrameFile.Open(path);
        Assert.AreEqual(stored, source.ElementType);
        AssertFrames(source, Frame(0), Frame(1));
        Assert.AreEqual($"{stored} 631.0", Python.Run(H5py, "import h5py, sys; d = h5py.File(sys.argv[1])['entry_1/data_1/data']; print(d.dtype, float(d[1].sum() + d[0, 0, 1]))", path));
    }

    [TestMethod]
    [DataRow(CxiElement.Int16, 40000f)]
    [DataRow(CxiElement.Int16, 0.5f)]
    [DataRow(CxiElement.UInt16, -1f)]
    [DataRow(CxiElement.Int32, 2147483648f)]
    [DataRow(CxiElement.Int32, float.NaN)]
    [DataRow(CxiElement.Float16, 1e6f)]
    public void Append_ValueThatDoesNotFit_NamesTheFrameAndLeavesNothing(CxiElement element, float value)
    {
        using var folder = new TemporaryFolder();
        float[] frame = Frame(1);
        frame[9] = value;
        string message = Assert.ThrowsExactly<InvalidInputException>(
            () => CxiFile.Write(folder.File("a.cxi"), new CxiWriteOptions { Size = Size, Element = element }, file => file.Append([.. Frame(0), .. frame]))).Message;
        StringAssert.Contains(message, "a.cxi: frame 1 ");
        StringAssert.Contains(message, "row 1, column 2");
        StringAssert.Contains(message, element.ToString());
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(4)]
    public void Write_SameFrames_GivesTheSameBytesAtAnyNumberOfThreads(int level)
    {
        using var folder = new TemporaryFolder();
        byte[][] files =
        [
            .. new[] { 1, 2, 7 }.Select(threads =>
            {
                string path = folder.File("a.cxi");
                Many(path, 300, new CxiWriteOptions { Size = Size, Threads = threads, DeflateLevel = level });
                Thread.Sleep(threads == 2 ? 1100 : 0); // Past a second of the clock: times would show.
                return File.ReadAllBytes(path);
            }),
        ];
        CollectionAssert.AreEqual(files[0], files[1]);
        CollectionAssert.AreEqual(files[0], files[2]);
    }

    [TestMethod]
    public void Write_ManySmallFrames_AreReadBack()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        Many(path, 2000, new CxiWriteOptions { Size = Size });
        using (IFrameSource source = FrameFile.Open(path))
        {
            Assert.AreEqual(2000, source.Count);
            var pixels = new float[35];
            for (int i = 0; i < 2000; i++)
            {
                Assert.IsNull(source.TryRead(i, pixels));
                CollectionAssert.AreEqual(Frame(i), pixels);
            }
        }

        Assert.AreEqual("True True", Python.Run(H5py, """
            import h5py, numpy, sys
            f = h5py.File(sys.argv[1])
            n = numpy.arange(2000)
            print((f['entry_1/data_1/data'][()].reshape(2000, 35) == n[:, None] + numpy.arange(35)).all(), (f['entry_1/truth_1/number'][()] == n).all())
            """, path));
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(2000, 2000)]
    [DataRow(1, 4000)]
    public void Write_SmallAndLargeFrames_AreReadByH5py(int height, int width)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        var random = new Random(1);
        float[] frame = [.. Enumerable.Range(0, height * width).Select(_ => (float)random.Next(3))];
        CxiFile.Write(path, new CxiWriteOptions { Size = new FrameSize(height, width) }, file =>
        {
            file.Append(frame);
            file.Append(frame);
        });
        Assert.AreEqual($"(2, {height}, {width}) {2 * frame.Sum(value => (double)value):0}", Python.Run(H5py, "import h5py, sys; d = h5py.File(sys.argv[1])['entry_1/data_1/data']; print(d.shape, int(d[()].astype('f8').sum()))", path));
    }

    [TestMethod]
    public void Write_NoFrame_IsAnEmptyFileThatReadersRefuseClearly()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        CxiFile.Write(path, new CxiWriteOptions { Size = Size }, file => file.BeginLabels(["a"]));
        Assert.AreEqual("(0, 5, 7) (0,)", Python.Run(H5py, "import h5py, sys; e = h5py.File(sys.argv[1])['entry_1']; print(e['data_1/data'].shape, e['labels_1/data'].shape)", path));
        StringAssert.Contains(Assert.ThrowsExactly<FrameFileException>(() => FrameFile.Open(path)).Message, "no frame");
    }

    [TestMethod]
    public void AppendMask_ForEachFrame_IsReadByH5py()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        CxiFile.Write(path, new CxiWriteOptions { Size = Size }, file =>
        {
            for (int i = 0; i < 3; i++)
            {
                file.Append(Frame(i));
                file.AppendMask([.. Enumerable.Range(0, 35).Select(pixel => pixel != i)]);
            }
        });
        using (IFrameSource source = FrameFile.Open(path))
        {
            var good = new bool[35];
            Assert.IsNull(source.TryReadMask(1, good));
            Assert.AreEqual(1, Array.IndexOf(good, false));
        }

        Assert.AreEqual("(3, 5, 7) [0, 36, 72]", Python.Run(H5py, "import h5py, sys; m = h5py.File(sys.argv[1])['entry_1/instrument_1/detector_1/mask']; print(m.shape, m[()].ravel().nonzero()[0].tolist())", path));
    }

    [TestMethod]
    public void Append_TextTooLong_IsCutBetweenCharacters()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        CxiFile.Write(path, new CxiWriteOptions { Size = Size }, file =>
        {
            CxiTextColumn files = file.BeginFiles(4);
            file.Append(Frame(0));
            files.Append("abcüx");
        });
        Assert.AreEqual("['abc']", Python.Run(H5py, "import h5py, sys; print(h5py.File(sys.argv[1])['entry_1/frame_ids_1/file'].asstr()[()].tolist())", path));
    }

    [TestMethod]
    public void Write_ColumnLacksARow_ThrowsAndLeavesTheOldFile()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        File.WriteAllText(path, "old");
        string message = Assert.ThrowsExactly<InvalidOperationException>(() => CxiFile.Write(path, new CxiWriteOptions { Size = Size }, file =>
        {
            CxiColumn<int> labels = file.BeginLabels(["a"]);
            file.Append([.. Frame(0), .. Frame(1)]);
            labels.Append(0);
        })).Message;
        StringAssert.Contains(message, "labels_1/data has 1 rows for 2 frames");
        Assert.AreEqual("old", File.ReadAllText(path));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Write_CallerFailsHalfWay_LeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.cxi");
        Many(path, 3, new CxiWriteOptions { Size = Size });
        byte[] before = File.ReadAllBytes(path);
        for (int frames = 0; frames < 200; frames += 50)
        {
            Assert.ThrowsExactly<OperationCanceledException>(() => CxiFile.Write(path, new CxiWriteOptions { Size = Size }, file =>
            {
                for (int i = 0; i < frames; i++)
                    file.Append(Frame(i));
                throw new OperationCanceledException();
            }));
        }

        CollectionAssert.AreEqual(before, File.ReadAllBytes(path));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void Write_FolderThatCannotBeWritten_IsOneLine()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "");
        string path = Path.Combine(folder.File("file"), "a.cxi");
        string message = Assert.ThrowsExactly<IOException>(() => Many(path, 1, new CxiWriteOptions { Size = Size })).Message;
        StringAssert.StartsWith(message, path);
        Assert.IsFalse(message.Contains('\n'));
    }

    [TestMethod]
    public void Write_OptionsThatCannotBe_NamesAllFaults()
    {
        using var folder = new TemporaryFolder();
        var options = new CxiWriteOptions { Size = default, DeflateLevel = 10, Threads = -1, Element = (CxiElement)77, AduPerPhoton = double.NaN, Mask = Mask.AllGood(Size) };
        string message = Assert.ThrowsExactly<ArgumentException>(() => CxiFile.Write(folder.File("a.cxi"), options, _ => { })).Message;
        foreach (string word in (string[])["Size", "DeflateLevel", "Threads", "Element", "AduPerPhoton", "Mask"])
            StringAssert.Contains(message, word);
    }

    [TestMethod]
    public void Append_WrongLengths_Throw()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsExactly<ArgumentException>(() => CxiFile.Write(folder.File("a.cxi"), new CxiWriteOptions { Size = Size }, file => file.Append(new float[36])));
        Assert.ThrowsExactly<ArgumentException>(() => CxiFile.Write(folder.File("a.cxi"), new CxiWriteOptions { Size = Size }, file => file.AppendMask(new bool[34])));
        Assert.ThrowsExactly<ArgumentException>(() => CxiFile.Write(folder.File("a.cxi"), new CxiWriteOptions { Size = Size }, file => file.BeginTruth<int>("a/b")));
        Assert.ThrowsExactly<ArgumentException>(() => CxiFile.Write(folder.File("a.cxi"), new CxiWriteOptions { Size = Size }, file => file.BeginResults(["a"]).Append("a", 1, [])));
    }

    [TestMethod]
    public void Write_File_IsDumpedByTheHdf5Tools()
    {
        const string Program = "/usr/bin/h5dump";
        if (!File.Exists(Program))
            Assert.Inconclusive($"needs {Program} as an independent reader, which this machine lacks");
        using var folder = new TemporaryFolder();
        Many(folder.File("a.cxi"), 20, new CxiWriteOptions { Size = Size });
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Program, ["-p", folder.File("a.cxi")]) { RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, text);
        foreach (string word in (string[])["PREPROCESSING SHUFFLE", "COMPRESSION DEFLATE { LEVEL 4 }", "CHUNKED ( 1, 5, 7 )", "( 20, 5, 7 ) / ( H5S_UNLIMITED, 5, 7 )", "LINKTARGET \"/entry_1/instrument_1/detector_1/data\""])
            StringAssert.Contains(text, word);
    }

    private static void Many(string path, int count, CxiWriteOptions options) => CxiFile.Write(path, options, file =>
    {
        CxiColumn<int> numbers = file.BeginTruth<int>("number");
        for (int i = 0; i < count; i++)
        {
            file.Append(Frame(i));
            numbers.Append(i);
        }
    });

    private static float[] Frame(int seed) => [.. Enumerable.Range(0, Size.PixelCount).Select(i => (float)(seed + i))];

    private static void AssertFrames(IFrameSource source, params float[][] frames)
    {
        Assert.AreEqual(frames.Length, source.Count);
        var pixels = new float[source.Size.PixelCount];
        for (int i = 0; i < frames.Length; i++)
        {
            Assert.IsNull(source.TryRead(i, pixels));
            CollectionAssert.AreEqual(frames[i], pixels);
        }
    }
}
