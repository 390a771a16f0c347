import type { Errand } from '../platform/browser/offscreen.ts';
import type { RelayOutcome } from '../probe/call.ts';
import type { Opening } from '../probe/websocket.ts';

interface Aimed {
  readonly url: string;
  readonly deadlineMs: number;
}

export const openWebSocketErrand: Errand<Aimed, Opening> = { name: 'open-websocket' };

export const askRelayErrand: Errand<Aimed, RelayOutcome> = { name: 'ask-relay' };
