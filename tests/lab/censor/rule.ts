import type { Unreachable } from '../wire/build.ts';

/** A censor is a list of rules. Names are hosts, `*.suffix` or `*`; address rules know the addresses of every known host. */
export type Rule =
  | DnsRule
  | ConnectRule
  | ClientHelloRule
  | InterceptRule
  | HttpHostRule
  | ThrottleRule
  | FreezeRule
  | UdpRule
  | WhitelistRule
  | OutageRule
  | PortalRule
  | ConnectionCountRule
  | ResidualRule
  | BlackHoleRule
  | AcceptEarlyRule;

export interface Named {
  readonly names: readonly string[];
  readonly except?: readonly string[];
}

/** A censor that acts only sometimes. Occasions are counted for each name. */
export interface Sometimes {
  /** Acts on the first occasion and on every n-th one after it. */
  readonly every?: number;
  /** Acts with this probability, 0..1. */
  readonly chance?: number;
}

/** The provider's resolver, or a box on the path to any resolver, lies about names. */
export interface DnsRule extends Named, Sometimes {
  readonly kind: 'dns';
  /** A list is a false answer with these addresses. */
  readonly answer: 'nxdomain' | 'servfail' | 'refused' | 'empty' | 'drop' | Late | readonly string[];
  /** The false answer is sent at once; the true one arrives later. */
  readonly race?: boolean;
  /** Queries over TCP are not affected. */
  readonly udpOnly?: boolean;
}

/** The query is held up, then answered truly. */
export interface Late {
  readonly afterMs: number;
}

/** A censor that ignores connections that were open before it began. */
export interface SparingOpen {
  readonly sparesOpen?: true;
}

/** A censor that watches one of the two transports with which browsers request pages. */
export interface OverOne {
  readonly over?: 'tcp' | 'quic';
}

/** Connections to the addresses of these names, or to these addresses, fail. */
export interface ConnectRule {
  readonly kind: 'connect';
  readonly names?: readonly string[];
  readonly except?: readonly string[];
  readonly addresses?: readonly string[];
  /** Default: every port. */
  readonly ports?: readonly number[];
  readonly answer: 'drop' | 'reset' | Unreachable;
}

/** A TLS handshake with one of these server names is stopped; one without a name passes. */
export interface ClientHelloRule extends Named, Sometimes {
  readonly kind: 'client-hello';
  readonly answer: 'reset' | 'close' | 'drop' | 'alert';
  /** 40 handshake_failure, 112 unrecognized_name. */
  readonly alert?: 40 | 112;
}

/** Connections to port 443 of these hosts are intercepted by a box with its own certificates. */
export interface InterceptRule extends Named {
  readonly kind: 'intercept';
  readonly certificate: InterceptCertificate;
  /** Default: `shown`. */
  readonly page?: BlockPage;
}
/**
 * How a box answers: with a 200, a 403, a 451 or a 503, with a 302 to its own host, over plain http, or with a 403 that
 * names it.
 */
export type BlockPage = 'shown' | 'forbidden' | 'legal' | 'redirect' | 'error' | 'named';

/**
 * `trusted` is publicly trusted, as a state can obtain it; `added-authority` is by an authority that somebody added to
 * this browser.
 */
export type InterceptCertificate =
  | 'trusted'
  | 'added-authority'
  | 'unknown-authority'
  | 'self-signed'
  | 'expired'
  | 'other-name';

/** Plain http to these hosts. `page` is a 200, `redirect` a 302 to the block page, `legal` a 451. */
export interface HttpHostRule extends Named, Sometimes {
  readonly kind: 'http-host';
  readonly answer: 'reset' | 'close' | 'drop' | 'page' | 'redirect' | 'legal';
}

/** Traffic to and from the addresses of these names is slowed, delayed or partly lost, by default over every transport. */
export interface ThrottleRule extends Named, SparingOpen, OverOne {
  readonly kind: 'throttle';
  readonly bitsPerSecond?: number;
  readonly manner?: 'shape' | 'police';
  /** For policing: how many bytes pass at once. */
  readonly burstBytes?: number;
  readonly delayMs?: number;
  readonly lossPercent?: number;
  /** Whether the rate is for the whole rule or for each connection. */
  readonly each?: 'rule' | 'connection';
  /** The direction of the packets that are slowed; default: both. */
  readonly direction?: 'up' | 'down';
}

/** A connection to these hosts freezes silently after some bytes or packets, by default one of TCP. */
export interface FreezeRule extends Named, SparingOpen, OverOne {
  readonly kind: 'freeze';
  /** Payload in both directions together. */
  readonly afterBytes?: number;
  /** Packets with payload, in both directions together. */
  readonly afterPackets?: number;
  /** The packets that are lost from then on. */
  readonly direction: 'both' | 'up' | 'down';
  /** The share of frozen packets that is lost; default 100. */
  readonly lossPercent?: number;
}

export interface UdpRule {
  readonly kind: 'udp';
  readonly what: 'all' | 'stun' | 'quic';
  /** Default: every address. DNS queries always pass. */
  readonly names?: readonly string[];
  /** Ports on which everything passes. */
  readonly exceptPorts?: readonly number[];
  /** Default: they are lost silently. */
  readonly answer?: Unreachable;
}

/** Only the listed hosts pass. */
export interface WhitelistRule extends Named {
  readonly kind: 'whitelist';
  readonly answer: 'drop' | 'reset' | 'throttle';
  /** Whether handshakes are checked by server name only, or connections by address too. */
  readonly by: 'name' | 'name-and-address';
  readonly bitsPerSecond?: number;
}

/** Nothing passes, or the resolvers do not answer. */
export interface OutageRule {
  readonly kind: 'outage';
  readonly what: 'everything' | 'resolvers';
}

/** A hotspot before the sign-in: the portal answers plain http, and nothing else works. */
export interface PortalRule {
  readonly kind: 'portal';
  readonly https: 'reset' | 'drop' | 'certificate';
  /** Hosts that are allowed over https. */
  readonly spares?: readonly string[];
  /** Hosts that are allowed over plain http, e.g. the portal check of a platform whose pages are allowed. */
  readonly sparesPlain?: readonly string[];
}

/** A handshake above the limit for one name freezes, and so do later ones until there were none for a while. */
export interface ConnectionCountRule extends Named {
  readonly kind: 'connection-count';
  /** The number of connections at a time that pass. */
  readonly limit: number;
  readonly cooldownMs: number;
}

/** After a handshake with one of these names, the address is silent for a while. */
export interface ResidualRule extends Named {
  readonly kind: 'residual';
  readonly penaltyMs: number;
}

/** Everything sent over this version of IP gets lost, except DNS queries. */
export interface BlackHoleRule {
  readonly kind: 'ipv4-black-hole' | 'ipv6-black-hole';
}

/** Connections to these hosts are accepted in place of the server, as by proxies on satellite links (RFC 3135). */
export interface AcceptEarlyRule extends Named {
  readonly kind: 'accept-early';
  /** Default: every port. */
  readonly ports?: readonly number[];
}
