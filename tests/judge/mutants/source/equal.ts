const smallUpload =
  'Verdicts and tasks read how a small upload ended and how long it took, and 320 bytes fit into one packet too.';

/** Mutants of the sources that change no verdict and no task, and why. */
export const equal: Readonly<Record<string, string>> = {
  'measure/transfers/first-sample.ts hasBegun negated': 'Nothing but two answers of it are compared with each other.',
  'measure/transfers/small-transfers.ts smallUploadBytes + 25 %': smallUpload,
  'measure/transfers/small-transfers.ts smallUploadBytes - 25 %': smallUpload,
};
