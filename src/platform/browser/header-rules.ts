import type { ChromiumApis, SessionRule } from './chromium-apis.ts';
import { extension } from './extension.ts';
import { acting, identifying } from './identifying-headers.ts';

type RuleApi = NonNullable<ChromiumApis['declarativeNetRequest']>;

/** Cleans headers in Chromium. Firefox's build has another module in place of this one. */
export async function cleanByRules(api: RuleApi, origins: ReadonlyMap<string, string>): Promise<() => Promise<void>> {
  const removal: SessionRule = rule(1, 1, {}, identifying.map(remove));
  const additions = [...origins].map(([host, origin], index) =>
    rule(index + 2, 2, { requestDomains: [host] }, [
      remove('cookie'),
      remove('referer'),
      { header: 'origin', operation: 'set', value: origin },
    ]),
  );
  const stale = (await api.getSessionRules()).map(({ id }) => id).filter((id) => id < relayRule);
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
    action: { type: 'modifyHeaders', requestHeaders, responseHeaders: acting.map(remove) },
  };
}

/**
 * The ids of the rules for relays, for updates, and for an awaited sign-in. The rules of rounds have the ids from 1.
 */
export const relayRule = 10_000;
export const updateRule = relayRule + 1;
export const signInRule = relayRule + 2;

/** The same for requests to these hosts, by a rule with this id. */
export async function cleanHostsByRules(
  api: RuleApi,
  hosts: readonly string[],
  id: number,
): Promise<() => Promise<void>> {
  const removal = rule(id, 1, {}, identifying.map(remove));
  const onlyHosts = {
    ...removal,
    condition: { ...removal.condition, requestDomains: hosts.map((host) => host.replace(/^\*\./, '')) },
  };
  await api.updateSessionRules({ removeRuleIds: [id], addRules: [onlyHosts] });
  return () => api.updateSessionRules({ removeRuleIds: [id], addRules: [] });
}
