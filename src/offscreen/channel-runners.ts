import { type ErrandRunner, runnerOf } from '../platform/browser/errand.ts';
import { openAndCut } from '../probe/cut-websocket.ts';
import type { Watched } from '../probe/websocket.ts';
import { openWebSocketErrand, watchWebSocketErrand } from './errands.ts';

/** What becomes of the channels that opened, until somebody asks. */
const channels = new Map<string, Watched['staying']>();

/** The errands of message channels. */
export const channelRunners: readonly ErrandRunner[] = [
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
];
