using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Xfel.ML.Formats.Tests;

/// <summary>Runs made by EXtra-data's own examples, filled with a pattern, and what EXtra-data reads from them.</summary>
internal static class ExtraData
{
    public static readonly string[] Modules = ["extra_data", "h5py", "numpy", "xarray"];

    /// <summary>
    /// Makes a run (arguments: folder, kind, damage), fills some frames, and prints what EXtra-data says: the number of frames, a digest of
    /// their trains and pulses, and for some frames train, pulse, number of NaN, and sums of pixels and of bad pixels weighted by place.
    /// </summary>
    private const string Script = """
        import sys, os, glob, re, hashlib, warnings
        warnings.filterwarnings('ignore')
        import h5py, numpy as np
        from extra_data import RunDirectory, by_index, by_id
        from extra_data.tests import make_examples as m
        from extra_data.tests.mockdata import write_file
        from extra_data import components
        folder, kind, damage = sys.argv[1:4]
        make, cls, total, shape, pattern = {
            'spb': (lambda: m.make_spb_run(folder, format_version='1.0'), 'AGIPD1M', 16, (512, 128), 'AGIPD'),
            'spb-old': (lambda: m.make_spb_run(folder), 'AGIPD1M', 16, (512, 128), 'AGIPD'),
            'spb-corrected': (lambda: m.make_spb_run(folder, raw=False, format_version='1.2'), 'AGIPD1M', 16, (512, 128), 'AGIPD'),
            'reduced': (lambda: m.make_reduced_spb_run(folder, rng=np.random.RandomState(5), format_version='1.0'), 'AGIPD1M', 16, (512, 128), 'AGIPD'),
            'reduced-corrected': (lambda: m.make_reduced_spb_run(folder, raw=False, rng=np.random.RandomState(6)), 'AGIPD1M', 16, (512, 128), 'AGIPD'),
            'fxe': (lambda: m.make_fxe_run(folder), 'LPD1M', 16, (256, 256), 'LPD'),
            'fxe-corrected': (lambda: m.make_fxe_run(folder, raw=False), 'LPD1M', 16, (256, 256), 'LPD'),
            'parallel-gain': (lambda: m.make_lpd_parallelgain_run(folder), 'LPD1M', 16, (256, 256), 'LPD'),
            'scs': (lambda: m.make_scs_run(folder), 'DSSC1M', 16, (128, 512), 'DSSC'),
            'jungfrau': (lambda: m.make_jungfrau_run(folder), 'JUNGFRAU', 8, (512, 1024), 'JNGFR0'),
        }[kind]
        raw = not kind.endswith('corrected')
        jungfrau = kind == 'jungfrau'
        make()
        def module_file(number): return sorted(glob.glob(f'{folder}/*-{pattern}{number:02}-S00000.h5'))[0]
        if damage == 'missing':
            os.remove(module_file(5))
            module = m.AGIPDModule('SPB_DET_AGIPD1M-1/DET/3CH0', raw=raw, frames_per_train=64)
            write_file(module_file(3), [module], ntrains=60, firsttrain=10002, chunksize=32, format_version='1.0')
        y, x = shape[0] // 4, shape[1] // 4
        for path in glob.glob(f'{folder}/*-{pattern}*.h5'):
            with h5py.File(path, 'r+') as f:
                det = list(f['INSTRUMENT'])[0]
                source = list(f[f'INSTRUMENT/{det}/DET'])[0]
                trains = f['INDEX/trainId'][()]
                trains = trains[trains > 0]
                group = f[f'INSTRUMENT/{det}/DET/{source}'][('data' if jungfrau else 'image')]
                module = int(re.search(r'\d+', source)[0])
                if jungfrau: group['memoryCell'][:100] = np.arange(16, dtype='u1')
                first, count = (f[f'INDEX/{det}/DET/{source}/{"data" if jungfrau else "image"}/{n}'][()] for n in ('first', 'count'))
                for train, start, n in zip(trains.tolist(), first.tolist(), count.tolist()):
                    if train % 64 not in (10001 % 64, 10005 % 64, 10063 % 64): continue
                    for i in range(16 if jungfrau else n):
                        if i not in (0, 1, 3): continue
                        block = 1 + (train % 1000) * 37 + i * 101 + module * 11 + np.arange(4 * 8).reshape(4, 8)
                        if jungfrau: group['adc'][start, i, y:y + 4, x:x + 8] = block
                        elif raw: group['data'][start + i, 0, y:y + 4, x:x + 8] = block
                        else:
                            block = block / 4
                            block[2, 2] = np.nan
                            group['data'][start + i, y:y + 4, x:x + 8] = block
                            group['mask'][start + i, y + 2:y + 3, x:x + 6] = 1 << (i + 3)
        run = RunDirectory(folder)
        det = getattr(components, cls)(run)
        key = 'data.adc' if jungfrau else 'image.data'
        offset = 1 if jungfrau else 0
        if jungfrau:
            trains = np.repeat(np.array(det.train_ids, 'u8'), 16)
            pulses = np.tile(np.arange(16, dtype='u8'), len(det.train_ids))
        else:
            ids = det.get_array('image.cellId', unstack_pulses=False)
            trains, pulses = (ids.coords[n].values.astype('<u8') for n in ('train', 'pulse'))
        print(len(trains), hashlib.sha256(trains.tobytes() + pulses.tobytes()).hexdigest(), total * shape[0], shape[1])
        weights = (np.arange(total * shape[0] * shape[1]) % 1009 + 1.0).reshape(total, -1)
        for chosen in ([10001], [10005, 10063]) if not jungfrau else ([10001],):
            sub = getattr(components, cls)(run.select_trains(by_id[chosen]))
            numbers = sorted(sub.modno_to_source)
            if jungfrau: data = sub.get_array(key, roi=np.s_[0:2], fill_value=np.nan, astype='f4').values[:, 0]
            else:
                options = dict(pulses=by_index[0:2], unstack_pulses=False)
                array = sub.get_array(key, roi=np.s_[0] if raw and shape == (512, 128) else (), fill_value=np.nan, astype='f4', **options)
                data = array.values
            mask = None if raw else sub.get_array('image.mask', fill_value=1, **options).values
            for i in range(data.shape[1]):
                train, pulse = (10001, i) if jungfrau else (int(array.coords[n].values[i]) for n in ('train', 'pulse'))
                frame = np.full((total,) + shape, np.nan)
                bad = np.ones((total,) + shape, bool)
                for k, number in enumerate(numbers):
                    frame[number - offset] = data[k, i]
                    bad[number - offset] = mask[k, i] != 0 if mask is not None else np.isnan(data[k, i])
                frame, bad = frame.reshape(total, -1), bad.reshape(total, -1)
                print(train, pulse, int(np.isnan(frame).sum()), repr(float((np.nan_to_num(frame) * weights).sum())), int((bad * weights).sum()))
        """;

