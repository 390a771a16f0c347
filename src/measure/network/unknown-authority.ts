import { meaningOf } from '../../model/failures.ts';
import type { Observation } from '../../model/observation.ts';
import type { Endpoint, Service } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { asOnNewConnections, isOnOldConnection } from '../check/new-connections.ts';
import { isAnswer } from '../check/outcomes.ts';

/**
 * Whether a control, or a host of this service with a public certificate, shows an unknown authority. Then someone
 * intercepts TLS, and a private authority of the service cannot be told from theirs.
 */
export function showsUnknownAuthority({ id, endpoints }: Service, check: Check): boolean {
  const trusted = endpoints.filter(({ certificate }) => certificate === 'public').map((one) => one.id);
  return check.tries.some(({ subject, outcome }) => {
    const isTrusted = subject.kind === 'control' || (subject.service === id && trusted.includes(subject.endpoint));
    return isTrusted && outcome.kind === 'failed' && meaningOf(outcome.failure).unknownAuthority === true;
  });
}

const isNewAnswer = (o: Observation) => isAnswer(o) && !isOnOldConnection(o);

/** Whether all hosts of this service with its private authority fail, while those with a public certificate answer. */
export function privateAuthorityAloneFails({ id, endpoints }: Service, check: Check): boolean {
  const made = check.triesAt(id);
  const own = asOnNewConnections(made, check);
  const of = (certificate: Endpoint['certificate']) => {
    const ids = endpoints.filter((one) => one.certificate === certificate).map((one) => one.id);
    return own.filter(({ subject }) => subject.kind === 'service' && ids.includes(subject.endpoint));
  };
  const showsItself = (o: Observation) =>
    isNewAnswer(o) || (o.outcome.kind === 'failed' && meaningOf(o.outcome.failure).unknownAuthority === true);
  const isPublicFine = of('public').some(isNewAnswer) && of('public').every((o) => o.outcome.kind !== 'failed');
  return isPublicFine && !of('private-ca').some(showsItself);
}
