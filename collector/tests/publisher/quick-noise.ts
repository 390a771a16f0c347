import { seededRandom } from '../../../src/model/chance.ts';
import type { Noise } from '../../publisher/noise.ts';
import { gaussianWeights } from './gaussian-weights.ts';

/**
 * Noise of the true distribution, for simulations of thousands of publications: the secure one would take minutes. A
 * name always gives the same number.
 */
export function quickNoise(run: number): Noise {
  return (name) => {
    const random = seededRandom(mixed(`${run} ${name}`));
    return (variance) => drawFrom(tableOf(variance), random());
  };
}

function drawFrom({ values, upTo }: Table, uniform: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 1) > uniform) high = middle;
    else low = middle + 1;
  }
  return values[low] ?? 0;
}

/** FNV-1a, and the end of MurmurHash3, so that similar names give unrelated numbers. */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

interface Table {
  readonly values: readonly number[];
  /** The probability of each value and of all smaller ones. */
  readonly upTo: readonly number[];
}

const tables = new Map<number, Table>();

function tableOf(variance: number): Table {
  const known = tables.get(variance);
  if (known) return known;
  const weights = gaussianWeights(variance);
  let sum = 0;
  const upTo = [...weights.values()].map((weight) => (sum += weight));
  const table = { values: [...weights.keys()], upTo };
  tables.set(variance, table);
  return table;
}
