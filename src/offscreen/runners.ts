import { communityRunners } from '../community/offscreen/plug.ts';
import { type ErrandRunner, runnerOf } from '../platform/browser/errand.ts';
import { connectBarely, lookUpName } from '../probe/bare-connection.ts';
import { askRelay } from '../probe/call.ts';
import { openAndCut } from '../probe/cut-websocket.ts';
import { askRelayErrand, connectErrand, lookUpErrand, openWebSocketErrand } from './errands.ts';

/** The errands that need a document, which a service worker does not have. */
export const runners: readonly ErrandRunner[] = [
  runnerOf(openWebSocketErrand, ({ deadlineMs, ...channel }, signal) => openAndCut(channel, deadlineMs, signal)),
  runnerOf(askRelayErrand, ({ url, deadlineMs }, signal) => askRelay(url, deadlineMs, signal)),
  runnerOf(lookUpErrand, ({ host, deadlineMs }, signal) => lookUpName(host, deadlineMs, signal)),
  runnerOf(connectErrand, ({ host, port, deadlineMs }, signal) => connectBarely(host, port, deadlineMs, signal)),
  ...communityRunners,
];
