import { lineBelief } from '../../../src/measure/speed/line.ts';
import { type Earlier, faded, nothingEarlier } from '../../../src/measure/speed/past.ts';
import { lineTold, speedTold } from '../../../src/measure/speed/told.ts';
import type { Random } from '../../../src/model/chance.ts';
import type { TransferOptions } from '../path/transfers.ts';
import type { HonestLine } from './honest-lines.ts';
import { type CheckSeen, simulatedCheck } from './simulated-check.ts';

/** Between two checks, ms. */
const apartMs = 3 * 3_600_000;

/** Of a sample that shows how fast a service is: less is guessed. */
const longBytes = 114_688;

/**
 * Checks of one network, one after the other, each of which knows the earlier ones.
 * @param held for each check what holds the services back
 */
export function simulatedNetwork(
  line: HonestLine,
  direction: 'down' | 'up',
  held: readonly (readonly TransferOptions['limit'][])[],
  random: Random,
): CheckSeen[] {
  const checks: CheckSeen[] = [];
  let earlier: readonly Earlier[] | undefined;
  for (const limits of held) {
    const before = earlier ?? limits.map(() => nothingEarlier);
    const check = simulatedCheck(line, direction, limits, random, before);
    checks.push(check);
    const belief = lineBelief(check.controls);
    const ofLine = lineTold(check.controls)?.from;
    earlier = check.rows.map(({ samples, log }, index): Earlier => {
      const { past } = before[index] as Earlier;
      const own = speedTold(samples, belief)?.kbps;
      const isLong = samples.some(({ bytes }) => bytes >= longBytes);
      const isNew = isLong && limits[index] === undefined && own !== undefined && ofLine !== undefined;
      return {
        carried: faded(log, apartMs),
        past: isNew ? { ofService: [own, ...past.ofService], ofLine: [ofLine, ...past.ofLine] } : past,
      };
    });
  }
  return checks;
}
