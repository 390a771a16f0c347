import { goneObjects } from '../measure/transfers/small-transfers.ts';
import { transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import { usualSpeed } from '../measure/transfers/usual-speed.ts';
import type { FunctionId } from '../model/function-ids.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Observation } from '../model/observation.ts';
import type { Reason } from '../model/reasons.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, NetworkVerdict, ServiceVerdict } from '../model/verdict.ts';
import { judgeFromAbroad, judgeTransfer, slowLikeDownloads } from './transfer.ts';
import { unsure } from './unsure.ts';

/** Is this a service from abroad, on a connection that holds back everything from there? */
function isHeldBack({ domesticIn }: Service, { state }: NetworkVerdict): boolean {
  return networkPolicy(state).heldBack === true && domesticIn === undefined;
}

/** What transfers say about a function; undefined when there were none. */
export function judgeByTransfer(
  service: Service,
  id: FunctionId,
  seen: readonly Observation[],
  { usual, network }: { readonly usual: readonly ServiceVerdict[]; readonly network: NetworkVerdict },
): FunctionVerdict | undefined {
  if (id !== 'media' && id !== 'upload') return undefined;
  const media = transferEndpoint(service, id);
  if (!media) return undefined;
  const subject = { kind: 'service', service: service.id, endpoint: media.id } as const;
  const judge = (of: 'media' | 'upload') => {
    const usualKbps = usualSpeed(service.id, of, usual);
    const probe = of === 'media' ? 'download' : 'upload';
    const judging = isHeldBack(service, network) ? judgeFromAbroad : judgeTransfer;
    return judging(probe, { ...subject, function: of }, { seen, ...(usualKbps === undefined ? {} : { usualKbps }) });
  };
  const objects = media.large?.length ?? 0;
  // The host was reached, but has none of the objects that the catalogue knows.
  if (id === 'media' && objects > 0 && goneObjects({ ...subject, function: id }, seen) >= objects) {
    return { function: id, ...unsure('answers-differently'), rules: ['objects-gone'] };
  }
  const judged = judge(id);
  return judged && { function: id, ...(id === 'upload' ? slowLikeDownloads(judged, judge('media')) : judged) };
}

/** Reasons of transfers that were not made or cannot be compared. They say nothing against a host that answers. */
const reasonsWithoutTransfer: ReadonlySet<Reason> = new Set(['not-tried', 'line-too-slow-to-compare']);

/** Combines the verdict of a host that answers with that of its transfers. */
export function withTransfer(reached: FunctionVerdict, full: FunctionVerdict | undefined): FunctionVerdict {
  if (!full || reached.state !== 'works') return reached;
  const rules = [...(reached.rules ?? []), ...(full.rules ?? [])];
  if (full.because.some((reason) => reasonsWithoutTransfer.has(reason))) {
    return { ...reached, confidence: 'likely', because: [...reached.because, ...full.because], rules };
  }
  return { ...full, rules };
}
