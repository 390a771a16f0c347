import type { ComponentChild } from 'preact';
import { isOwn } from '../../history/own.ts';
import { knownRounds, problemRounds, worstState } from '../../history/tally.ts';
import { hourSlots, timelineOfHours } from '../../history/timeline.ts';
import type { ServiceId } from '../../model/service.ts';
import { isProblem, type ServiceState } from '../../model/verdict.ts';
import { systemClock } from '../../platform/browser/clock.ts';
import { readRounds } from '../../platform/store/read-rounds.ts';
import { readAndClose } from '../shared/read-and-close.ts';
import { toneOf } from '../shared/state-mark.tsx';
import { t } from '../shared/text.ts';

/** The last day of each messenger, drawn. */
export async function drawnStrips(
  services: readonly ServiceId[],
  profile: string | undefined,
  now: number,
): Promise<ReadonlyMap<ServiceId, ComponentChild>> {
  const strips = (await readStrips(services, profile, now)) ?? new Map();
  return new Map([...strips].map(([id, strip]) => [id, <HistoryStrip key={id} strip={strip} />]));
}

/** The last day of one messenger. */
export interface Strip {
  /** The worst state of each hour, oldest first; undefined where nothing was checked. */
  readonly hours: readonly (ServiceState | undefined)[];
  /** Checks that found something out, and those of them that found a problem. */
  readonly checks: number;
  readonly problems: number;
}

type Strips = ReadonlyMap<ServiceId, Strip>;

const shownHours = 24;

/** @param profile the network of the newest check: the hours on other networks are left out */
async function readStrips(
  services: readonly ServiceId[],
  profile: string | undefined,
  now: number,
): Promise<Strips | undefined> {
  const clock = systemClock();
  const slots = hourSlots(shownHours, now, clock);
  const [first, last] = [slots[0]?.day, slots.at(-1)?.day];
  if (first === undefined || last === undefined) return undefined;
  try {
    return await readAndClose(readRounds(), async (store) => {
      const strips = services.map(async (id) => {
        const cells = timelineOfHours(slots, (await store.hours(id, first, last)).filter(isOwn), profile);
        const tallies = cells.map(({ content }) => content?.total);
        const sum = (count: typeof knownRounds) =>
          tallies.reduce((total, tally) => total + (tally ? count(tally) : 0), 0);
        return [
          id,
          {
            hours: tallies.map((tally) => tally && worstState(tally)),
            checks: sum(knownRounds),
            problems: sum(problemRounds),
          },
        ] as const;
      });
      return new Map(await Promise.all(strips));
    });
  } catch {
    // Without its history a row still has its result.
    return undefined;
  }
}

const barWidth = 2;
const step = 3;
const height = 18;

/** Told apart by height too, and not by colour alone. */
function heightOf(state: ServiceState | undefined): number {
  if (state === undefined) return 1;
  if (state === 'blocked') return height;
  return isProblem(state) ? 12 : 5;
}

/** The last 24 hours of a messenger, one bar for each hour; a high bar is a problem. */
function HistoryStrip({ strip: { hours, checks, problems } }: { readonly strip: Strip }) {
  if (checks === 0) return undefined;
  const label = t('history_strip', { problems, checks });
  return (
    <svg class="strip" viewBox={`0 0 ${hours.length * step} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      {hours.map((state, hour) => {
        const size = heightOf(state);
        return (
          <rect key={hour} x={hour * step} y={height - size} width={barWidth} height={size} data-tone={toneOf(state)} />
        );
      })}
    </svg>
  );
}
