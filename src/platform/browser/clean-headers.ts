import type { WebRequest } from 'webextension-polyfill';
import type { ChromiumApis, SessionRule } from './chromium-apis.ts';
import { extension } from './extension.ts';

/** The Origin that a service's own web client sends, by host. A WebSocket to any other host carries none. */
export type ClientOrigins = ReadonlyMap<string, string>;

const identifying = ['cookie', 'referer', 'origin', 'authorization'] as const;

/**
 * Response headers by which Firefox remembers a host for months, even after everything here was deleted. Chromium
 * handles them before any rule of an extension.
 */
const hostTells = ['strict-transport-security', 'alt-svc', 'nel', 'report-to', 'reporting-endpoints'] as const;

/**
 * Browsers store the cookies that a WebSocket's answer sets with those of the person. Sent along with the next visit,
 * they would show whose check this was.
 */
const marking = ['set-cookie', 'set-cookie2'] as const;

const remembered = [...hostTells, ...marking] as const;

/**
 * An upload with progress events follows redirects by itself, wherever they lead. Without this header there is none.
 */
const leading = ['location'] as const;

/** A request with a user name in its URL follows them too, and would answer a login prompt with that name. */
const answered = [...leading, 'www-authenticate', 'cache-control'] as const;

/** This also keeps its answer off the disk, for which XMLHttpRequest has no option. */
const notKept = { name: 'Cache-Control', value: 'no-store' } as const;

const isApart = (url: string) => new URL(url).username !== '';

function unwantedIn({ method, url }: WebRequest.OnHeadersReceivedDetailsType): readonly string[] {
  if (isApart(url)) return [...remembered, ...answered];
  return method === 'POST' ? [...remembered, ...leading] : remembered;
}

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
type RuleApi = NonNullable<ReturnType<typeof ruleApi>>;

async function cleanByRules(api: RuleApi, origins: ClientOrigins): Promise<() => Promise<void>> {
  const removal: SessionRule = rule(1, 1, {}, identifying.map(remove));
  const additions = [...origins].map(([host, origin], index) =>
    rule(index + 2, 2, { requestDomains: [host] }, [
      remove('cookie'),
      remove('referer'),
      { header: 'origin', operation: 'set', value: origin },
    ]),
  );
  const stale = (await api.getSessionRules()).map(({ id }) => id).filter((id) => id !== relayRule);
  await api.updateSessionRules({ removeRuleIds: stale, addRules: [removal, ...additions] });
  const own = [removal, ...additions].map(({ id }) => id);
  return () => api.updateSessionRules({ removeRuleIds: own, addRules: [] });
}

const remove = (header: string) => ({ header, operation: 'remove' as const });

function rule(
  id: number,
  priority: number,
  where: Pick<SessionRule['condition'], 'requestDomains'>,
  requestHeaders: SessionRule['action']['requestHeaders'],
): SessionRule {
  return {
    id,
    priority,
    // Only the extension's own requests.
    condition: {
      ...where,
      initiatorDomains: [extension.runtime.id],
      resourceTypes: where.requestDomains ? ['websocket'] : ['websocket', 'xmlhttprequest', 'other'],
    },
    action: { type: 'modifyHeaders', requestHeaders, responseHeaders: marking.map(remove) },
  };
}

/** The id of the rule for relays. The rules of rounds have the ids from 1 on. */
const relayRule = 10_000;

/**
 * The same for requests to the relays of sharing, independent of rounds.
 * @param relays origins
 */
export async function cleanRelayHeaders(relays: readonly string[]): Promise<() => Promise<void>> {
  const hosts = relays.map((relay) => new URL(relay).hostname);
  const api = ruleApi();
  if (!api)
    return filterHeaders(
      hosts.map((host) => `*://${host}/*`),
      () => undefined,
    );
  const removal = rule(relayRule, 1, {}, identifying.map(remove));
  const onlyRelays = {
    ...removal,
    condition: { ...removal.condition, requestDomains: hosts.map((host) => host.replace(/^\*\./, '')) },
  };
  await api.updateSessionRules({ removeRuleIds: [relayRule], addRules: [onlyRelays] });
  return () => api.updateSessionRules({ removeRuleIds: [relayRule], addRules: [] });
}

async function cleanByFilter(origins: ClientOrigins): Promise<() => Promise<void>> {
  return filterHeaders(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'], ({ protocol, hostname }) =>
    protocol === 'wss:' ? origins.get(hostname) : undefined,
  );
}

/** @param originFor the Origin that a request to this address is to carry; most carry none */
function filterHeaders(urls: string[], originFor: (url: URL) => string | undefined): () => Promise<void> {
  const ownOrigin = new URL(extension.runtime.getURL('')).origin;
  const filter = (details: WebRequest.OnBeforeSendHeadersDetailsType): WebRequest.BlockingResponse => {
    if (details.tabId !== -1 || !details.originUrl?.startsWith(ownOrigin)) return {};
    const origin = originFor(new URL(details.url));
    const kept = (details.requestHeaders ?? []).filter(
      ({ name }) => !identifying.some((header) => header === name.toLowerCase()),
    );
    return { requestHeaders: origin === undefined ? kept : [...kept, { name: 'Origin', value: origin }] };
  };
  const forget = (details: WebRequest.OnHeadersReceivedDetailsType): WebRequest.BlockingResponse => {
    if (details.tabId !== -1 || !details.originUrl?.startsWith(ownOrigin)) return {};
    const unwanted = unwantedIn(details);
    const kept = (details.responseHeaders ?? []).filter(({ name }) => !unwanted.includes(name.toLowerCase()));
    return { responseHeaders: isApart(details.url) ? [...kept, notKept] : kept };
  };
  const { onBeforeSendHeaders, onHeadersReceived } = extension.webRequest;
  onBeforeSendHeaders.addListener(filter, { urls }, ['blocking', 'requestHeaders']);
  onHeadersReceived.addListener(forget, { urls }, ['blocking', 'responseHeaders']);
  return async () => {
    onBeforeSendHeaders.removeListener(filter);
    onHeadersReceived.removeListener(forget);
  };
}
