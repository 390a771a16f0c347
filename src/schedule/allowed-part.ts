import { attemptsAbout } from '../measure/check/attempts.ts';
import type { Check } from '../measure/check/check.ts';
import type { Observation } from '../model/observation.ts';
import type { Control } from '../model/service.ts';
import { type Plan, probeKindOf } from './plan.ts';

/**
 * The part of a plan whose hosts the person has permitted. Without host permission a browser follows redirects by
 * itself, and whoever controls the line could redirect an http request into the person's own network.
 * @param allows whether the person permitted this URL
 */
export function allowedPart(plan: Plan, allows: (url: string) => boolean): Plan {
  const allowed = (controls: readonly Control[]) => controls.filter(({ url }) => allows(url));
  const first = allowed(plan.first);
  const second = allowed(plan.second);
  const reserve = allowed(plan.reserve);
  const isAsked = first.length + second.length + reserve.length > 0;
  return {
    ...plan,
    endpoints: plan.endpoints.filter(({ endpoint }) => allows(endpoint.url)),
    first,
    second,
    reserve,
    elsewhere: allowed(plan.elsewhere),
    resolvers: allowed(plan.resolvers),
    transferControls: allowed(plan.transferControls).filter(({ large }) => large && allows(large.url)),
    controlRelays: isAsked ? plan.controlRelays : [],
  };
}

/** Observations of tries that were skipped, one for each endpoint of the plan that is not permitted. */
export function triesNotAllowed(
  plan: Plan,
  allows: (url: string) => boolean,
  check: Check,
  now: number,
): Observation[] {
  return plan.endpoints
    .filter(({ service, endpoint }) => !allows(endpoint.url) && attemptsAbout(service.id, endpoint, check).length === 0)
    .map(({ service, endpoint }) => ({
      subject: { kind: 'service', service: service.id, endpoint: endpoint.id, function: endpoint.function },
      probe: probeKindOf(endpoint.url),
      host: new URL(endpoint.url).host,
      at: now,
      tookMs: 0,
      attempt: 1,
      phase: 'during',
      outcome: { kind: 'skipped', why: 'permission-missing' },
      reused: false,
    }));
}
