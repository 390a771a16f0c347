import type { Unreachable } from '../wire/build.ts';

/** A censor is a list of these. Names are hosts, `*.suffix` or `*`; address rules know the addresses of every known host. */
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
  | Ipv6Rule;

export interface Named {
  readonly names: readonly string[];
  readonly except?: readonly string[];
}

/** A censor that does not always act. Occasions are counted for each name by itself. */
export interface Sometimes {
  /** Acts on the first occasion and on every n-th one after it. */
  readonly every?: number;
  /** Acts with this probability, 0..1. */
  readonly chance?: number;
}

/** The provider's resolver, or a box on the way to any resolver, lies about names. */
export interface DnsRule extends Named, Sometimes {
  readonly kind: 'dns';
  /** A list is a false answer with these addresses. */
  readonly answer: 'nxdomain' | 'servfail' | 'refused' | 'empty' | 'drop' | readonly string[];
  /** The lie is sent at once, and the true answer arrives later. */
  readonly race?: boolean;
  /** Questions over TCP are left alone. */
  readonly udpOnly?: boolean;
}

/** Connections to the addresses of these names, or to these addresses, do not come about. */
export interface ConnectRule {
  readonly kind: 'connect';
  readonly names?: readonly string[];
  readonly except?: readonly string[];
  readonly addresses?: readonly string[];
  /** Without it every port. */
  readonly ports?: readonly number[];
  readonly answer: 'drop' | 'reset' | Unreachable;
}

/** A TLS handshake that names one of these hosts is stopped; one that names nobody passes. */
export interface ClientHelloRule extends Named, Sometimes {
  readonly kind: 'client-hello';
  readonly answer: 'reset' | 'close' | 'drop' | 'alert';
  /** 40 handshake_failure, 112 unrecognized_name. */
  readonly alert?: 40 | 112;
}

/** Connections to port 443 of these hosts end at a box with certificates of its own. */
export interface InterceptRule extends Named {
  readonly kind: 'intercept';
  readonly certificate: InterceptCertificate;
}
/** `trusted` is a publicly trusted one, as a state can get it. */
export type InterceptCertificate = 'trusted' | 'unknown-authority' | 'self-signed' | 'expired' | 'other-name';

/** Plain http to these hosts. `page` is a 200, `redirect` a 302 to the block page, `legal` a 451. */
export interface HttpHostRule extends Named, Sometimes {
  readonly kind: 'http-host';
  readonly answer: 'reset' | 'close' | 'drop' | 'page' | 'redirect' | 'legal';
}

/** Everything to and from the addresses of these names is slowed, delayed or thinned out. */
export interface ThrottleRule extends Named {
  readonly kind: 'throttle';
  readonly bitsPerSecond?: number;
  readonly manner?: 'shape' | 'police';
  readonly delayMs?: number;
  readonly lossPercent?: number;
  /** The rate holds for the rule as a whole, or for each connection. */
  readonly each?: 'rule' | 'connection';
}

/** A connection to these hosts stops after so much, without a word. */
export interface FreezeRule extends Named {
  readonly kind: 'freeze';
  /** Of payload, both ways together. */
  readonly afterBytes?: number;
  /** With payload, both ways together. */
  readonly afterPackets?: number;
  readonly direction: 'both' | 'up';
  /** Of what is frozen; 100 unless told. */
  readonly lossPercent?: number;
}

export interface UdpRule {
  readonly kind: 'udp';
  readonly what: 'all' | 'stun' | 'quic';
  /** Without it every address. Questions to resolvers always pass. */
  readonly names?: readonly string[];
  /** Without it they are lost in silence. */
  readonly answer?: Unreachable;
}

/** Only what is named passes. */
export interface WhitelistRule extends Named {
  readonly kind: 'whitelist';
  readonly answer: 'drop' | 'reset' | 'throttle';
  /** Handshakes are judged by the name in them alone, or connections by the address too. */
  readonly by: 'name' | 'name-and-address';
  readonly bitsPerSecond?: number;
}

/** Nothing passes, or the resolvers alone are dead. */
export interface OutageRule {
  readonly kind: 'outage';
  readonly what: 'everything' | 'resolvers';
}

/** A hotspot before the sign-in: plain http is answered by the portal, everything else is not. */
export interface PortalRule {
  readonly kind: 'portal';
  readonly https: 'reset' | 'drop' | 'certificate';
}

/** One handshake too many at a time to one name freezes it, and every further one until the name was left alone. */
export interface ConnectionCountRule extends Named {
  readonly kind: 'connection-count';
  /** So many connections at a time are let be. */
  readonly limit: number;
  readonly cooldownMs: number;
}

/** Once a handshake named one of these hosts, its address stays silent for a while. */
export interface ResidualRule extends Named {
  readonly kind: 'residual';
  readonly penaltyMs: number;
}

export interface Ipv6Rule {
  readonly kind: 'ipv6-black-hole';
}
