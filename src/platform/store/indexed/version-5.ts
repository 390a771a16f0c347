import { extentOfKind, renamedReasons } from '../../../history/earlier-versions.ts';
import type { DayRollUp } from '../../../history/roll-up.ts';
import type { Turn } from '../../../history/turns.ts';
import type { Reason } from '../../../model/reasons.ts';
import type { Round } from '../../../model/round.ts';

/** What version 5 of the database stored: checks of two kinds. Nothing else reads it. */

export type RoundOfTwoKinds = Omit<Round, 'extent'> & { readonly kind: keyof typeof extentOfKind };

/** Translated as it is read: a year of rounds would take minutes to store anew, and says the same. */
export function roundOfVersion5(stored: Round | RoundOfTwoKinds): Round {
  if (!('kind' in stored)) return stored;
  const { kind, ...round } = stored;
  return {
    ...round,
    extent: extentOfKind[kind],
    verdicts: round.verdicts.map((verdict) => ({
      ...verdict,
      because: verdict.because.map(renamed),
      functions: verdict.functions.map((one) => ({ ...one, because: one.because.map(renamed) })),
    })),
  };
}

function renamed(reason: Reason | keyof typeof renamedReasons): Reason {
  return reason in renamedReasons ? renamedReasons[reason as keyof typeof renamedReasons] : (reason as Reason);
}

type TurnOfTwoKinds = Omit<Turn, 'partly'> & { readonly quick?: true };

/** The text of a stored day: turns that a quick check found were marked `quick`. */
export function dayTextOfVersion5(text: string): string {
  const day = JSON.parse(text) as Omit<DayRollUp, 'day' | 'profile'>;
  const services = Object.entries(day.services).map(([id, one]) => [id, { ...one, turns: one.turns.map(turnOf) }]);
  return JSON.stringify({ ...day, services: Object.fromEntries(services) });
}

function turnOf({ quick, ...turn }: TurnOfTwoKinds): Turn {
  return quick ? { ...turn, partly: true } : turn;
}
