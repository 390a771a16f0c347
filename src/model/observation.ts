import type { CountryId } from './country-id.ts';
import type { Failure } from './failures.ts';
import type { FunctionId } from './function-ids.ts';
import type { ServiceId } from './service.ts';

/** What was probed: an endpoint of a service, or a control. */
export type Subject =
  /** For a call relay, `endpoint` is its URL and `function` is `calls`. */
  | { readonly kind: 'service'; readonly service: ServiceId; readonly endpoint: string; readonly function: FunctionId }
  | {
      readonly kind: 'control';
      readonly control: string;
      readonly class: 'captive' | 'foreign' | 'domestic' | 'resolver' | 'relay' | 'filtered';
      readonly vendor: string;
      readonly country?: CountryId;
      /** The port of a call relay. Absent in observations of earlier versions. */
      readonly port?: number;
    };

/**
 * How it was probed.
 * - `https`, `http`: one request to the endpoint's own name.
 * - `websocket`: one opening handshake.
 * - `first-word`: what the service answered to the first thing that its client says on a WebSocket that opened, or said
 *   by itself. An answer that is none of its own, or a close, is `http_invalid_answer`.
 * - `channel`: the first moment of a WebSocket that opened, where it was cut.
 * - `handshake`: is a new connection established, TLS included? Tested by a request that is aborted before it is sent,
 *   or by a WebSocket, whatever its answer.
 * - `dns`: the endpoint's name is resolved by the network's own resolver, or however the browser does it.
 * - `lookup`: the same for a name alone: that of a host with a private authority, or one that only filters drop.
 * - `doh`: the endpoint's name is resolved by an encrypted resolver.
 * - `own-address-tcp`: a TCP connection to the address of `dns`, without TLS (Chromium only).
 * - `own-address-tls`: `https://<address of dns>/`: does TLS reach it when no name is sent? (Firefox only)
 * - `own-address-reply`: how long two handshakes with the address of `dns`, one after the other, take to be answered by
 *   something else: `https://<address>:80/`, or twice `http://<address>:443/` where that is quicker (Chromium only).
 * - `address-tcp`, `address-tls`: what `own-address-tcp` and `own-address-tls` are, for an address that resolvers elsewhere, or the catalogue, give for the
 *   name.
 * - `port-80`: `http://<name>/`, or `https://<name>:80/` where browsers refuse plain http: does the name lead to a live
 *   address, without a ClientHello on port 443 that could be matched?
 * - `other-path`: `https://<name>/favicon.ico`, as a browser asks for it: does the host answer, and only one path of it not?
 * - `download`: a long part of a large object, of some services in turn and where a first sample looks wrong. `upload`:
 *   random bytes posted to a host, with any answer.
 * - `object-head`, `small-upload`: the head of the same object, or of those that a page names until one is long enough;
 *   a few bytes posted to the same host: does something small pass where something large does not?
 * - `first-download`, `first-upload`: less of the same, of all services at once: does anything look wrong?
 * - `short-download`: the first 4 KiB of a large object of a control, where no byte came of longer ones: do several
 *   full packets come through?
 * - `quic`: the handshake of HTTP/3, without a request (Chromium only).
 * - `stun`: a call relay is asked over UDP which address it sees.
 * - `turn`: a call relay is asked to relay, with invalid credentials, over the transport that its URL names.
 */
export type ProbeKind =
  | 'https'
  | 'http'
  | 'websocket'
  | 'first-word'
  | 'channel'
  | 'handshake'
  | 'dns'
  | 'lookup'
  | 'doh'
  | 'own-address-tcp'
  | 'own-address-tls'
  | 'own-address-reply'
  | 'address-tcp'
  | 'address-tls'
  | 'port-80'
  | 'other-path'
  | 'download'
  | 'upload'
  | 'object-head'
  | 'small-upload'
  | 'first-download'
  | 'first-upload'
  | 'short-download'
  | 'quic'
  | 'stun'
  | 'turn';

/** Kinds of server address. The address itself is never stored. */
export type AddressKind = 'public' | 'private' | 'loopback' | 'unspecified' | 'shared' | 'fake' | 'link-local';

/**
 * An address of the network's own resolver beside those of resolvers elsewhere and of the catalogue:
 * - `same`, `near`: one of them, or in the same network.
 * - `other`: somewhere else, as may be with services that have servers in many places.
 * - `outside`: outside the networks that public texts name, and resolvers elsewhere do not contradict the texts.
 */
export type AddressCompared = 'same' | 'near' | 'other' | 'outside';

/** How a relay answered: with the address it saw, by refusing the password, or by accepting it. */
export type RelayAnswer = 'address' | 'refusal' | 'relay';

