import { type ErrandRunner, runnerOf } from '../platform/browser/errand.ts';
import { makeHandshake } from '../probe/handshake.ts';
import { handshakeErrand } from './errands.ts';

/** Apart from the other errands of the frame, so that Firefox's background is not loaded with what only Chromium asks. */
export const handshakeRunner: ErrandRunner = runnerOf(handshakeErrand, ({ url, deadlineMs }, signal) =>
  makeHandshake(url, deadlineMs, signal),
);
