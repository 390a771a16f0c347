import type { Failure } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import { isSilence } from '../check/outcomes.ts';
import { extraTries, type Line } from '../network/line.ts';
import type { Attempt, Reached } from './attempt.ts';

/** One try, interpreted by the catalogue. */
export interface Interpreted {
  readonly o: Observation;
  readonly attempt: Attempt;
  /** Whether it says something about the service. */
  readonly counts: boolean;
}

export function bestAnswer(tries: readonly Interpreted[]): Reached | undefined {
  const reached = tries.flatMap(({ attempt, counts }) => (counts && attempt.kind === 'reached' ? [attempt] : []));
  return reached.find(({ full }) => full) ?? reached[0];
}

/** The rules that changed the meaning of tries that count. */
export function rulesOf(tries: readonly Interpreted[]): string[] {
  const made = tries.flatMap(({ attempt, counts }) => (counts && 'rules' in attempt ? (attempt.rules ?? []) : []));
  return [...new Set(made)];
}

export function failuresOf(tries: readonly Interpreted[]): Failure[] {
  return tries.flatMap(({ attempt }) => (attempt.kind === 'failed' ? [attempt.failure] : []));
}

/** Whether all failures are silences, but too few for a line that loses answers. */
export function areFewSilences(tries: readonly Interpreted[], line: Line): boolean {
  const failed = tries.filter(({ attempt }) => attempt.kind === 'failed');
  return failed.every(({ o }) => isSilence(o)) && failed.length < 2 + extraTries(line);
}

export function errorsSeen(tries: readonly Interpreted[]): 'none' | 'intercepted' | 'one' | 'several' {
  const kinds = tries.map(({ attempt }) => attempt.kind);
  if (kinds.includes('server-error')) return manyOf(tries.length);
  return kinds.includes('intercepted-error') ? 'intercepted' : 'none';
}

export function manyOf(count: number): 'none' | 'one' | 'several' {
  return count > 1 ? 'several' : count === 1 ? 'one' : 'none';
}

/** The requests for the page of a channel's host. */
export function pagesOf(tries: readonly Interpreted[]): Interpreted[] {
  return tries.filter(({ o }) => o.probe !== 'websocket');
}
