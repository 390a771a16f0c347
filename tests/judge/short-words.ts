import type { Reason } from '../../src/model/reasons.ts';

/**
 * Reasons that many scenarios share, each set named for what it is based on. A new sentence in one of them is written
 * here, not into a hundred scenarios. The verdict is still compared with every reason, in order.
 */
export const reasonSets = {
  '+answers': ['fresh-answer'],
  '+speed-unknown': ['speed-not-checked'],
  '+every-try-fails': ['tries-agree'],
  '+controls-answer': ['controls-fine'],
  '+perhaps-down': ['may-be-down', 'controls-fine'],
  '+cause-unclear': ['name-or-address-unclear', 'may-be-down', 'controls-fine'],
} as const satisfies Record<`+${string}`, readonly Reason[]>;

export type ReasonSet = keyof typeof reasonSets;

export const reasonSetNames = Object.keys(reasonSets) as ReasonSet[];

const works = { state: 'works', confidence: 'confident', because: reasonSets['+answers'] } as const;

/** Verdicts that most functions have: a scenario's word, and its meaning. */
export const usualFunctions = {
  answers: { ...works, rules: ['answered', 'works', 'answers-believed'] },
  'sample-passes': { ...works, rules: ['first-sample-fine', 'answers-believed'] },
} as const;

export type UsualFunction = keyof typeof usualFunctions;

export const usualFunctionNames = Object.keys(usualFunctions) as UsualFunction[];

export function reasonsOf(written: readonly (Reason | ReasonSet)[]): Reason[] {
  return written.flatMap((word) => (isSet(word) ? reasonSets[word] : word));
}

const isSet = (word: Reason | ReasonSet): word is ReasonSet => word in reasonSets;
