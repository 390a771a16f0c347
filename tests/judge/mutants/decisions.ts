import { readFileSync, writeFileSync } from 'node:fs';
import type { AnyFacts } from '../rulebook/solve.ts';

/** A state that no golden scenario reaches, and the rule that decides it. */
export interface Decision {
  readonly list: string;
  readonly rule: string;
  readonly facts: AnyFacts;
}

const file = new URL('decisions.json', import.meta.url);

export function readDecisions(): Decision[] {
  return JSON.parse(readFileSync(file, 'utf8'));
}

export function writeDecisions(decisions: readonly Decision[]): void {
  writeFileSync(file, `[\n${decisions.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
}
