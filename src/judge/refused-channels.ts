import type { Observation } from '../model/observation.ts';
import type { ServiceId } from '../model/service.ts';
import { isAnswer } from './line.ts';

/**
 * So many services have to be without a channel before it is the connection's doing.
 * @source our choice: a single service may refuse by itself, and two of them have only the way in common
 */
const fewestServices = 2;

/**
 * Does this connection block all WebSockets? Services whose pages answer on the same hosts share only the path, so a
 * proxy or filter without support for upgrades is the cause.
 */
export function refusesChannels(observations: readonly Observation[]): boolean {
  const channels = observations.filter(({ probe }) => probe === 'websocket');
  if (channels.some(({ outcome }) => outcome.kind === 'opened')) return false;
  const answering = new Set(observations.filter((o) => o.probe === 'https' && isAnswer(o)).map(({ host }) => host));
  const without = new Set<ServiceId>();
  for (const { subject, outcome, host } of channels) {
    const isRefused = outcome.kind === 'failed' || outcome.kind === 'answered';
    if (subject.kind === 'service' && isRefused && answering.has(host)) without.add(subject.service);
  }
  return without.size >= fewestServices;
}
