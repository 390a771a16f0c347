import type { FunctionVerdict } from '../../../model/verdict.ts';

/** A function as data, for programs that read the page. */
export function functionMarks({ function: id, state, cause, leftOut, rules }: FunctionVerdict) {
  return {
    'data-function': id,
    'data-state': state,
    'data-cause': cause,
    'data-left-out': leftOut?.join(' '),
    'data-rules': rules?.join(' '),
  };
}
