import type { RollUpReader, RoundReader, VerdictReader } from '../store.ts';
import { sessionRollUps } from './session-roll-ups.ts';
import { sessionRounds } from './session-rounds.ts';
import { sessionVerdicts } from './session-verdicts.ts';

export function sessionReader(): RoundReader & VerdictReader & RollUpReader {
  return { ...sessionRounds(), ...sessionVerdicts(), ...sessionRollUps() };
}
