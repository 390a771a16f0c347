import type { BlockPage, InterceptCertificate } from './censor/rule.ts';

/** Boxes that answer instead of a server: ports in the `internet` namespace to which the router redirects connections. */
export const boxPort = {
  blockPage: 10080,
  portal: 10081,
  trusted: 10442,
  'unknown-authority': 10443,
  'self-signed': 10444,
  expired: 10445,
  'other-name': 10446,
  'added-authority': 10447,
} as const satisfies Record<'blockPage' | 'portal' | InterceptCertificate, number>;

const portsAhead = {
  shown: 0,
  forbidden: 100,
  legal: 200,
  redirect: 300,
  error: 400,
  named: 500,
} as const satisfies Record<BlockPage, number>;

/** The port of the box with this page and this kind of certificate. */
export function boxPortOf(certificate: InterceptCertificate, page: BlockPage = 'shown'): number {
  return boxPort[certificate] + portsAhead[page];
}

/** Addresses of block pages that censors put into DNS answers. Other private addresses are silent. */
export const blockPages = {
  /** As in Iran: plain http shows the page, https a certificate of the box. */
  private: '10.10.34.34',
  /** The same at a public address. */
  public: '83.224.65.41',
  /** Plain http only. */
  refusesHttps: '83.224.65.42',
} as const;

/** Addresses of boxes that also answer over https, with a certificate by a trusted authority for any name. */
export const trustedBlockPage = {
  shown: '83.224.65.44',
  forbidden: '83.224.65.45',
  legal: '83.224.65.46',
  redirect: '83.224.65.47',
  error: '83.224.65.48',
  named: '83.224.65.49',
} as const satisfies Record<BlockPage, string>;

/** The same in the network of a school. */
export const trustedBlockPageInside = '10.10.34.36';

/** The page of each of these boxes, by address. */
export const trustedBlockPages: ReadonlyMap<string, BlockPage> = new Map([
  ...Object.entries(trustedBlockPage).map(([page, address]) => [address, page as BlockPage] as const),
  [trustedBlockPageInside, 'shown'],
]);

/** As in Iran: nothing answers here. */
export const deadPrivateAddress = '10.10.34.35';
/** Nor here. */
export const deadPublicAddress = '83.224.65.43';

/** A provider's proxy that forwards everything unchanged. */
export const honestProxy = '130.192.182.17';

/**
 * Proxies for the browser's settings: a working one, one that does not exist, and one that accepts everything and says
 * nothing.
 */
export const proxies = { working: '45.90.1.7:3128', dead: '45.90.1.7:3129', silent: '45.90.1.7:3130' } as const;

/** Resolvers that are reached through the network under test. */
export const resolverAddresses = {
  provider: '85.21.192.3',
  public: ['8.8.8.8', '1.1.1.1', '9.9.9.9', '77.88.8.8'],
} as const;

export const portalHost = 'login.hotspot.example';
export const blockPageHost = 'blocked.filter.example';

/** The client's addresses: its own, the one after a move to another network, and the IPv6 one. */
export const clientAddress = {
  own: '192.168.1.37',
  next: '192.168.43.8',
  public: '95.24.118.37',
  ipv6: '2a02:2168:a123::37',
} as const;

/**
 * The IPv4 addresses at which servers see the client: a single one, or in `pool` a different one for each connection.
 */
export const uplinks = {
  own: `${clientAddress.public}/32`,
  second: '176.59.44.8/32',
  pool: '95.24.112.0/20',
} as const;
export type Uplink = keyof typeof uplinks;
