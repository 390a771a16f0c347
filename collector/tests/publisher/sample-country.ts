import { seededRandom } from '../../../src/model/chance.ts';
import type { Count } from '../../store/add-counts.ts';
import { throughTwo } from '../sample-count.ts';
import { counter, today } from './sample-parts.ts';

/** A service on a network: the share of problems, the share of blocks among them, and their first day. */
interface Fate {
  readonly service: string;
  readonly problem: number;
  readonly blocked: number;
  /** Days ago; before that it worked. */
  readonly since?: number;
}

/** Networks by number, with their reports in six hours. */
const networks = [
  [8359, 120],
  [12389, 90],
  [31133, 60],
  [25513, 30],
  [8402, 25],
  [0, 45],
  [42610, 1],
] as const;

const fates: readonly Fate[] = [
  { service: 'whatsapp', problem: 0.95, blocked: 0.92, since: 12 },
  { service: 'telegram', problem: 0.4, blocked: 0.1, since: 20 },
  { service: 'signal', problem: 0.97, blocked: 0.9 },
  { service: 'messenger', problem: 0.03, blocked: 0.5 },
  { service: 'discord', problem: 0.9, blocked: 0.95, since: 25 },
  { service: 'max', problem: 0, blocked: 0 },
];

/** A month of reports from an invented country, the same every time. */
export function sampleCountry(cc: string): Count[] {
  const random = seededRandom(7);
  const counts: Omit<Count, 'relay'>[] = [];
  for (let slot = (today - 30) * 4; slot < counter; slot++) {
    const daysAgo = today - Math.floor(slot / 4);
    for (const [asn, reports] of networks) {
      for (const { service, problem, blocked, since = 31 } of fates) {
        // One network is not affected by the newest block.
        const isSpared = asn === 25513 && service === 'whatsapp';
        const share = daysAgo <= since && !isSpared ? problem : 0.02;
        const n = Math.round(reports * (0.6 + 0.8 * random()));
        const bad = Math.min(n, Math.round(n * share + (random() - 0.5)));
        const cut = Math.round(bad * blocked);
        const base = { slot, cc, asn, service };
        const all: Omit<Count, 'relay'>[] = [
          { ...base, state: 'works', n: n - Math.max(0, bad) },
          { ...base, state: 'problem', n: bad - cut },
          { ...base, state: 'blocked', n: cut },
        ];
        counts.push(...all.filter((count) => count.n > 0));
      }
    }
  }
  return throughTwo(counts);
}
