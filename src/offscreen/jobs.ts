import type { Job } from '../platform/browser/job.ts';
import type { RelayOutcome } from '../probe/call.ts';
import type { ChannelMoment } from '../probe/channel-moment.ts';
import type { Fetched, Wire } from '../probe/fetch-here.ts';
import type { Handshake } from '../probe/handshake.ts';
import type { RepliesAsked, RepliesSeen } from '../probe/own-address-reply.ts';
import type { Connected, Lookup } from '../probe/webrtc-instruments.ts';
import type { Channel, Heard, Opening } from '../probe/websocket.ts';

interface Aimed {
  readonly url: string;
  readonly deadlineMs: number;
}

interface Named {
  /** Unique to this run of the job. */
  readonly id: string;
}

/** Opens a channel and waits for its service's answer to the first word. */
export const openWebSocketJob: Job<Channel & Aimed & Named, Opening & { readonly heard: Heard | undefined }> = {
  name: 'open-websocket',
};

/** Follows `openWebSocketJob`: what happened to the channel within a second after that. */
export const watchWebSocketJob: Job<Named, ChannelMoment | undefined> = { name: 'watch-websocket' };

export const askRelayJob: Job<Aimed & { readonly username: string }, RelayOutcome> = { name: 'ask-relay' };

interface Placed {
  /** A name, or an address. */
  readonly host: string;
  readonly deadlineMs: number;
}

export const lookUpJob: Job<Placed, Lookup> = { name: 'look-up' };

export const connectJob: Job<Placed & { readonly port: number }, Connected> = { name: 'connect' };

/** Requests an IP address, to which the extension has no host permission. */
export const askAddressJob: Job<Wire, Fetched> = { name: 'ask-address' };

/** In Chromium, runs in the frame without credentials. In Firefox only pages are requested with it. */
export const fetchJob: Job<Wire, Fetched> = { name: 'fetch' };

/** In Chromium, runs in the frame without credentials. */
export const handshakeJob: Job<Aimed, Handshake> = { name: 'handshake' };

/** In Chromium alone, in the frame without credentials. */
export const repliesJob: Job<RepliesAsked, RepliesSeen> = { name: 'replies' };

/** Whether a WebTransport session can be opened. In Chromium, runs in the frame without credentials. */
export const openSessionJob: Job<Pick<Aimed, 'url'>, boolean> = { name: 'open-session' };
