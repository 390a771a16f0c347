import type { ServiceId } from '../../src/model/service.ts';
import { isJudged, isProblem, type ServiceState } from '../../src/model/verdict.ts';
import type { Cell, Doubt, Snapshot, Window } from './snapshot.ts';

/** Helpers for a published snapshot. They are apart from the schema, so that pages need not load it. */

/**
 * About how many reports a day a network needs for its own figures; a country needs more. It is not exact, since noise
 * is added before the decision.
 */
export const minReports = 40;

/**
 * The smallest published number of reports. It is below `minReports`, e.g. because only the reports after a change
 * count.
 */
export const minFigure = 10;

/** How many whole days before today OONI's figures, and the figures of a month, cover. */
export const ooniDays = 7;
export const monthDays = 30;

/**
 * A service works when at most this share of reports sees a problem, has a problem from `problemFrom` on, and is mixed
 * in between.
 */
const worksUpTo = 0.2;
const problemFrom = 0.8;

export type CrowdVerdict = 'works' | 'problem' | 'mixed' | 'too-few' | Doubt;

/** The mark of each verdict, taken from the states that a person knows from their own results. */
export const crowdMarks: Readonly<Record<CrowdVerdict, ServiceState>> = {
  works: 'works',
  problem: 'partial',
  mixed: 'slow',
  'too-few': 'untestable',
  contested: 'unsure',
  held: 'unsure',
};

/** The verdict of a cell. A missing cell means too few reports. */
export function crowdVerdict(cell: Cell | undefined): CrowdVerdict {
  if (!cell) return 'too-few';
  const [n, problem, , doubt] = cell;
  return doubt ?? shareVerdict(problem / n);
}

/** @param share the share of reports that see a problem, 0 to 1 */
export function shareVerdict(share: number): 'works' | 'problem' | 'mixed' {
  if (share <= worksUpTo) return 'works';
  return share >= problemFrom ? 'problem' : 'mixed';
}

/** Whether a report with this state sees a problem. Undefined for states that are not reported. */
export function seesProblem(state: ServiceState): boolean | undefined {
  return isJudged(state) ? isProblem(state) : undefined;
}

/**
 * "14 of 16 see the same": how many reports of a cell agree with this state. Undefined when they cannot be compared.
 */
export function agreement(cell: Cell | undefined, state: ServiceState): { same: number; of: number } | undefined {
  const seen = seesProblem(state);
  if (!cell || seen === undefined) return undefined;
  const [n, problem] = cell;
  return { same: seen ? problem : n - problem, of: n };
}

/** The cell of a service on one network. Undefined with too few reports, or for a network without cells of its own. */
export function networkCell(snapshot: Snapshot, asn: number, service: ServiceId, window: Window): Cell | undefined {
  return snapshot.networks.find((network) => network.asn === asn)?.services[service]?.[window];
}

/** The daily shares (0 to 1) of a country and service, oldest first; undefined for days with too few reports. */
export function dailyShares(tenths: string): (number | undefined)[] {
  return [...tenths].map((digit) => (digit === '-' ? undefined : Number.parseInt(digit, 11) / 10));
}
