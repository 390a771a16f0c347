import { serviceName } from '../../../catalogue/known-services.ts';
import type { Evidence } from '../../../history/export/evidence-schema.ts';
import type { Gathered } from '../../../history/export/gather-evidence.ts';
import { isJudgedNetwork, type NetworkState } from '../../../model/network-states.ts';
import { defaultSettings } from '../../../model/settings.ts';
import { isProblem, type ServiceState } from '../../../model/verdict.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { t } from '../../shared/text.ts';

/** More than these are not quoted. */
const most = 3;

/**
 * What the page begins with, in sentences that can be quoted: of each messenger with problems, the most first, in how many
 * checks it failed, and in how many other sites answered.
 */
export function leadingFindings({ services, checks, networks }: Gathered, days: string): readonly string[] {
  const fine = answeredChecks(networks);
  const said = services
    .flatMap(({ service, findings, checks: total }) => {
      const app = serviceName(service, defaultSettings, catalogue.value);
      const closed = countOf(findings, (state) => state === 'blocked');
      const failed = countOf(findings, isProblem);
      const key = closed > 0 ? ('proof_lead_not_open' as const) : ('proof_lead_problem' as const);
      const count = closed > 0 ? closed : failed;
      return count > 0 ? [{ count, text: t(key, { days, app, count, total, fine, all: checks.total }) }] : [];
    })
    .toSorted((a, b) => b.count - a.count);
  return said.length > 0
    ? said.slice(0, most).map(({ text }) => text)
    : [t('proof_lead_none', { days, count: checks.total, fine })];
}

function countOf(findings: Evidence['services'][number]['findings'], fits: (state: ServiceState) => boolean): number {
  return findings.filter(({ state }) => fits(state)).reduce((sum, { checks }) => sum + checks, 0);
}

/** Checks in which the connection itself was judged to work. */
function answeredChecks(networks: Gathered['networks']): number {
  const states = networks.flatMap(({ connection }) => Object.entries(connection) as [NetworkState, number][]);
  return states.filter(([state]) => isJudgedNetwork(state)).reduce((sum, [, count]) => sum + count, 0);
}
