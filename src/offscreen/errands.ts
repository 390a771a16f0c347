import type { Errand } from '../platform/browser/errand.ts';
import type { RelayOutcome } from '../probe/call.ts';
import type { Fetched, Wire } from '../probe/fetch-here.ts';
import type { Handshake } from '../probe/handshake.ts';
import type { Connected, Lookup } from '../probe/webrtc-instruments.ts';
import type { Channel, Opening, Staying } from '../probe/websocket.ts';

interface Aimed {
  readonly url: string;
  readonly deadlineMs: number;
}

interface Named {
  /** Of this one errand. */
  readonly id: string;
}

export const openWebSocketErrand: Errand<Channel & Aimed & Named, Opening> = { name: 'open-websocket' };

/** Asked of a channel that opened: what became of it in its first moment. */
export const watchWebSocketErrand: Errand<Named, Staying | undefined> = { name: 'watch-websocket' };

export const askRelayErrand: Errand<Aimed, RelayOutcome> = { name: 'ask-relay' };

interface Placed {
  /** A name, or an address. */
  readonly host: string;
  readonly deadlineMs: number;
}

export const lookUpErrand: Errand<Placed, Lookup> = { name: 'look-up' };

export const connectErrand: Errand<Placed & { readonly port: number }, Connected> = { name: 'connect' };

/** Asks an address to which there is no access. */
export const askAddressErrand: Errand<Wire, Fetched> = { name: 'ask-address' };

/** Run by the frame without credentials. */
export const fetchErrand: Errand<Wire, Fetched> = { name: 'fetch' };

/** In Chromium, run by the frame without credentials. */
export const handshakeErrand: Errand<Aimed, Handshake> = { name: 'handshake' };
