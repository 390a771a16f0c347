import { attemptsAbout } from '../measure/endpoints/attempts.ts';
import type { Observation } from '../model/observation.ts';
import type { Control } from '../model/service.ts';
import { type Plan, probeKindOf } from './plan.ts';

/**
 * The part of a plan that asks only hosts to which the person gave access. Without access a browser follows redirects
 * blindly, and whoever controls the line could lead a plain request to a host inside the person's own network.
 * @param allows whether there is access to this URL
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

/** The endpoints of a plan to which there is no access, as observations of tries that were not made. */
export function triesNotAllowed(
  plan: Plan,
  allows: (url: string) => boolean,
  seen: readonly Observation[],
  now: number,
): Observation[] {
  return plan.endpoints
    .filter(({ service, endpoint }) => !allows(endpoint.url) && attemptsAbout(service.id, endpoint, seen).length === 0)
    .map(({ service, endpoint }) => ({
      subject: { kind: 'service', service: service.id, endpoint: endpoint.id, function: endpoint.function },
      probe: probeKindOf(endpoint.url),
      host: new URL(endpoint.url).hostname,
      at: now,
      tookMs: 0,
      attempt: 1,
      phase: 'during',
      outcome: { kind: 'skipped', why: 'permission-missing' },
      reused: false,
    }));
}
