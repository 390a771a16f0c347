import { shareVerdict } from '../../community/protocol/wire/cell.ts';
import type { Part } from '../store/read-counts.ts';
import { shareOf, total } from './report-counts.ts';

/** So far from all others a part stands alone. */
const farApart = 0.3;

export interface Steady {
  readonly parts: readonly Part[];
  /** Something was left out. */
  readonly held: boolean;
}

/**
 * What a row of slots (or days) says when no single one of them may turn it: where one that no other agrees with decides
 * the verdict, it is left out until a second one says the same. Undefined where there is nothing but such a one; that
 * something works is believed at once, since nobody is alarmed by it.
 * @param parts one for each slot (or day)
 */
export function holdBack(parts: readonly Part[]): Steady | undefined {
  const whole = { parts, held: false };
  const verdict = shareVerdict(shareOf(total(parts)));
  if (parts.length === 1) return verdict === 'works' ? whole : undefined;
  const oldest = Math.min(...parts.map(({ time }) => time));
  for (const part of parts) {
    // Of two that disagree, the older one is what was known before.
    if (parts.length === 2 && part.time === oldest) continue;
    const others = parts.filter((other) => other !== part);
    const isAlone = others.every((other) => Math.abs(shareOf(other) - shareOf(part)) >= farApart);
    if (isAlone && shareVerdict(shareOf(total(others))) !== verdict) return { parts: others, held: true };
  }
  return whole;
}
