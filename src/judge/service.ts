import { cutsHaveEnded } from '../measure/endpoints/cuts-ended.ts';
import { type SeenToWork, workingKeys } from '../measure/endpoints/seen-to-work.ts';
import { hasAddedAuthority } from '../measure/network/added-authority.ts';
import { lineOf } from '../measure/network/line.ts';
import { isQuicHeldBackFor } from '../measure/network/quic.ts';
import { wasConnectionCut } from '../measure/transfers/transfer.ts';
import { type FunctionId, functionIds } from '../model/function-ids.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Observation } from '../model/observation.ts';
import type { Reason } from '../model/reasons.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, NetworkVerdict, ServiceVerdict } from '../model/verdict.ts';
import { asNetworkAllows } from './as-network-allows.ts';
import { judgeCalls } from './calls.ts';
import { needingControlsAfter } from './controls-after.ts';
import { judgeEndpoint } from './endpoint.ts';
import { judgeFunction } from './function.ts';
import { unlessIntercepted } from './interception.ts';
import { judgeByTransfer, withTransfer } from './media-transfers.ts';
import { unlessNeverSeenToWork } from './never-seen-to-work.ts';
import { confidentIfRepeated } from './repeated.ts';
import { ruleset } from './ruleset.ts';
import { summaryOf, withCutTransfers, withoutSpeed } from './service-summary.ts';
import { withCauseOfSiblings } from './sibling-cause.ts';

export interface JudgeContext {
  readonly network: NetworkVerdict;
  /** Earlier verdicts on this network, newest first. */
  readonly earlier: readonly ServiceVerdict[];
  /** The earlier verdicts that show the usual speed: none on an unlabelled network, since it may be another one. */
  readonly usual: readonly ServiceVerdict[];
  /** What worked in this browser before this round. */
  readonly seenToWork: SeenToWork;
  /** Epoch ms. */
  readonly now: number;
}

/** Judges one service by the observations of one round. Pure: the same observations always give the same verdict. */
export function judgeService(
  service: Service,
  observations: readonly Observation[],
  context: JudgeContext,
): ServiceVerdict {
  const own = observations.filter((o) => o.subject.kind === 'service' && o.subject.service === service.id);
  const at = own.reduce((newest, o) => Math.max(newest, o.at + o.tookMs), 0) || context.now;
  const line = lineOf(observations);
  const seenToWork = new Set([...context.seenToWork, ...workingKeys(service, observations)]);
  const known = { seenToWork, now: context.now };
  const byTransfer = (id: FunctionId) => judgeByTransfer(service, id, observations, context);
  const isSpeedKnown = (['media', 'upload'] as const).every((id) => (byTransfer(id)?.state ?? 'unsure') !== 'unsure');
  const judged = service.endpoints
    .filter((endpoint) => service.untestable[endpoint.function] === undefined)
    .map((endpoint) => judgeEndpoint(service.id, endpoint, observations, line))
    .map((verdict) => unlessIntercepted(verdict, service, observations))
    .map((verdict) => unlessNeverSeenToWork(verdict, service.id, observations, known));
  const ofService = { endpoints: judged, cutsHaveEnded: cutsHaveEnded(service.id, observations) };
  const functions = functionIds.flatMap((id): FunctionVerdict[] => {
    if (id === 'calls' && service.relays) {
      const calls = judgeCalls(
        service,
        observations,
        known,
        networkPolicy(context.network.state).probes === 'no-relays',
      );
      return [asNetworkAllows(calls, service, context.network)];
    }
    const full = byTransfer(id);
    const reason = service.untestable[id];
    if (reason) {
      const moved = full ?? { function: id, state: 'untestable', because: [reason] };
      return [asNetworkAllows(moved, service, context.network)];
    }
    const ofFunction = judged.filter(({ endpoint }) => endpoint.function === id);
    if (ofFunction.length === 0) return [];
    const reached = needingControlsAfter(judgeFunction(id, ofFunction, ofService), observations);
    return [asNetworkAllows(withTransfer(reached, full), service, context.network)];
  });
  const explained = functions.map((verdict) => withCauseOfSiblings(verdict, functions));
  const final = explained.map((one) => confidentIfRepeated(one, explained, service.id, context.earlier, context.now));
  const summary = withCutTransfers(summaryOf(final), own.some(wasConnectionCut));
  const whole = isSpeedKnown ? summary : withoutSpeed(summary);
  const labels: readonly Reason[] = [
    ...(own.some(hasAddedAuthority) ? (['answers-readable'] as const) : []),
    ...(isQuicHeldBackFor(service.id, observations) ? (['quic-held-back'] as const) : []),
  ];
  const because = [...new Set([...whole.because, ...labels])];
  return { service: service.id, ...whole, because, functions: final, at, ruleset };
}
