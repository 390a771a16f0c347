import { communityRunners } from '../community/offscreen/plug.ts';
import { type ErrandRunner, runnerOf } from '../platform/browser/errand.ts';
import { askRelay } from '../probe/call.ts';
import { openAndCut } from '../probe/cut-websocket.ts';
import { askRelayErrand, openWebSocketErrand } from './errands.ts';

/** The errands that need a document, which a service worker does not have. */
export const runners: readonly ErrandRunner[] = [
  runnerOf(openWebSocketErrand, ({ deadlineMs, ...channel }, signal) => openAndCut(channel, deadlineMs, signal)),
  runnerOf(askRelayErrand, ({ url, deadlineMs }, signal) => askRelay(url, deadlineMs, signal)),
  ...communityRunners,
];
