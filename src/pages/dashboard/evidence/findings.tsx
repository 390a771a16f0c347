import { serviceName } from '../../../catalogue/known-services.ts';
import type { Evidence } from '../../../history/export/evidence-schema.ts';
import type { Gathered } from '../../../history/export/gather-evidence.ts';
import { isJudgedNetwork, type NetworkState } from '../../../model/network-states.ts';
import { defaultSettings } from '../../../model/settings.ts';
import { isProblem, type ServiceState } from '../../../model/verdict.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { speed } from '../../shared/format.ts';
import { t, textKey } from '../../shared/text.ts';
import { causeTexts } from '../../shared/verdict-text.ts';
import { timeText } from '../parts/format-when.ts';

type Service = Evidence['services'][number];
type Finding = Service['findings'][number];

/** Each messenger with what was found of it: how often, how sure, how it fails, from when to when. */
export function Findings({ services }: { readonly services: readonly Service[] }) {
  return (
    <table class="table table-stacked proof-findings">
      <thead>
        <tr>
          <th scope="col">{t('scope_service')}</th>
          <th scope="col">{t('proof_what')}</th>
          <th scope="col">{t('history_checks')}</th>
          <th scope="col">{t('proof_from_to')}</th>
        </tr>
      </thead>
      {services.map((service) => (
        <tbody key={service.service} data-service={service.service}>
          {service.findings.map((finding, index) => (
            <tr key={JSON.stringify(finding)} data-state={finding.state}>
              {index === 0 && (
                <th scope="rowgroup" rowSpan={service.findings.length}>
                  <bdi>{nameOf(service)}</bdi>
                  {service.tries > 0 && <span class="quiet">{t('proof_tries', { tries: service.tries })}</span>}
                </th>
              )}
              <td>
                <p>{opinionOf(finding)}</p>
                {finding.because?.map((reason) => (
                  <p class="quiet" key={reason}>
                    {t(textKey('because', reason), { app: nameOf(service) })}
                  </p>
                ))}
                {[...causeTexts(finding, nameOf(service)), ...speedTexts(finding)].map((text) => (
                  <p class="quiet" key={text}>
                    {text}
                  </p>
                ))}
              </td>
              <td>{t('proof_share', { count: finding.checks, total: service.checks })}</td>
              <td>
                {timesOf(finding).map((time) => (
                  <p key={time}>{time}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

const nameOf = ({ service }: Service) => serviceName(service, defaultSettings, catalogue.value);

/** "Blocked (likely)" */
function opinionOf({ state, confidence }: Finding): string {
  const word = t(textKey('state', state));
  if (!confidence || state === 'unsure') return word;
  return t('shared_state', { state: word, confidence: t(textKey('confidence', confidence)) });
}

/** "Photos: at most 1.2 Mbit/s, usually 6 Mbit/s." */
function speedTexts({ speeds = [] }: Finding): string[] {
  return speeds.map(({ function: id, kbps, usualKbps }) => {
    const measured = { function: t(textKey('function', id)), speed: speed(kbps) };
    if (usualKbps === undefined) return t('proof_speed', measured);
    return t('proof_speed_usual', { ...measured, usual: speed(usualKbps) });
  });
}

/** The first and the last time, once where they are the same. The zone stands above with the first check. */
function timesOf({ first, last }: Finding): string[] {
  return [...new Set([first, last].map((iso) => timeText(Date.parse(iso))))];
}

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
