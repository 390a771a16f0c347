import { communityRunners } from '../community/offscreen/plug.ts';
import { type ErrandRunner, runnerOf } from '../platform/browser/errand.ts';
import { askRelay } from '../probe/call.ts';
import { openAndCut } from '../probe/cut-websocket.ts';
import type { Watched } from '../probe/websocket.ts';
import { askAddressErrand, askRelayErrand, openWebSocketErrand, watchWebSocketErrand } from './errands.ts';
import { fetchWithin } from './fetch-within.ts';

/** What becomes of the channels that opened, until somebody asks. */
const channels = new Map<string, Watched['staying']>();

/** The errands that need a document, which a service worker does not have. */
export const runners: readonly ErrandRunner[] = [
  runnerOf(openWebSocketErrand, async ({ id, url, subprotocol, deadlineMs }, signal) => {
    const { opening, staying } = openAndCut({ url, subprotocol }, deadlineMs, signal);
    if ((await opening).opened) channels.set(id, staying);
    return opening;
  }),
  runnerOf(watchWebSocketErrand, async ({ id }) => {
    const staying = channels.get(id);
    channels.delete(id);
    return staying;
  }),
  runnerOf(askRelayErrand, ({ url, deadlineMs }, signal) => askRelay(url, deadlineMs, signal)),
  runnerOf(askAddressErrand, (wire, signal) => fetchWithin(wire, signal ?? new AbortController().signal)),
  ...communityRunners,
];
