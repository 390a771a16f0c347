import { communityRunners } from '../community/offscreen/plug.ts';
import { type ErrandRunner, runnerOf } from '../platform/browser/errand.ts';
import { askRelay } from '../probe/call.ts';
import { openWebSocket } from '../probe/websocket.ts';
import { askRelayErrand, openWebSocketErrand } from './errands.ts';

/** Everything that needs a document. */
export const runners: readonly ErrandRunner[] = [
  runnerOf(openWebSocketErrand, ({ deadlineMs, ...channel }, signal) => openWebSocket(channel, deadlineMs, signal)),
  runnerOf(askRelayErrand, ({ url, deadlineMs }, signal) => askRelay(url, deadlineMs, signal)),
  ...communityRunners,
];
