import { type Internet, startInternet } from '../net/internet.ts';
import { type Asking, ask, type Ended } from './ask.ts';
import { type BrowserName, type BrowserRequests, browserRequests } from './browser.ts';
import type { Change } from './change.ts';

/** Where a request goes: to the servers as they are, or as all would be after one change. */
export interface Servers {
  /** The requests of this browser to servers after this change; absent: as they are. */
  readonly requests: (browser: BrowserName, change?: Change) => BrowserRequests;
  /** Its requests to resolvers that know no name any more. */
  readonly ignorantResolvers: (browser: BrowserName) => BrowserRequests;
  /** Asks without a browser's words. */
  readonly asked: (asking: Asking, change?: Change) => Promise<Ended>;
  readonly stop: () => Promise<void>;
}

/** Nobody waits in real time for what never comes, ms. */
const silentMs = 250;
/** A server of the tests answers sooner, ms. */
const longestMs = 10_000;

/**
 * One small internet for each change, in which every server has changed so: checks in which one address has changed ask
 * each server over a real socket, and need not wait for each other. The same request to the same servers is made once.
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

/** How a request ends that reaches no server. Loopback has no silent address, so it is not sent. */
function endBefore({ address, name }: Change): Extract<Ended, { end: unknown }>['end'] | undefined {
  if (address !== undefined) return address === 'silence' ? 'syn-silence' : 'refusal';
  if (name === undefined) return undefined;
  return ({ gone: 'denied', denied: 'denied', lost: 'lookup-lost', 'own-network': 'own-network' } as const)[name];
}
