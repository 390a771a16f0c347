import { companyOf } from '../../model/companies.ts';
import type { ServiceId } from '../../model/service.ts';
import type { Check } from '../check/check.ts';
import { serviceOf } from '../check/service-of.ts';
import { type Answered, isAnswered, saysOf } from './answers.ts';

/**
 * At least this many hosts of one company have to answer with errors.
 * @source our choice: the catalogue may have a wrong path at one host, but hardly at two
 */
const minHosts = 2;

/** Whether several hosts of this service's company answer only with errors of their own. */
export function errsAtSeveralHosts(service: ServiceId, check: Check): boolean {
  const company = companyOf(service);
  const answers = check.triesAtServices.filter(isAnswered).filter((o) => companyOf(serviceOf(o) ?? '') === company);
  const isError = (o: Answered) => saysOf(o) === 'error';
  const sound = new Set(answers.filter((o) => !isError(o)).map(({ host }) => host));
  const inError = new Set(answers.filter(isError).map(({ host }) => host));
  return [...inError].filter((host) => !sound.has(host)).length >= minHosts;
}