    /// <summary>Makes a run and returns what EXtra-data reads from it, line by line.</summary>
    public static string[] Make(string folder, string kind, string damage = "") => Python.Run(Modules, Script, folder, kind, damage).Split('\n');

    /// <summary>The same lines, read by this library.</summary>
    public static IEnumerable<string> Lines(IFrameSource run, IEnumerable<(ulong Train, ulong Pulse)> frames)
    {
        ulong[] trains = [.. run.Ids!.Trains!], pulses = [.. run.Ids.Pulses!];
        byte[] ids = [.. MemoryMarshal.AsBytes<ulong>(trains), .. MemoryMarshal.AsBytes<ulong>(pulses)];
        yield return FormattableString.Invariant($"{run.Count} {Convert.ToHexStringLower(SHA256.HashData(ids))} {run.Size.Height} {run.Size.Width}");
        var pixels = new float[run.Size.PixelCount];
        var good = new bool[pixels.Length];
        foreach ((ulong train, ulong pulse) in frames)
        {
            int index = Enumerable.Range(0, trains.Length).First(i => trains[i] == train && pulses[i] == pulse);
            Assert.IsNull(run.TryRead(index, pixels));
            Assert.IsNull(run.TryReadMask(index, good));
            double sum = 0;
            long missing = 0, bad = 0;
            for (int i = 0; i < pixels.Length; i++)
            {
                long weight = i % 1009 + 1;
                if (float.IsNaN(pixels[i]))
                    missing++;
                else
                    sum += (double)pixels[i] * weight;
                bad += good[i] ? 0 : weight;
            }

            yield return FormattableString.Invariant($"{train} {pulse} {missing} {(sum == Math.Truncate(sum) ? sum.ToString("0.0", CultureInfo.InvariantCulture) : sum.ToString("R", CultureInfo.InvariantCulture))} {bad}");
        }
    }

    /// <summary>The frames of the lines that <see cref="Make"/> gives.</summary>
    public static IEnumerable<(ulong Train, ulong Pulse)> Frames(IEnumerable<string> lines) =>
        lines.Skip(1).Select(line => line.Split(' ')).Select(words => (ulong.Parse(words[0], CultureInfo.InvariantCulture), ulong.Parse(words[1], CultureInfo.InvariantCulture)));
}
