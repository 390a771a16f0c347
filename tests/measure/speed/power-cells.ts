import type { TransferOptions } from '../path/transfers.ts';

/** Something that holds services back on a line. */
export interface Cell {
  readonly direction: 'down' | 'up';
  /** Of the line in that direction, Mbit/s. */
  readonly lineMbit: number;
  readonly name: string;
  readonly limit: TransferOptions['limit'];
  /** kbit/s; absent where packets are lost. */
  readonly kbps?: number;
  /** Is it a tenth of the line or less, and slow enough to hinder anybody? */
  readonly counts: boolean;
}

const lines = [1, 3, 10, 50] as const;
const rates = [64, 128, 256, 500, 1000, 2000] as const;
const manners = [
  { name: 'shaped', manner: 'shape' },
  { name: 'policed, 16 kB at once', manner: 'police', burstBytes: 16_384 },
  { name: 'policed, 64 kB at once', manner: 'police', burstBytes: 65_536 },
  { name: 'policed, 128 kB at once', manner: 'police', burstBytes: 131_072 },
] as const;
const losses = [5, 10, 15, 25] as const;

/**
 * The first of the losses that slows to a tenth of 10 Mbit/s: 640 kbit/s over 40 ms. Of 15 % it is 1.1 Mbit/s.
 * @source medians of 384 KiB in the simulator
 */
const slowingLoss = 25;

/** What is faster hinders nobody, kbit/s. */
const hinders = 1000;

export const cells: readonly Cell[] = (['down', 'up'] as const).flatMap((direction) =>
  lines.flatMap((lineMbit): Cell[] => [
    ...manners.flatMap(({ name, ...manner }) =>
      rates
        .filter((kbps) => 2 * kbps <= 1000 * lineMbit)
        .map((kbps) => ({
          direction,
          lineMbit,
          name,
          kbps,
          limit: { bitsPerSecond: 1000 * kbps, ...manner },
          counts: kbps <= hinders && kbps <= 100 * lineMbit,
        })),
    ),
    ...losses.map((lossPercent) => ({
      direction,
      lineMbit,
      name: `loses ${lossPercent} %`,
      limit: { lossPercent },
      counts: lossPercent >= slowingLoss && lineMbit >= 10,
    })),
    { direction, lineMbit, name: 'stops after 16 kB', limit: { stopsAfterBytes: 16_384 }, counts: true },
  ]),
);
