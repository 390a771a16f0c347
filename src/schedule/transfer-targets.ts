import { attemptsAbout } from '../measure/check/attempts.ts';
import type { Check } from '../measure/check/check.ts';
import { interpret } from '../measure/endpoints/attempt.ts';
import { lineSpeed } from '../measure/transfers/line-speed.ts';
import { goneObjects } from '../measure/transfers/small-transfers.ts';
import type { TransferProbe } from '../measure/transfers/transfer.ts';
import { type MovingFunction, namesObjects, pageOf, transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import type { Subject } from '../model/observation.ts';
import type { Control, Service } from '../model/service.ts';
import type { Beside, Plan, Planned, TransferTask } from './plan.ts';

/**
 * How many controls are tried at most until one passes: a control may be blocked or frozen too.
 * @source the controls of the catalogue are in four different networks
 */
export const maxControls = 4;

/** What a transfer downloads from or uploads to. */
export interface Target {
  readonly url: string;
  readonly subject: Subject;
  /** It is a file that the page at `url` names. */
  readonly isNamed?: true;
  /** The object is gone, and so is every other object that could replace it. */
  readonly isGone?: boolean;
}

/**
 * A large object of each service whose media host answers. If an object is gone, the next one of its list replaces it,
 * and after the last of them, or where none is known, a file that the page of the service names.
 */
export function largeObjects(plan: Plan, check: Check): Target[] {
  if (plan.savesData) return [];
  return reachedPlaces(plan, 'media', check).flatMap(({ service, endpoint }) => {
    const subject = { kind: 'service', service: service.id, endpoint: endpoint.id, function: 'media' } as const;
    const objects: readonly Pick<Target, 'url' | 'isNamed'>[] = [
      ...(endpoint.large ?? []).map(({ url }) => ({ url })),
      ...namedObject(service, check),
    ];
    const gone = goneObjects(subject, check);
    const object = objects[gone] ?? objects.at(-1);
    return object ? [{ ...object, subject, isGone: gone >= objects.length }] : [];
  });
}

function namedObject(service: Service, check: Check): Pick<Target, 'url' | 'isNamed'>[] {
  const web = transferEndpoint(service, 'web');
  return web && namesObjects(service, check) ? [{ url: pageOf(web), isNamed: true }] : [];
}

/**
 * The page of each service that answers: a tab needs more of it than its head. On a line that crawls, no page comes in time.
 */
function pageTargets(plan: Plan, check: Check): Target[] {
  if (lineSpeed(check) === 'crawling') return [];
  return reachedPlaces(plan, 'web', check).map(({ service, endpoint }) => ({
    url: pageOf(endpoint),
    subject: { kind: 'service', service: service.id, endpoint: endpoint.id, function: 'web' },
  }));
}

/** All that is downloaded from services. */
export function downloadTargets(plan: Plan, check: Check): Target[] {
  return [...largeObjects(plan, check), ...pageTargets(plan, check)];
}

export function uploadTargets(plan: Plan, check: Check): Target[] {
  if (plan.savesData) return [];
  return reachedPlaces(plan, 'upload', check).map(({ service, endpoint }) => ({
    url: endpoint.upload ?? endpoint.url,
    subject: { kind: 'service', service: service.id, endpoint: endpoint.id, function: 'upload' },
  }));
}

function reachedPlaces({ endpoints }: Plan, id: MovingFunction, check: Check): readonly Planned[] {
  return endpoints.filter(
    ({ service, endpoint }) =>
      endpoint === transferEndpoint(service, id) &&
      attemptsAbout(service.id, endpoint, check).some((o) => interpret(o, endpoint).kind === 'reached'),
  );
}

/** The controls that transfers are compared with. */
export function controlTargets(probe: TransferProbe, { transferControls }: Plan): Target[] {
  return transferControls.map((control) => ({
    url: probe === 'download' && control.large ? control.large.url : control.url,
    subject: controlSubject(control),
  }));
}

export function controlSubject(control: Control): Subject {
  const { id, vendor, country } = control;
  return { kind: 'control', control: id, class: control.class, vendor, ...(country ? { country } : {}) };
}

export function taskFor(
  { url, isNamed, subject }: Target,
  probe: TransferTask['probe'],
  attempt: number,
  beside?: Beside,
): TransferTask {
  const named = isNamed ? { isNamed } : {};
  return { kind: 'transfer', probe, url, ...named, subject, attempt, ...(beside ? { beside } : {}) };
}
