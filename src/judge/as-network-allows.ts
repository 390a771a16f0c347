import { mayBeTheLine } from '../model/failures.ts';
import { allowedIn, letsJudge } from '../model/network-states.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, NetworkVerdict, Reason } from '../model/verdict.ts';
import { unsure } from './unsure.ts';

/** A lossy line causes timeouts, but no resets, certificates, pages or server errors. */
function isNotSilence({ state, cause, manner, because }: FunctionVerdict): boolean {
  if (state === 'down') return because.includes('server-error-5xx');
  // On such a line large transfers may break off, and lookups are the first to get lost.
  if (cause === 'freeze' || cause === 'dns') return false;
  return manner !== undefined && !mayBeTheLine(manner);
}

/** The verdict as far as the state of the connection allows one. */
export function asNetworkAllows(verdict: FunctionVerdict, service: Service, network: NetworkVerdict): FunctionVerdict {
  if (verdict.state === 'untestable') return verdict;
  const { answers, failures, because = 'network-unknown' } = allowedIn(network.state);
  const undecided = (reason: Reason): FunctionVerdict => ({ function: verdict.function, ...unsure(reason) });
  const counts = (of: typeof answers | typeof failures) =>
    of === 'all' ||
    (of === 'domestic' && isDomestic(service, network)) ||
    (of === 'no-silence' && network.because.includes('answers-lost') && isNotSilence(verdict));
  if (!counts(answers)) return undecided(because);
  if (verdict.state === 'works') return withNetworkReasons(verdict, network);
  if (!counts(failures)) return undecided(because);
  return network.because.includes('no-control-answers')
    ? undecided('network-unknown')
    : withNetworkReasons(verdict, network);
}

function isDomestic(service: Service, network: NetworkVerdict): boolean {
  return service.domesticIn !== undefined && (network.country === undefined || network.country === service.domesticIn);
}

function withNetworkReasons(verdict: FunctionVerdict, { state }: NetworkVerdict): FunctionVerdict {
  const { failures, because, heldBack } = allowedIn(state);
  const isFailure = verdict.state === 'blocked' || verdict.state === 'partial';
  if (heldBack) {
    if (because === undefined || !(isFailure || verdict.state === 'slow')) return verdict;
    return { ...verdict, because: [...verdict.because.filter((reason) => reason !== 'controls-fine'), because] };
  }
  const labels: Reason[] = [];
  if (isFailure && failures !== 'no-silence') labels.push('controls-fine');
  if (letsJudge(state) && because) labels.push(because);
  return { ...verdict, because: [...verdict.because, ...labels] };
}
