const smallUpload =
  'Verdicts and tasks read how a small upload ended and how long it took, and 320 bytes fit into one packet too.';

/** Mutants of the sources that change no verdict and no task, and why. */
export const equal: Readonly<Record<string, string>> = {
  'measure/transfers/small-transfers.ts smallUploadBytes + 25 %': smallUpload,
  'measure/transfers/small-transfers.ts smallUploadBytes - 25 %': smallUpload,
};
