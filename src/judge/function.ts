import type { FunctionId } from '../model/function-ids.ts';
import { mayDecide } from '../model/may-decide.ts';
import type { Confidence, FunctionVerdict, Reason } from '../model/verdict.ts';
import type { EndpointVerdict } from './endpoint.ts';
import { unsure } from './unsure.ts';

/** Judges one function by its endpoints, before the state of the connection is considered. */
export function judgeFunction(id: FunctionId, endpoints: readonly EndpointVerdict[]): FunctionVerdict {
  const confirmed = endpoints.filter((e) => mayDecide(e.endpoint));
  const deciding = confirmed.length > 0 ? confirmed : endpoints;
  const blocked = deciding.filter((e) => e.state === 'blocked');
  const working = deciding.filter((e) => e.state === 'works');
  const down = deciding.filter((e) => e.state === 'down');
  const doubtful = deciding.filter((e) => e.state === 'unsure');
  const total = deciding.length;

  if (blocked.length > 0 && confirmed.length === 0) {
    return { function: id, ...unsure('unconfirmed-endpoint-only') };
  }
  const failure = sharedFailure(blocked);
  if (blocked.length > 0 && working.length > 0) {
    return {
      function: id,
      state: 'partial',
      ...failure,
      count: { failed: blocked.length, total, which: blocked.map(({ endpoint }) => endpoint.id) },
      because: ['some-endpoints-answer', ...failure.because],
    };
  }
  // An endpoint that may be gone says nothing against the others that fail.
  const mayBeGone = doubtful.filter(({ madeBy }) => madeBy === 'absence');
  // When most endpoints answer with server errors, the service is down and the rest is not judged as blocked.
  if (blocked.length > down.length && blocked.length + down.length + mayBeGone.length === total) {
    return { function: id, state: 'blocked', ...failure };
  }
  // Equal endpoints stand in for each other. One without equals is a way of its own, of the web client or of the phones.
  // A server that is ill is no doubt about the way to it, whether or not it was seen to work. One that somebody else seems
  // to answer for is, whatever its equals do.
  const ill = doubtful.filter(({ because }) => because.includes('server-error-5xx'));
  const foreign = doubtful.filter(({ because }) => because.includes('unexpected-certificate'));
  const alone = doubtful.filter(({ endpoint }) => endpoint.group === undefined);
  const isWayInDoubt = [...foreign, ...alone].some((one) => !ill.includes(one));
  if (working.length > 0 && working.length * 2 >= total && !isWayInDoubt) {
    // Some of its servers are ill, so whoever is sent there may find that nothing comes.
    const likely = down.length + ill.length > 0 ? [{ confidence: 'likely' as const }] : [];
    return {
      function: id,
      state: 'works',
      ...weakest([...working, ...likely]),
      because: reasonsOf([...working, ...down, ...ill]),
    };
  }
  if (down.length > 0 && down.length === total) {
    return { function: id, state: 'down', ...weakest(down), because: reasonsOf(down) };
  }
  const untried = deciding.filter((e) => e.state === 'untestable');
  if (doubtful.length + down.length + blocked.length === 0) {
    return { function: id, state: 'untestable', because: reasonsOf(untried) };
  }
  // A certain failure is not a reason for doubt.
  const doubts = [...doubtful, ...down];
  return { function: id, ...unsure(...reasonsOf(doubts.length > 0 ? doubts : untried)) };
}

/** Combines failures. A cause that is known for one of them is not unclear for the others. */
export function sharedFailure(
  failing: readonly Pick<FunctionVerdict, 'cause' | 'manner' | 'confidence' | 'because'>[],
): Pick<FunctionVerdict, 'cause' | 'manner' | 'because'> & { readonly confidence: Confidence } {
  const shared = sharedCause(failing);
  const because = reasonsOf(failing).filter((reason) => !shared.cause || reason !== 'name-or-address-unclear');
  return { ...shared, ...weakest(failing), because };
}

/** The shared cause of those with a known one; `mixed` when they differ; none when none is known. */
export function sharedCause(
  failing: readonly Pick<FunctionVerdict, 'cause' | 'manner'>[],
): Pick<FunctionVerdict, 'cause' | 'manner'> {
  const known = failing.filter((f) => f.cause !== undefined);
  const first = known[0];
  if (!first?.cause) return {};
  if (known.some((f) => f.cause !== first.cause)) return { cause: 'mixed' };
  if (first.manner === undefined || known.some((f) => f.manner !== first.manner)) return { cause: first.cause };
  return { cause: first.cause, manner: first.manner };
}

const order: readonly Confidence[] = ['unsure', 'likely', 'confident'];

/** The lowest confidence of all parts. */
export function weakest(parts: readonly { readonly confidence?: Confidence }[]): { readonly confidence: Confidence } {
  const ranks = parts.map((part) => order.indexOf(part.confidence ?? 'unsure'));
  return { confidence: order[Math.min(...ranks)] ?? 'unsure' };
}

/** All reasons without duplicates, in order of first appearance. */
export function reasonsOf(parts: readonly { readonly because: readonly Reason[] }[]): Reason[] {
  return [...new Set(parts.flatMap((part) => part.because))];
}
