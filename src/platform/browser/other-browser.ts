/** Stands in for modules that only the other browser needs, so that a build has only its own. */

function notHere(): never {
  throw new Error('this is what the other browser has');
}

export const filterHeaders = notHere;
export const cleanByRules = notHere;
export const cleanHostsByRules = notHere;
export const relayRule = 10_000;
export const updateRule = relayRule + 1;
export const signInRule = relayRule + 2;

/** Chromium shows redirects by an event, and does not show certificates. */
export const readHeaders = () => () => undefined;

/** XMLHttpRequest makes them, which Chromium's worker does not have. */
export const separateFetcher = () => undefined;

/** Chromium unpacks no more than is read. */
export const unpacked = <Answer>(answer: Answer) => answer;

export const chromiumFailure = () => undefined;
export const firefoxFailure = () => 'unknown_failure';

/** How soon a handshake is cut off, each browser shows in its own way. */
export const isCutBeforeReplies = () => false;
export const isCutBeforeRoundTrip = () => false;
export const handshakeCutOf = () => ({});
