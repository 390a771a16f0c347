import type { CountryId } from './country-ids.ts';
import type { Failure } from './failures.ts';
import type { FunctionId } from './function-ids.ts';
import type { ServiceId } from './service.ts';

/** What was probed: an endpoint of a service, or a control. */
export type Subject =
  /** A call relay has its URL in the place of the endpoint's id, and `calls` for its function. */
  | { readonly kind: 'service'; readonly service: ServiceId; readonly endpoint: string; readonly function: FunctionId }
  | {
      readonly kind: 'control';
      readonly control: string;
      readonly class: 'captive' | 'foreign' | 'domestic' | 'resolver' | 'relay';
      readonly vendor: string;
      readonly country?: CountryId;
    };

/**
 * How it was probed.
 * - `https`, `http`: one request to the endpoint's own name.
 * - `websocket`: one opening handshake.
 * - `dns`: the endpoint's name asked of the network's own resolver (Firefox only).
 * - `doh`: the endpoint's name asked of an encrypted resolver.
 * - `address-tls`: `https://<address>/`: does TLS reach the address when no name is sent?
 * - `knock`: `https://<name>:<a port that nobody serves>/`: a refusal shows that the name leads to a live address, and no
 *   ClientHello was ever sent for a censor to match.
 * - `knock-address`: the same port of an address that resolvers gave for the name.
 * - `port-80`: `http://<name>/`, or `https://<name>:80/` where browsers refuse plain http: does the name lead to a live address,
 *   where no ClientHello on port 443 can be matched?
 * - `download`: the beginning of a large object. `upload`: random bytes posted to a host, whatever it answers.
 * - `object-head`, `small-upload`: the head of the same object, a few bytes posted to the same host: do small things
 *   pass where large ones do not?
 * - `stun`: a call relay asked which address it sees, over UDP.
 * - `turn`: a call relay asked to carry something for nobody, over whichever transport its URL names.
 */
export type ProbeKind =
  | 'https'
  | 'http'
  | 'websocket'
  | 'dns'
  | 'doh'
  | 'address-tls'
  | 'port-80'
  | 'knock'
  | 'knock-address'
  | 'download'
  | 'upload'
  | 'object-head'
  | 'small-upload'
  | 'stun'
  | 'turn';

/** Kinds of server address. The address itself is never stored. */
export type AddressKind = 'public' | 'private' | 'loopback' | 'unspecified' | 'shared' | 'fake' | 'link-local';

/** How a relay showed that it was reached: it told which address it saw, it refused the password, or it took it. */
export type RelayAnswer = 'address' | 'refusal' | 'relay';

/** What one attempt came to. Facts only: nothing here says "blocked". */
export type Outcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Status and body are what the catalogue expects. */
      readonly healthy: boolean;
      /** The host that a redirect led to, when it left the endpoint's own. */
      readonly redirectedTo?: string;
      /** The answer carries a challenge page's mark (`cf-mitigated`). */
      readonly challenge?: boolean;
    }
  | { readonly kind: 'opened' }
  /** Without host permission a reachable server can be told from an unreachable one, and nothing more. */
  | { readonly kind: 'opaque' }
  | {
      readonly kind: 'resolved';
      readonly addressKinds: readonly AddressKind[];
      readonly exists: boolean;
      /** It has IPv6 addresses and no others, so a line without IPv6 does not reach it. */
      readonly ipv6Only?: true;
    }
  | { readonly kind: 'relay-answered'; readonly by: RelayAnswer }
  /** An attempt that was never made, because it could not be made, or not harmlessly. */
  | { readonly kind: 'skipped'; readonly why: 'permission-missing' | 'identifying-headers' | 'no-webrtc' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Milliseconds that each stage of an answered request took; absent when the browser does not tell. */
export interface Stages {
  readonly dnsMs: number;
  readonly tcpMs: number;
  readonly tlsMs: number;
  readonly firstByteMs: number;
}

/** How much of a body went over, and how. */
export interface Transfer {
  readonly direction: 'down' | 'up';
  /** Of an upload a browser tells only whether all of it went. */
  readonly bytes: number;
  /** `enough`: as much as was wanted. `stalled`: nothing more came for seconds. `cut`: it broke off. */
  readonly end: 'whole' | 'enough' | 'stalled' | 'cut';
  /** Payload once the start is over, kbit/s; absent where too little came to tell. */
  readonly kbps?: number;
}

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
  /** `before` the services were probed, `during`, or `after` something failed. */
  readonly phase: 'before' | 'during' | 'after';
  readonly outcome: Outcome;
  readonly stages?: Stages;
  /** Only of `download` and `upload`. */
  readonly transfer?: Transfer;
  /** An open connection was used again: no evidence about new ones. */
  readonly reused: boolean;
  readonly addressKind?: AddressKind;
  /** 16 bits, salted by the round: good only to say "the same address" within one round. */
  readonly addressTag?: number;
  /** The answer came through a proxy. Only Firefox tells. */
  readonly proxied?: boolean;
  /** Counts up within a round when the link was gone, the device slept or its clock was set; 0 where it is absent. */
  readonly connection?: number;
  /** Id of the resolver that was asked. */
  readonly resolver?: string;
  /** Negotiated protocol, e.g. `h2`. */
  readonly protocol?: string;
  /** Error name as the browser gave it; evidence for experts. */
  readonly browserError?: string;
}
