import type { HistoryRecord } from './export/history-record.ts';
import type { LocalClock } from './local-time.ts';
import type { DayRollUp } from './roll-up.ts';

/**
 * A check is dated ahead if the clock was ahead when it ran, or is behind now, or if somebody wrote the file that it
 * came with. It says nothing about now: it would be "the last" until the clock has caught up.
 */

/** The clocks of two devices may differ by this. */
const clockErrorMs = 10 * 60_000;

/**
 * Whether a record in a file is from later than two devices' clocks explain.
 * @param now epoch ms
 */
export function isDatedAhead(record: HistoryRecord, now: number, clock: LocalClock): boolean {
  const latest = now + clockErrorMs;
  switch (record.kind) {
    case 'round': {
      const { at, endedAt = at, verdicts } = record.round;
      return [{ at }, { at: endedAt }, ...verdicts, ...record.observations].some((one) => one.at > latest);
    }
    case 'day':
      return (
        record.day.day > clock.timeAt(latest).day ||
        record.hours.some(({ day }) => day > clock.timeAt(latest).day) ||
        Object.values(record.day.services).some(({ turns }) => turns.some(({ at }) => at > latest))
      );
    case 'feedback':
      return record.feedback.round > latest;
    case 'note':
    case 'network':
      return false;
    default:
      return record satisfies never;
  }
}

/** Roll-ups without days and turns that are dated ahead. */
export function upToNow(days: readonly DayRollUp[], now: number, clock: LocalClock): DayRollUp[] {
  const today = clock.timeAt(now).day;
  return days.flatMap((one) => {
    if (one.day < today) return one;
    if (one.day > today) return [];
    const services = Object.entries(one.services).map(
      ([id, service]) => [id, { ...service, turns: service.turns.filter(({ at }) => at <= now) }] as const,
    );
    return { ...one, services: Object.fromEntries(services) };
  });
}
