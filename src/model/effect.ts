import type { FunctionId } from './function-ids.ts';
import { type Cause, isProblem, type KnownState, type Manner, type ServiceState } from './verdict.ts';

/** What a person notices: one word for the whole messenger, or one for each part that fails. */
export type Effect = WholeEffect | PartEffect;

/** Effects on a whole messenger, or on its site. */
export const wholeEffects = ['not-open', 'refused', 'down', 'slow', 'site-not-open'] as const;
export type WholeEffect = (typeof wholeEffects)[number];

type How = 'fails' | 'stalls' | 'partly' | 'slow';

/** Effects on parts of a messenger. Several ways to fail that feel the same share a word. */
// biome-ignore format: a table is read by its columns
const partEffects = {
  messages: { fails: 'messages',      stalls: 'messages',       partly: 'messages-partly', slow: 'messages-partly' },
  calls:    { fails: 'calls',         stalls: 'calls',          partly: 'calls-partly',    slow: 'calls-partly' },
  media:    { fails: 'photos',        stalls: 'photos-stall',   partly: 'photos-partly',   slow: 'photos-slow' },
  upload:   { fails: 'sending',       stalls: 'sending-stalls', partly: 'sending-partly',  slow: 'sending-slow' },
  web:      { fails: 'site',          stalls: 'site',           partly: 'site-partly',     slow: 'site-slow' },
} as const satisfies Record<FunctionId, Record<How, string>>;

/** `some-part`: something unknown fails. */
export type PartEffect = (typeof partEffects)[FunctionId][How] | 'some-part';

/** The part of a verdict that shows how a problem feels. A verdict shared by hand has no causes. */
export interface Problem {
  readonly state: ServiceState;
  readonly manner?: Manner;
  readonly functions: readonly PartProblem[];
}

interface PartProblem {
  readonly function: FunctionId;
  readonly state: ServiceState;
  readonly cause?: Cause;
}

/** The functions, most missed first. */
const missedMost = Object.keys(partEffects) as FunctionId[];

/**
 * The effects of a verdict, the worst first; none if it is no problem. Where the site alone answers, the photos of the app may
 * fail all the same.
 */
export function effectsOf({ state, manner, functions }: Problem): readonly Effect[] {
  if (state === 'blocked') return [manner === 'legal-451' ? 'refused' : 'not-open'];
  if (state === 'down') return ['down'];
  if (state === 'site-blocked') return ['site-not-open'];
  const failing = failingParts(functions);
  if (state === 'site-only') return uniqueEffects(failing);
  if (!isProblem(state)) return [];
  // A slow page or slow messages affect everything.
  if (state === 'slow' && failing.some(isCore)) return ['slow'];
  const effects = uniqueEffects(failing);
  if (effects.length > 0) return effects;
  return state === 'slow' ? ['slow'] : ['some-part'];
}

const uniqueEffects = (failing: readonly PartProblem[]) => [...new Set(failing.map(partEffect))];

/** The functions that a person feels fail, most missed first. */
export function failingParts<Part extends PartProblem>(functions: readonly Part[]): readonly Part[] {
  return functions
    .filter((one) => isProblem(one.state))
    .toSorted((a, b) => missedMost.indexOf(a.function) - missedMost.indexOf(b.function));
}

export function isWhole(effect: Effect): effect is WholeEffect {
  return wholeEffects.some((one) => one === effect);
}

export function partEffect(part: PartProblem): PartEffect {
  return partEffects[part.function][howOf(part)];
}

function howOf({ state, cause }: Pick<PartProblem, 'state' | 'cause'>): How {
  if (state === 'slow' || state === 'partial') return hows[state];
  return cause === 'freeze' ? 'stalls' : 'fails';
}

const hows = { slow: 'slow', partial: 'partly' } as const satisfies Partial<Record<KnownState, How>>;

function isCore({ function: id }: PartProblem): boolean {
  return id === 'web' || id === 'messages';
}
