"""Small European XFEL runs, written with h5py after the layout of the facility's files. Run in this folder: /usr/bin/python3 make_golden.py

A pixel is value(train, pulse, module, row, column); modules have 4 x 6 pixels, so that nothing may rely on a real detector's size.
  raw/        TST_DET_TINY: modules 0-2, two sequences. Module 1 lacks train 101 and has one pulse more in train 103; module 2 has no
              second sequence, and its index counts first/last/status as files before the format 1.0 do. Beside them a file of scalars.
  corrected/  TST_DET_AGIPD500K: modules 0 and 5 of 8, with masks; module 5 has a mask of three values a pixel and a NaN.
"""
import os
import h5py
import numpy as np

HEIGHT, WIDTH = 4, 6


def value(train, pulse, module):
    pixels = np.arange(HEIGHT * WIDTH).reshape(HEIGHT, WIDTH)
    return 1 + (train - 100) * 1000 + pulse * 100 + module * 30 + pixels


def write(path, detector, module, trains, corrected=False, old_index=False, masks=1):
    """trains: (train id, [pulses]) in the order of the index; a train id of 0 is padding."""
    source = f'{detector}/DET/{module}CH0:xtdf'
    with h5py.File(path, 'w', libver='earliest') as f:
        f['METADATA/dataFormatVersion'] = [b'1.0']
        f['METADATA/dataSources/dataSourceId'] = [f'INSTRUMENT/{source}/image'.encode()]
        f['METADATA/proposalNumber'] = np.array([700000], 'u4')
        f['METADATA/runNumber'] = np.array([1], 'u4')
        f['METADATA/sample'] = [b'No sample']
        f['INDEX/trainId'] = np.array([train for train, _ in trains], 'u8')
        f['INDEX/flag'] = np.ones(len(trains), 'i4')
        count = np.array([len(pulses) for _, pulses in trains], 'u8')
        first = np.concatenate([[0], np.cumsum(count)[:-1]]).astype('u8')
        index = f.create_group(f'INDEX/{source}/image')
        index['first'] = first
        if old_index:
            index['last'] = np.where(count > 0, first + count - 1, first).astype('u8')
            index['status'] = (count > 0).astype('u4')
        else:
            index['count'] = count
        images = [(train, pulse) for train, pulses in trains for pulse in pulses]
        group = f.create_group(f'INSTRUMENT/{source}/image')
        shape = (-1,) if corrected else (-1, 1)
        group['trainId'] = np.array([train for train, _ in images], 'u8').reshape(shape)
        group['pulseId'] = np.array([pulse for _, pulse in images], 'u8').reshape(shape)
        group['cellId'] = np.array([pulse // 4 + 1 for _, pulse in images], 'u2').reshape(shape)
        data = np.stack([value(train, pulse, module) for train, pulse in images])
        if not corrected:
            group['data'] = np.stack([data, np.full_like(data, 60000)], axis=1).astype('u2')
            return
        data = data.astype('f4')
        mask = np.zeros(data.shape + ((masks,) if masks > 1 else ()), 'u4' if masks == 1 else 'u1')
        mask[:, 0, module] = 8
        if masks > 1:
            data[0, 3, 5] = np.nan
        group.create_dataset('data', data=data, chunks=(2, HEIGHT, WIDTH), compression='gzip', shuffle=True)
        group.create_dataset('mask', data=mask, chunks=(2,) + mask.shape[1:], compression='gzip')
        group['gain'] = np.zeros(data.shape, 'u1')


os.makedirs('raw', exist_ok=True)
os.makedirs('corrected', exist_ok=True)
tiny = 'TST_DET_TINY'
write('raw/RAW-R0001-TINY00-S00000.h5', tiny, 0, [(100, [0, 4]), (101, [0, 4]), (0, []), (102, [0, 4])])
write('raw/RAW-R0001-TINY01-S00000.h5', tiny, 1, [(100, [0, 4]), (102, [0, 4]), (0, [])])
write('raw/RAW-R0001-TINY02-S00000.h5', tiny, 2, [(100, [0, 4]), (101, [0, 4]), (102, [])], old_index=True)
write('raw/RAW-R0001-TINY00-S00001.h5', tiny, 0, [(103, [0, 4]), (104, [0])])
write('raw/RAW-R0001-TINY01-S00001.h5', tiny, 1, [(103, [0, 2, 4]), (104, [0])])
with h5py.File('raw/RAW-R0001-DA01-S00000.h5', 'w', libver='earliest') as f:
    f['INDEX/trainId'] = np.arange(100, 105, dtype='u8')
    f['INSTRUMENT/TST_XTD_XGM/DOOCS/MAIN:output/data/intensityTD'] = np.zeros((5, 10), 'f4')
agipd = 'TST_DET_AGIPD500K'
write('corrected/CORR-R0002-AGIPD00-S00000.h5', agipd, 0, [(100, [0, 4, 8]), (102, [0, 4, 8])], corrected=True)
write('corrected/CORR-R0002-AGIPD05-S00000.h5', agipd, 5, [(100, [0, 4, 8]), (101, [0, 4, 8])], corrected=True, masks=3)