/** The result of one attempt. Facts only: nothing here says "blocked". */
export type Outcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Status and body are what the catalogue expects. */
      readonly healthy: boolean;
      /**
       * The host of a redirect to another host. If it is an address, only its kind and a number that stands for it in
       * this round; labels that may spell an address are replaced by such a number too.
       */
      readonly redirectedTo?: string;
      /** Whether the answer has the header of a challenge page (`cf-mitigated`). */
      readonly challenge?: boolean;
      /** The name of a web filter that identifies itself in the answer. */
      readonly gateway?: string;
      /** Whether the page says that it refuses visitors from this country or region. */
      readonly barsPlace?: true;
    }
  | { readonly kind: 'opened' }
  /** The first word on a channel got an answer that only the service gives. */
  | { readonly kind: 'greeted' }
  /** A connection was established, but nothing was sent over it. */
  | { readonly kind: 'connected' }
  /** Without host permission the browser shows only that the server answered. */
  | { readonly kind: 'opaque' }
  | {
      readonly kind: 'resolved';
      readonly addressKinds: readonly AddressKind[];
      readonly exists: boolean;
      /** Whether there are only IPv6 addresses, which a line without IPv6 does not reach. */
      readonly ipv6Only?: true;
      /** Only for `dns`, if there was a public address to compare with. */
      readonly compared?: AddressCompared;
    }
  | { readonly kind: 'relay-answered'; readonly by: RelayAnswer }
  /** An attempt that was not made, because it was impossible or harmful. */
  | {
      readonly kind: 'skipped';
      readonly why: 'permission-missing' | 'identifying-headers' | 'no-webrtc' | 'no-object' | 'no-resolver';
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Milliseconds of each stage of an answered request; absent when the browser does not give them. */
export interface Stages {
  readonly dnsMs: number;
  readonly tcpMs: number;
  readonly tlsMs: number;
  readonly firstByteMs: number;
}

/**
 * How long the last connection of a failed request took, and its handshake from the ClientHello until it was cut off,
 * ms. Only Firefox shows this.
 */
export interface HandshakeCut {
  readonly tcpMs: number;
  readonly tlsMs: number;
}

/** How much of a body was transferred, and how the transfer ended. */
export interface Transfer {
  readonly direction: 'down' | 'up';
  /** For an upload, browsers say only whether all of it was sent. */
  readonly bytes: number;
  /**
   * `whole`: all that was asked for. `enough`: the sample is complete, or its time was over. `stalled`: nothing came
   * for seconds. `cut`: the connection broke off.
   */
  readonly end: 'whole' | 'enough' | 'stalled' | 'cut';
  /** Payload in kbit/s after the slow start; absent when too little came to measure. */
  readonly kbps?: number;
  /** The same from the first byte on, without the longest pause: excludes waits that the server itself imposes. */
  readonly steadyKbps?: number;
  /** Only for a download: from the start of the probe to the headers of the answer, ms. */
  readonly headMs?: number;
  /** Only for a download: how its body came, oldest first; at most `mostPoints`. */
  readonly points?: readonly ArrivalPoint[];
}

/** How many bytes of a body had come this many ms after the headers of the answer. */
export type ArrivalPoint = readonly [bytes: number, ms: number];

/**
 * The most points kept for one transfer.
 * @source our choice: of the usual sample each record of 16 KiB (RFC 8446, section 5.1) has its own
 */
export const mostPoints = 8;

/** What one probe saw, once. */
export interface Observation {
  readonly subject: Subject;
  readonly probe: ProbeKind;
  readonly host: string;
  /** Epoch ms of the start. */
  readonly at: number;
  /** From start to outcome, ms. */
  readonly tookMs: number;
  /** 1 for the first try of this probe in the round. */
  readonly attempt: number;
  /** `before` the services are probed, `during`, or `after` a failure. */
  readonly phase: 'before' | 'during' | 'after';
  readonly outcome: Outcome;
  readonly stages?: Stages;
  readonly handshakeCut?: HandshakeCut;
  /** Only for `download` and `upload`. */
  readonly transfer?: Transfer;
  /** Whether an open connection was reused, which says nothing about new connections. */
  readonly reused: boolean;
  /** Whether the reused connection was made in this check, so that it says as much as a new one. */
  readonly madeInCheck?: true;
  readonly addressKind?: AddressKind;
  /** The version of IP of the answer. */
  readonly ipVersion?: 4 | 6;
  /** 16 random bits: only good to compare addresses within one round. */
  readonly addressTag?: number;
  /**
   * The same for the content type and headers of a page: two hosts with equal tags were probably answered by one
   * server.
   */
  readonly pageTag?: number;
  /** Whether the answer offers HTTP/3 too. In Firefox that header is removed, since Firefox would remember it. */
  readonly offersHttp3?: true;
  /** Whether the answer came through a proxy. Only Firefox shows this. */
  readonly proxied?: boolean;
  /**
   * Whether somebody added the authority of the answer's certificate to this browser, and so can read the traffic. Only
   * Firefox shows this.
   */
  readonly addedAuthority?: true;
  /**
   * Whether its certificate is by an unknown or an added authority, and the catalogue says that a state authority may
   * sign it. Set only if a control answered over https, so that not everything here is intercepted.
   */
  readonly stateAuthority?: true;
  /**
   * The number of interruptions of the round before this: another network, a lost link, sleep, or a clock that was set.
   * Absent means 0.
   */
  readonly connection?: number;
  /** Id of the resolver. */
  readonly resolver?: string;
  /**
   * Only for a page whose first part was read: how many scripts and styles it names on hosts of its service. 0 if the
   * catalogue does not list the hosts.
   */
  readonly namesObjects?: number;
  /** Negotiated protocol, e.g. `h2`. */
  readonly protocol?: string;
  /** The browser's own error name, as evidence for experts; absent if it is a sentence. */
  readonly browserError?: string;
}
