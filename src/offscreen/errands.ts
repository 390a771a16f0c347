import type { Errand } from '../platform/browser/errand.ts';
import type { Connected, Lookup } from '../probe/bare-connection.ts';
import type { RelayOutcome } from '../probe/call.ts';
import type { Channel, Opening } from '../probe/websocket.ts';

interface Aimed {
  readonly url: string;
  readonly deadlineMs: number;
}

export const openWebSocketErrand: Errand<Channel & Aimed, Opening> = { name: 'open-websocket' };

export const askRelayErrand: Errand<Aimed, RelayOutcome> = { name: 'ask-relay' };

interface Placed {
  /** A name, or an address. */
  readonly host: string;
  readonly deadlineMs: number;
}

export const lookUpErrand: Errand<Placed, Lookup> = { name: 'look-up' };

export const connectErrand: Errand<Placed & { readonly port: number }, Connected> = { name: 'connect' };
