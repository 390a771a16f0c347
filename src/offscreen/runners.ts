import { type ErrandRunner, runnerOf } from '../platform/browser/errand.ts';
import { askRelay } from '../probe/call.ts';
import { askAddressErrand, askRelayErrand } from './errands.ts';
import { fetchWithin } from './fetch-within.ts';

/** The errands that need a document, which a service worker does not have. */
export const runners: readonly ErrandRunner[] = [
  runnerOf(askRelayErrand, ({ url, deadlineMs }, signal) => askRelay(url, deadlineMs, signal)),
  runnerOf(askAddressErrand, (wire, signal) => fetchWithin(wire, signal ?? new AbortController().signal)),
];
