import { noPast } from '../measure/transfers/past-speeds.ts';
import { isWhole } from '../measure/transfers/sample.ts';
import { goneObjects } from '../measure/transfers/small-transfers.ts';
import { dependsOnSize, transfersOf as triesOf } from '../measure/transfers/transfer.ts';
import { transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Observation } from '../model/observation.ts';
import type { Service } from '../model/service.ts';
import type { NetworkVerdict } from '../model/verdict.ts';
import type { Case, JudgeContext, JudgedFunction } from './case.ts';
import { marksOf } from './marks.ts';
import { judgeFromAbroad, judgeTransfer, slowLikeDownloads } from './transfer.ts';
import { unsure } from './unsure.ts';

/** Is this a service from abroad, on a connection that holds back everything from there? */
function isHeldBack({ domesticIn }: Service, { state }: NetworkVerdict): boolean {
  return networkPolicy(state).heldBack === true && domesticIn === undefined;
}

/** What the transfers of a service say, in each direction. */
export function transfersOf(
  service: Service,
  seen: readonly Observation[],
  { past, network }: Pick<JudgeContext, 'past' | 'network'>,
): Case['transfers'] {
  const judge = (of: 'media' | 'upload') => {
    const media = transferEndpoint(service, of);
    if (!media) return undefined;
    const subject = { kind: 'service', service: service.id, endpoint: media.id, function: of } as const;
    const judging = isHeldBack(service, network) ? judgeFromAbroad : judgeTransfer;
    const objects = media.large?.length ?? 0;
    return {
      judged: judging(of === 'media' ? 'download' : 'upload', subject, { seen, past }),
      // The host was reached, but has none of the objects that the catalogue knows.
      isGone: of === 'media' && objects > 0 && goneObjects(subject, seen) >= objects,
    };
  };
  const [down, up] = [judge('media'), judge('upload')];
  const page = pageOf(service, seen, network);
  const downloads: JudgedFunction | undefined = down?.isGone
    ? { function: 'media', ...unsure('answers-differently'), rules: ['objects-gone'] }
    : down?.judged && { function: 'media', ...down.judged };
  const uploads: JudgedFunction | undefined = up?.judged && {
    function: 'upload',
    ...slowLikeDownloads(up.judged, down?.judged),
  };
  return {
    ...(page ? { web: page } : {}),
    ...(downloads ? { media: downloads } : {}),
    ...(uploads ? { upload: uploads } : {}),
  };
}

/** What reading its page says against a service; undefined where the page came, or was not read. */
function pageOf(service: Service, seen: readonly Observation[], network: NetworkVerdict): JudgedFunction | undefined {
  const endpoint = transferEndpoint(service, 'web');
  if (!endpoint) return undefined;
  const subject = { kind: 'service', service: service.id, endpoint: endpoint.id, function: 'web' } as const;
  const reads = (['first-download', 'download'] as const).flatMap((probe) => triesOf(subject, probe, seen));
  if (reads.filter(dependsOnSize).every(isWhole)) return undefined;
  const judging = isHeldBack(service, network) ? judgeFromAbroad : judgeTransfer;
  const judged = judging('download', subject, { seen, past: noPast });
  if (!judged) return undefined;
  const { kbps: _ofServer, closerKbps: _too, ...verdict } = judged;
  return { function: 'web', ...verdict };
}

/** Combines the verdict of a host that answers with that of its transfers. */
export function withTransfer(reached: JudgedFunction, { transfers }: Case): JudgedFunction {
  const { function: id, state } = reached;
  const full = transfers[id];
  if (!full) return reached;
  if (state === 'untestable' && reached.rules === undefined) return full;
  if (state !== 'works') return reached;
  const rules = [...(reached.rules ?? []), ...(full.rules ?? [])];
  // A transfer that was not made says nothing against a host that answers.
  if (!full.marks?.notCompared) return { ...full, rules };
  const because = [...reached.because, ...full.because];
  return { ...reached, confidence: 'likely', because, marks: marksOf([reached, full]), rules };
}
