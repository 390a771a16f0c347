import { effectsOf } from '../../../model/effect.ts';
import type { ServiceVerdict } from '../../../model/verdict.ts';
import { statusWord } from '../../shared/current/status-word.ts';

/** The label of what one check found, whatever other checks found. */
export function verdictWord(verdict: ServiceVerdict): string {
  return statusWord({ verdict, current: { state: verdict.state, effects: effectsOf(verdict) } });
}
