import { rollUp } from '../../../history/roll-up.ts';
import { systemClock } from '../../browser/clock.ts';
import type { RollUpReader, RoundReader, VerdictReader } from '../store.ts';
import { readEnded, sessionRounds } from './session-rounds.ts';
import { sessionVerdicts } from './session-verdicts.ts';

export function sessionReader(): RoundReader & VerdictReader & RollUpReader {
  return { ...sessionRounds(), ...sessionVerdicts(), ...sessionRollUps() };
}

const upToNow = async () => (await readEnded()).filter(({ at }) => at <= Date.now());

export function sessionRollUps(): RollUpReader {
  return {
    async days(first, last) {
      return rollUp(await upToNow(), systemClock()).days.filter(({ day }) => day >= first && day <= last);
    },
    async hours(service, first, last) {
      const { hours } = rollUp(await upToNow(), systemClock());
      return hours.filter((one) => one.service === service && one.day >= first && one.day <= last);
    },
  };
}
