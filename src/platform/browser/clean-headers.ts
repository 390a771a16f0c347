import type { ChromiumApis } from './chromium-apis.ts';
import { extension } from './extension.ts';
import { filterHeaders } from './header-filter.ts';
import { cleanByRules, cleanHostsByRules, relayRule, signInRule, updateRule } from './header-rules.ts';

/** The Origin that a service's own web client sends, by host. A WebSocket to any other host carries none. */
export type ClientOrigins = ReadonlyMap<string, string>;

/**
 * Removes everything that identifies the person or the installation from the extension's own requests: cookies
 * (browsers send those of the host with a WebSocket), the referrer, and the Origin, which in Firefox is an id of the
 * installation. Resolves once the filter works, to the function that removes it. WebSockets may only be opened in
 * between.
 */
export async function cleanOwnHeaders(origins: ClientOrigins): Promise<() => Promise<void>> {
  const rules = ruleApi();
  return rules ? cleanByRules(rules, origins) : cleanByFilter(origins);
}

/** In Chromium extensions can change headers only by rules, in Firefox by a blocking listener. */
const ruleApi = () => (extension as ChromiumApis).declarativeNetRequest;

/**
 * The same for requests to the relays of sharing, independent of rounds.
 * @param relays origins
 */
export async function cleanRelayHeaders(relays: readonly string[]): Promise<() => Promise<void>> {
  const hosts = relays.map((relay) => new URL(relay).hostname);
  return cleanHostHeaders(hosts, relayRule);
}

/** The same for the request of a page for newer addresses. */
export async function cleanUpdateHeaders(host: string): Promise<() => Promise<void>> {
  return cleanHostHeaders([host], updateRule, (await extension.tabs.getCurrent()).id);
}

/** The same for the request that shows whether a person has signed in to a network, independent of rounds. */
export async function cleanSignInHeaders(host: string): Promise<() => Promise<void>> {
  return cleanHostHeaders([host], signInRule);
}

async function cleanHostHeaders(hosts: readonly string[], id: number, ownTab?: number): Promise<() => Promise<void>> {
  const api = ruleApi();
  return api
    ? cleanHostsByRules(api, hosts, id)
    : filterHeaders(
        hosts.map((host) => `*://${host}/*`),
        () => undefined,
        false,
        ownTab,
      );
}

async function cleanByFilter(origins: ClientOrigins): Promise<() => Promise<void>> {
  return filterHeaders(
    ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'],
    ({ protocol, hostname }) => (protocol === 'wss:' ? origins.get(hostname) : undefined),
    true,
  );
}
