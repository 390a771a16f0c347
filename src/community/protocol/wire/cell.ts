import type { ServiceId } from '../../../model/service.ts';
import { isProblem, type ServiceState } from '../../../model/verdict.ts';
import type { Cell, Doubt, Snapshot, Window } from './snapshot.ts';

/** Reading what is published of a country, for pages that show it: without the schema, which they need not load. */

/** Fewer reports than this are never told apart from none. */
export const leastReports = 10;

/**
 * What is told apart at all takes so many neighbourhoods, if all of it comes on its day and through one relay. On another
 * day, through another relay or after a restart nobody knows any more who has voted, and it takes fewer.
 */
export const leastNeighbourhoods = 5;

/** How many whole days before today OONI's figures, and the figures of a month, cover. */
export const ooniDays = 7;
export const monthDays = 30;

/** Up to this share of reports that see a problem a service works, from `problemFrom` on it has one, between it is mixed. */
const worksUpTo = 0.2;
const problemFrom = 0.8;

export type CrowdVerdict = 'works' | 'problem' | 'mixed' | 'too-few' | Doubt;

/** Which state's shape and colour stands for each: those that a person knows from their own results. */
export const crowdMarks: Readonly<Record<CrowdVerdict, ServiceState>> = {
  works: 'works',
  problem: 'partial',
  mixed: 'slow',
  'too-few': 'untestable',
  contested: 'unsure',
  held: 'unsure',
};

/** What a cell says in a word; one that is not there says that reports were too few. */
export function crowdVerdict(cell: Cell | undefined): CrowdVerdict {
  if (!cell) return 'too-few';
  const [n, problem, , doubt] = cell;
  return doubt ?? shareVerdict(problem / n);
}

/** @param share of the reports that see a problem, 0 to 1 */
export function shareVerdict(share: number): 'works' | 'problem' | 'mixed' {
  if (share <= worksUpTo) return 'works';
  return share >= problemFrom ? 'problem' : 'mixed';
}

/** Whether a report of this state sees a problem; undefined for states that say nothing. */
export function seesProblem(state: ServiceState): boolean | undefined {
  if (state === 'works') return false;
  return isProblem(state) ? true : undefined;
}

/** "14 of 16 see the same": how many of a cell see what this state says. Undefined where there is nothing to compare. */
export function agreement(cell: Cell | undefined, state: ServiceState): { same: number; of: number } | undefined {
  const seen = seesProblem(state);
  if (!cell || seen === undefined) return undefined;
  const [n, problem] = cell;
  return { same: seen ? problem : n - problem, of: n };
}

/** What the people on one network see of a service. Undefined: too few of them, or a network that is not told apart. */
export function networkCell(snapshot: Snapshot, asn: number, service: ServiceId, window: Window): Cell | undefined {
  return snapshot.networks.find((network) => network.asn === asn)?.services[service]?.[window];
}

/** The daily shares (0 to 1) of a country and service, oldest first; undefined for days with too few reports. */
export function dailyShares(tenths: string): (number | undefined)[] {
  return [...tenths].map((digit) => (digit === '-' ? undefined : Number.parseInt(digit, 11) / 10));
}
