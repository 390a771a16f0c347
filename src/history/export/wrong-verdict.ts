import type { EvidenceRow, LayerSeen } from '../../measure/endpoints/evidence.ts';
import { isCustom } from '../../model/custom-service.ts';
import type { Observation } from '../../model/observation.ts';
import type { Service } from '../../model/service.ts';
import type { FunctionVerdict, NetworkVerdict, ServiceVerdict } from '../../model/verdict.ts';
import { observationLines } from './observation-lines.ts';

export interface WrongVerdict {
  /** A title for the reader. */
  readonly title?: string;
  readonly service: Pick<Service, 'id' | 'name'>;
  readonly verdict: ServiceVerdict;
  readonly network: NetworkVerdict | undefined;
  readonly evidence: readonly EvidenceRow[];
  /** Observations of the service and of the controls, in the order of the check. */
  readonly observations: readonly Observation[];
  /** Only the browser family: a version would make the person easier to identify. */
  readonly browser: string;
}

/**
 * A report for the maintainers of the rules, in English and in the rules' codes. It holds no address, no host, no
 * network label, and neither name nor address of a messenger that the person added.
 */
export function wrongVerdictText({
  title = 'this verdict does not match what I see',
  service,
  verdict,
  network,
  evidence,
  observations,
  browser,
}: WrongVerdict): string {
  const isOwn = isCustom(service.id);
  const name = isOwn ? 'a messenger that I added' : service.name;
  return [
    `Reachable: ${title}`,
    '',
    `Messenger: ${name}`,
    `Verdict: ${opinion(verdict)}`,
    `Because: ${verdict.because.join(', ')}`,
    ...verdict.functions.map(
      (one) =>
        `- ${one.function}: ${opinion(one)}${counted(one)}${one.because.length ? `; ${one.because.join(', ')}` : ''}`,
    ),
    `Connection: ${network ? `${network.state}; ${network.because.join(', ')}` : 'not known'}`,
    'Evidence (here / elsewhere in the same check):',
    ...evidence.map(({ layer, here, control }) => `- ${layer}: ${seen(here)} / ${seen(control)}`),
    `Checked: ${new Date(verdict.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `Browser: ${browser}`,
    `Rules: ${verdict.ruleset}`,
    `Addresses: ${verdict.catalogue ?? 'not known'}`,
    // A custom service has no catalogue ids, from which a scenario could be made.
    ...(isOwn ? [] : ['Observations:', ...observationLines(observations)]),
    '',
  ].join('\n');
}

function opinion({
  state,
  cause,
  manner,
  confidence,
}: Omit<ServiceVerdict, 'service' | 'functions' | 'at' | 'ruleset' | 'catalogue'>) {
  return [state, cause, manner, confidence].filter((word) => word !== undefined).join(', ');
}

function counted({ count }: FunctionVerdict): string {
  return count ? ` (${count.failed} of ${count.total} fail)` : '';
}

function seen({ result, tries, ok, ms, failure, browserError }: LayerSeen): string {
  const details = [
    ...(tries > 0 ? [`${ok} of ${tries}`] : []),
    ...(ms === undefined ? [] : [`${Math.round(ms)} ms`]),
    ...(failure ? [failure] : []),
    ...(browserError ? [browserError] : []),
  ];
  return details.length > 0 ? `${result} (${details.join(', ')})` : result;
}
