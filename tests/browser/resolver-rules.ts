import { services } from '../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import { internetAddress } from './internet-address.ts';

/** Chromium's own services, which it contacts in spite of all flags. */
const chromiumsOwn = ['*.googleapis.com', 'accounts.google.com', 'clients2.google.com', '*.gvt1.com'];

/**
 * Chromium 156 ends its network service, and with it the extension's worker, when a call relay is asked over TCP by a
 * name that is mapped to loopback. So the relays of the catalogue do not exist in tests.
 */
const relays = [...services.flatMap((service) => service.relays ?? []), ...controlRelays].map(
  ({ url }) => url.split(':')[1] ?? '',
);

/** A port on which nothing listens. */
const closedPort = 1;

export interface Names {
  /** The port for names that `ports` does not list. */
  readonly port: number | undefined;
  /** Names on other ports: Chromium opens one WebSocket at a time to each address and port. */
  readonly ports?: ReadonlyMap<string, number> | undefined;
  /** Names and addresses that are not redirected. */
  readonly themselves?: readonly string[] | undefined;
  /** Names and addresses that do not exist. */
  readonly gone?: readonly string[] | undefined;
  /** Names and addresses that are mapped to a closed port. */
  readonly refused?: readonly string[] | undefined;
}

/** The argument that makes all names lead Chromium to an internet on this machine. */
export function resolverRules({ port, ports = new Map(), themselves = [], gone = [], refused = [] }: Names): string {
  const rules = [
    ...themselves.map((name) => `EXCLUDE ${name}`),
    ...gone.map((name) => `MAP ${name} ~NOTFOUND`),
    ...refused.map((name) => `MAP ${name} 127.0.0.1:${closedPort}`),
    // Before Chromium's own services, since the catalogue contains one of them.
    ...[...ports].map(([name, own]) => `MAP ${name} ${internetAddress}:${own}`),
    ...[...chromiumsOwn, ...relays].map((name) => `MAP ${name} ~NOTFOUND`),
    `MAP * ${internetAddress}:${port}`,
  ];
  return `--host-resolver-rules=${rules.join(', ')}`;
}
