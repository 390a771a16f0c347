import { shareVerdict } from '../../community/protocol/wire/cell.ts';
import type { Part } from '../store/read-counts.ts';
import { shareOf, total } from './report-counts.ts';

/** A part is alone if its share differs at least this much from that of every other part. */
const farApart = 0.3;

export interface Steady {
  readonly parts: readonly Part[];
  /** Whether a part was left out. */
  readonly held: boolean;
}

/**
 * Leaves out a slot (or day) that alone turns the verdict: where one that no other agrees with decides
 * the verdict, it is held back until a second one agrees. Undefined where it is the only one. A single slot that
 * says "works" is believed at once, since it alarms nobody.
 * @param parts one for each slot (or day)
 */
export function holdBack(parts: readonly Part[]): Steady | undefined {
  const whole = { parts, held: false };
  const verdict = shareVerdict(shareOf(total(parts)));
  if (parts.length === 1) return verdict === 'works' ? whole : undefined;
  const oldest = Math.min(...parts.map(({ time }) => time));
  for (const part of parts) {
    // Of two that disagree, the older one is kept, as it was known before.
    if (parts.length === 2 && part.time === oldest) continue;
    const others = parts.filter((other) => other !== part);
    const isAlone = others.every((other) => Math.abs(shareOf(other) - shareOf(part)) >= farApart);
    if (isAlone && shareVerdict(shareOf(total(others))) !== verdict) return { parts: others, held: true };
  }
  return whole;
}
