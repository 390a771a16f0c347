import { type Internet, startInternet } from '../net/internet.ts';
import { type Asking, ask, type Ended } from './ask.ts';
import { type BrowserName, type BrowserRequests, browserRequests } from './browser.ts';
import type { Change } from './change.ts';

/** The servers of requests: as they are, or as all would be after one change. */
export interface Servers {
  /** This browser's requests to servers after this change; absent: as they are. */
  readonly requests: (browser: BrowserName, change?: Change) => BrowserRequests;
  /** Its requests to resolvers that no longer know any name. */
  readonly ignorantResolvers: (browser: BrowserName) => BrowserRequests;
  /** Sends a request without a browser's names for errors. */
  readonly asked: (asking: Asking, change?: Change) => Promise<Ended>;
  readonly stop: () => Promise<void>;
}

/** How long to wait in real time for what never comes, ms. */
const silentMs = 250;
/** The tests' servers answer sooner, ms. */
const longestMs = 10_000;

/**
 * One small internet for each change, in which every server has changed like this: checks in which one address has
 * changed ask each server over a real socket, and need not wait for each other. The same request to the same servers is
 * made once.
 */
export async function startServers(changes: readonly Change[]): Promise<Servers> {
  const plain = await startInternet();
  const ignorant = await startInternet({ authority: plain.authority });
  ignorant.behave('*', { kind: 'name-gone' });
  const altered = new Map<Change, Internet>();
  for (const change of changes) {
    if (change.server === undefined) continue;
    const internet = await startInternet({ authority: plain.authority });
    internet.behave('*', change.server);
    altered.set(change, internet);
  }
  const known = new Map<string, Promise<Ended>>();
  const askOnce = (asking: Asking, internet: Internet, isSilent = false): Promise<Ended> => {
    const key = `${internet.ports[0]} ${JSON.stringify({ ...asking, waitMs: 0, body: asking.body?.length })}`;
    const coming = known.get(key) ?? ask(internet, { ...asking, waitMs: isSilent ? silentMs : longestMs });
    known.set(key, coming);
    return coming;
  };
  const asked = async (asking: Asking, change?: Change): Promise<Ended> => {
    const end = change && endBefore(change);
    if (end !== undefined) return { end };
    return askOnce(asking, (change && altered.get(change)) ?? plain, change?.isSilent);
  };
  return {
    asked,
    requests: (browser, change) => browserRequests(browser, (asking) => asked(asking, change), true),
    ignorantResolvers: (browser) => browserRequests(browser, (asking) => askOnce(asking, ignorant), true),
    stop: async () => {
      await Promise.all([plain, ignorant, ...altered.values()].map((one) => one.stop()));
    },
  };
}

/** The end of a request that reaches no server. Loopback has no silent address, so it is not sent. */
function endBefore({ address, name }: Change): Extract<Ended, { end: unknown }>['end'] | undefined {
  if (address !== undefined) return address === 'silence' ? 'syn-silence' : 'refusal';
  if (name === undefined) return undefined;
  return ({ gone: 'denied', denied: 'denied', lost: 'lookup-lost', 'own-network': 'own-network' } as const)[name];
}
