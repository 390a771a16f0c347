/** Mutants of the sources that change no verdict and no task, and why. */
export const equal: Readonly<Record<string, string>> = {
  'measure/transfers/first-sample.ts hasBegun negated': 'Nothing but two answers of it are compared with each other.',
};
