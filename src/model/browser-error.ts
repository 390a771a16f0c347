import { chromiumFailure } from './chromium-errors.ts';
import type { Failure } from './failures.ts';
import { firefoxFailure } from './firefox-errors.ts';

/**
 * Turns a browser's error name into one of our failures. A build has the names of its own browser alone.
 *
 * @param browserError what `webRequest.onErrorOccurred` said, e.g. `net::ERR_CONNECTION_RESET`
 * @param tookMs from the start of the request to the error
 * @returns the failure, or `unknown_failure` for a name that says nothing about the network
 */
export function failureOf(browserError: string, tookMs = 0): Failure {
  return chromiumFailure(browserError, tookMs) ?? firefoxFailure(browserError, tookMs);
}

/**
 * The name of an error as it may be stored. Firefox's sentences about certificates are in the person's own language,
 * which a record would reveal; the failure says the same.
 */
export function keptErrorName(browserError: string): string | undefined {
  return /^(net::|NS_)[A-Z0-9_]+$/.test(browserError) ? browserError : undefined;
}
