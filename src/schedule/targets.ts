import { readAttempt } from '../judge/attempt.ts';
import { attemptsAbout } from '../judge/attempts.ts';
import type { TransferProbe } from '../judge/transfer-samples.ts';
import type { Observation, Subject } from '../model/observation.ts';
import type { Control } from '../model/service.ts';
import type { Plan, Planned } from './plan.ts';

/** Something that a transfer goes to or comes from. */
export interface Target {
  readonly url: string;
  readonly subject: Subject;
}

/** The large objects of services whose media host answers: of one that does not, more than that is known already. */
export function largeObjects(plan: Plan, seen: readonly Observation[]): Target[] {
  return reachedMedia(plan, seen).flatMap(({ service, endpoint }) =>
    endpoint.large
      ? [
          {
            url: endpoint.large.url,
            subject: { kind: 'service', service: service.id, endpoint: endpoint.id, function: 'media' },
          },
        ]
      : [],
  );
}

export function uploadTargets(plan: Plan, seen: readonly Observation[]): Target[] {
  return reachedMedia(plan, seen).map(({ service, endpoint }) => ({
    url: endpoint.upload ?? endpoint.url,
    subject: { kind: 'service', service: service.id, endpoint: endpoint.id, function: 'upload' },
  }));
}

function reachedMedia({ endpoints }: Plan, seen: readonly Observation[]): readonly Planned[] {
  return endpoints.filter(
    ({ service, endpoint }) =>
      endpoint.function === 'media' &&
      attemptsAbout(service.id, endpoint, seen).some((o) => readAttempt(o, endpoint).kind === 'reached'),
  );
}

/** The controls that transfers are measured against. */
export function controlTargets(probe: TransferProbe, { scales }: Plan): Target[] {
  return scales.map((control) => ({
    url: probe === 'download' && control.large ? control.large.url : control.url,
    subject: controlSubject(control),
  }));
}

export function controlSubject(control: Control): Subject {
  const { id, vendor, country } = control;
  return { kind: 'control', control: id, class: control.class, vendor, ...(country ? { country } : {}) };
}
