import { crowdVerdict, dailyShares, shareVerdict } from '../../protocol/wire/cell.ts';
import type { Cell, Snapshot } from '../../protocol/wire/snapshot.ts';
import { services as catalogue } from '../../src/catalogue/catalogue.ts';
import { dayOfSlot } from '../days.ts';

/** The two meanings of a daily share. */
export type DayState = 'works' | 'troubled';

/** A change that a second day has confirmed. */
export interface Change {
  readonly to: DayState;
  /** Days since 1970; undefined if the state has lasted since the first known day. */
  readonly since: number | undefined;
}

/**
 * The changes of a service in a country over the days of its strip, oldest first. Days with too few reports are
 * skipped.
 */
export function changesOf(strip: string, counter: number): readonly Change[] {
  const shares = dailyShares(strip);
  const firstDay = dayOfSlot(counter) - shares.length;
  const days = shares.flatMap((share, index) =>
    share === undefined ? [] : [{ day: firstDay + index, state: stateOf(share) }],
  );
  const changes: Change[] = [];
  for (const [index, { day, state }] of days.entries()) {
    const isConfirmed = days[index + 1]?.state === state;
    if (isConfirmed && changes.at(-1)?.to !== state) {
      changes.push({ to: state, since: changes.length === 0 ? undefined : day });
    }
  }
  return changes;
}

const stateOf = (share: number): DayState => (shareVerdict(share) === 'works' ? 'works' : 'troubled');

/** Whether a cell shows that people have problems; false if in doubt. */
export function isTroubled(cell: Cell | undefined): boolean {
  return ['problem', 'mixed'].includes(crowdVerdict(cell));
}

/** Whether a cell says anything for certain. */
export const isCertain = (cell: Cell | undefined): boolean => isTroubled(cell) || crowdVerdict(cell) === 'works';

/** The content of the first sentence. */
export interface Headline {
  readonly country: string;
  /** The messenger's name. */
  readonly app: string;
  /** On how many networks there are problems. */
  readonly troubled: number;
  readonly networks: number;
  /** Days since 1970. */
  readonly since: number | undefined;
}

/** The problem that most networks have. */
export function headlineOf(snapshots: readonly Snapshot[]): Headline | undefined {
  const all = snapshots.flatMap((snapshot) =>
    catalogue
      .filter(({ id }) => isTroubled(snapshot.services[id]?.day))
      .map(({ id, name }) => ({ ...headlineFor(snapshot, id), app: name })),
  );
  return all.sort((a, b) => b.troubled - a.troubled || b.networks - a.networks)[0];
}

function headlineFor({ country, counter, services, networks }: Snapshot, id: string): Omit<Headline, 'app'> {
  const cells = networks.map((network) => network.services[id]?.day).filter(isCertain);
  const last = changesOf(services[id]?.strip ?? '', counter).at(-1);
  return {
    country,
    troubled: cells.filter(isTroubled).length,
    networks: cells.length,
    since: last?.to === 'troubled' ? last.since : undefined,
  };
}
