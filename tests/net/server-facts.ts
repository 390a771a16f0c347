import { callRelays } from './facts/call-relays.ts';
import { controlFacts } from './facts/controls.ts';
import { defaultMessengers } from './facts/default-messengers.ts';
import { furtherMessengers } from './facts/further-messengers.ts';
import { namedFiles } from './page.ts';
import { type ChannelFact, type Manners, page, type ServerFact } from './server-fact.ts';

/** A row for every server of the catalogue. The first matching row applies. */
export const serverFacts: readonly ServerFact[] = [
  ...namedFiles,
  ...defaultMessengers,
  ...furtherMessengers,
  ...controlFacts,
  ...callRelays,
];

/** The row for a path of a host. */
export function factOf(host: string, path: string): ServerFact | undefined {
  return serverFacts.find((fact) => fact.host.test(host) && path.startsWith(fact.path ?? ''));
}

/** The largest number of ways that no text rules out. */
export const maxWays = 1 + Math.max(...serverFacts.map(({ unknown }) => unknown?.otherwise.length ?? 0));

/** @param way 0 for the row itself; otherwise servers with several possible ways take one of the others in turn */
export function mannersOf(host: string, path: string, way = 0): Manners {
  const fact = factOf(host, path);
  const others = fact?.unknown?.otherwise ?? [];
  // Nothing is known of a host that the catalogue does not contact, e.g. one of a browser.
  const unknown = serverFacts.some((one) => one.host.test(host)) ? {} : { answer: page(host) };
  return (way > 0 ? others[(way - 1) % others.length] : undefined) ?? fact ?? unknown;
}

/** The status with which a server refuses a handshake; undefined if it accepts. */
export function refusalOf(
  { subprotocol, origin, login }: ChannelFact,
  handshake: { readonly subprotocols: readonly string[]; readonly origin: string | undefined },
): number | undefined {
  if (login) return 401;
  if (subprotocol !== undefined && !handshake.subprotocols.includes(subprotocol)) return 400;
  if (origin !== undefined && origin !== handshake.origin) return 403;
  return undefined;
}
