import type { ChromiumApis, SessionRule } from './chromium-apis.ts';
import { extension } from './extension.ts';
import { identifying, marking } from './identifying-headers.ts';

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

/** The same for requests to the relays of sharing, whose hosts these are. */
export async function cleanRelaysByRules(api: RuleApi, hosts: readonly string[]): Promise<() => Promise<void>> {
  const removal = rule(relayRule, 1, {}, identifying.map(remove));
  const onlyRelays = {
    ...removal,
    condition: { ...removal.condition, requestDomains: hosts.map((host) => host.replace(/^\*\./, '')) },
  };
  await api.updateSessionRules({ removeRuleIds: [relayRule], addRules: [onlyRelays] });
  return () => api.updateSessionRules({ removeRuleIds: [relayRule], addRules: [] });
}
