import type { LineOptions, TransferOptions } from '../path/transfers.ts';

/** A line on which nobody holds anything back, and where the services are. */
export interface HonestLine {
  readonly name: string;
  readonly line: LineOptions;
  /** How far the controls are from the line, ms there and back. */
  readonly controlsMs: readonly number[];
  /** Of the services: how far, what their way loses, what their servers take. */
  readonly services: Partial<TransferOptions> & { readonly roundTripMs: number };
}

const near = [12, 20, 35] as const;

/** Down and up, Mbit/s, with what both directions have in common. */
function lineOf(
  down: number,
  up: number,
  both: Partial<LineOptions['down']> = {},
  busy?: LineOptions['busy'],
): LineOptions {
  const link = (mbit: number) => ({ bitsPerSecond: mbit * 1e6, ...both });
  return { down: link(down), up: link(up), ...(busy ? { busy } : {}) };
}

function row(
  name: string,
  line: LineOptions,
  services: HonestLine['services'],
  controlsMs: readonly number[] = near,
): HonestLine {
  return { name, line, services, controlsMs };
}

const at = (roundTripMs: number, more: Partial<TransferOptions> = {}) => ({ roundTripMs, ...more });

/** Kinds of them. */
export const honestLines: readonly HonestLine[] = [
  ...[
    [100, 40],
    [50, 10],
    [20, 5],
    [10, 2],
    [5, 1],
    [3, 0.8],
    [2, 0.5],
    [1, 0.3],
    [0.5, 0.2],
    [0.25, 0.1],
  ].map(([down = 0, up = 0]) => row(`${down} Mbit/s`, lineOf(down, up), at(30))),
  ...[1, 10, 50].map((down) => row(`${down} Mbit/s, services 150 ms away`, lineOf(down, down / 4), at(150))),
  ...[1, 10, 50].map((down) => row(`${down} Mbit/s, services 330 ms away`, lineOf(down, down / 4), at(330))),
  row('all 255 ms away', lineOf(20, 5, { delayMs: 110 }), at(35)),
  row('satellite, 600 ms', lineOf(20, 3, { delayMs: 290 }), at(30)),
  row('slow satellite, 700 ms', lineOf(2, 0.5, { delayMs: 340 }), at(30)),
  ...[1, 3, 6].map((lossPercent) => row(`loses ${lossPercent} %`, lineOf(10, 3, { lossPercent }), at(40))),
  row('loses 3 % in bursts', lineOf(20, 5, { lossPercent: 3, lossBurst: 4 }), at(40)),
  row('loses 12 %', lineOf(20, 5, { lossPercent: 12 }), at(40)),
  row('far, loses 2 %', lineOf(20, 5, { delayMs: 80, lossPercent: 2 }), at(40)),
  ...[0.5, 1, 2].map((lossPercent) =>
    row(`way to services loses ${lossPercent} %, 255 ms`, lineOf(50, 10), at(255, { lossPercent })),
  ),
  ...[1, 2].map((lossPercent) =>
    row(`way to services loses ${lossPercent} %, 400 ms`, lineOf(20, 5), at(400, { lossPercent })),
  ),
  row('way to services loses 1 % in bursts, 150 ms', lineOf(50, 10), at(150, { lossPercent: 1, lossBurst: 3 })),
  row('jitter of 60 ms', lineOf(20, 5, { jitterMs: 60 }), at(40)),
  row('jitter of 200 ms', lineOf(5, 1, { jitterMs: 200 }), at(40)),
  row('long queue, 2 s', lineOf(3, 0.5, { queueMs: 2000 }), at(40)),
  row('short queue, 20 ms', lineOf(8, 2, { queueMs: 20 }), at(40)),
  row('policed line of 2 Mbit/s', lineOf(2, 1, { manner: 'police', burstBytes: 30_000 }), at(40)),
  row('busy device, 0.15 s', lineOf(20, 5, {}, { everyMs: 600, atMostMs: 150 }), at(40)),
  row('busy device, 0.6 s', lineOf(20, 5, {}, { everyMs: 2500, atMostMs: 600 }), at(40)),
  row(
    'mobile: jitter, bursts of loss, far',
    lineOf(4, 1, { delayMs: 30, jitterMs: 80, lossPercent: 1, lossBurst: 3 }),
    at(60),
  ),
  row('mobile at its edge', lineOf(0.8, 0.2, { delayMs: 60, jitterMs: 150, lossPercent: 3, lossBurst: 3 }), at(60)),
  row('servers that take two seconds', lineOf(20, 5), at(40, { serverMs: 2000 })),
  row('servers of 2.5 Mbit/s', lineOf(50, 10), at(40, { limit: { bitsPerSecond: 2_500_000, manner: 'shape' } })),
];
