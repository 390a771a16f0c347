import { rollUp } from '../../../history/roll-up.ts';
import { systemClock } from '../../browser/clock.ts';
import type { RollUpReader } from '../store.ts';
import { readPast } from './session-rounds.ts';

export function sessionRollUps(): RollUpReader {
  return {
    async days(first, last) {
      return rollUp(await readPast(), systemClock()).days.filter(({ day }) => day >= first && day <= last);
    },
    async hours(service, first, last) {
      const { hours } = rollUp(await readPast(), systemClock());
      return hours.filter((one) => one.service === service && one.day >= first && one.day <= last);
    },
  };
}
