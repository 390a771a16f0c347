import { lineBelief, logEvidence } from '../../../src/measure/speed/evidence.ts';
import { chanceOf, convictingOdds, nextSize } from '../../../src/measure/speed/next-sample.ts';
import type { SpeedSample } from '../../../src/measure/speed/sample.ts';
import type { Random } from '../../../src/model/chance.ts';
import { asSamples } from '../path/as-samples.ts';
import { simulate, type TransferOptions } from '../path/transfers.ts';
import type { HonestLine } from './honest-lines.ts';

export interface Row {
  /** The greatest evidence at any moment of the check. */
  readonly most: number;
  /** Payload of its samples, bytes. */
  readonly bytes: number;
  readonly samples: number;
}

const firstBytes = { down: 40_960, up: 28_672 } as const;
const controlBytes = 114_688;

/** Bytes that closer samples may take of a check, and of one where something looks held back. */
const budgets = { usual: 500_000, suspicious: 3_000_000 } as const;

/** From this chance on. */
const suspiciousChance = 0.1;

const mostSamples = 8;

/** Of a long sample, which passes a burst. */
const longBytes = 393_216;

/**
 * A check of services over a line: a first sample of all at once beside the controls, and then what decides most. Each
 * service is looked at by itself.
 * @param limits what holds the services back; undefined for those that nothing does
 */
export function simulatedCheck(
  { line, controlsMs, services }: HonestLine,
  direction: 'down' | 'up',
  limits: readonly TransferOptions['limit'][],
  random: Random,
): Row[] {
  const control = (index: number, bytes: number): TransferOptions => ({
    direction,
    bytes,
    roundTripMs: controlsMs[index % controlsMs.length] ?? 20,
  });
  const service = (limit: TransferOptions['limit'], bytes: number): TransferOptions => ({
    ...services,
    direction,
    bytes,
    ...(limit ? { limit } : {}),
  });
  const first = [
    ...controlsMs.map((_, index) => control(index, firstBytes[direction])),
    ...limits.map((limit) => service(limit, firstBytes[direction])),
  ];
  const seen = asSamples(simulate(line, first, random), first);
  const controls = seen.slice(0, controlsMs.length);
  const rows = limits.map((limit, index) => {
    const samples = [seen[controls.length + index] as SpeedSample];
    return { limit, samples, most: logEvidence(samples, lineBelief(controls)) };
  });
  const one = (options: TransferOptions): SpeedSample[] => asSamples(simulate(line, [options], random), [options]);
  // In its turn one service is looked at for longer, whatever its first sample.
  const inTurn = rows[0];
  if (inTurn) {
    controls.push(...one(control(0, longBytes)));
    inTurn.samples.push(...one(service(inTurn.limit, longBytes)));
    inTurn.most = Math.max(inTurn.most, logEvidence(inTurn.samples, lineBelief(controls)));
  }
  let spent = 0;
  let turn = 0;
  for (;;) {
    const open = rows
      .filter(({ samples, most }) => most < Math.log(convictingOdds) && samples.length < mostSamples)
      .map((row) => ({ row, now: logEvidence(row.samples, lineBelief(controls)) }))
      .sort((a, b) => b.now - a.now);
    const [first] = open;
    if (!first) break;
    const held = rows.some(({ most }) => most >= Math.log(convictingOdds));
    const budget = chanceOf(first.now, held) >= suspiciousChance ? budgets.suspicious : budgets.usual;
    const size = nextSize(first.row.samples, lineBelief(controls), budget - spent - controlBytes, held);
    if (size === undefined) break;
    spent += size;
    // A control beside the first closer look at each service, and beside each second one.
    if (first.row.samples.length % 2 === 1) {
      controls.push(...one(control(turn++, controlBytes)));
      spent += controlBytes;
    }
    first.row.samples.push(...one(service(first.row.limit, size)));
    first.row.most = Math.max(first.row.most, logEvidence(first.row.samples, lineBelief(controls)));
  }
  return rows.map(({ samples, most }) => ({
    most,
    samples: samples.length,
    bytes: samples.reduce((sum, { bytes }) => sum + bytes, 0),
  }));
}
