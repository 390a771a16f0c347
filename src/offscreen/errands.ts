import type { Errand } from '../platform/browser/errand.ts';
import type { RelayOutcome } from '../probe/call.ts';
import type { Channel, Opening } from '../probe/websocket.ts';

interface Aimed {
  readonly url: string;
  readonly deadlineMs: number;
}

export const openWebSocketErrand: Errand<Channel & Aimed, Opening> = { name: 'open-websocket' };

export const askRelayErrand: Errand<Aimed, RelayOutcome> = { name: 'ask-relay' };
