import { noPast } from '../measure/transfers/past-speeds.ts';
import { isWhole } from '../measure/transfers/sample.ts';
import { goneObjects, hasObject, smallTransfers } from '../measure/transfers/small-transfers.ts';
import { dependsOnSize, transfersOf as triesOf } from '../measure/transfers/transfer.ts';
import { type MovingFunction, namesObjects, transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Observation, Subject } from '../model/observation.ts';
import type { Endpoint, Service } from '../model/service.ts';
import type { NetworkVerdict } from '../model/verdict.ts';
import type { Case, JudgeContext, JudgedFunction } from './case.ts';
import { marksOf } from './marks.ts';
import { judgeFromAbroad, judgeTransfer, slowLikeDownloads } from './transfer.ts';
import { unsure } from './unsure.ts';

/** Is this a service from abroad, on a connection that slows or freezes everything from there? */
function isHeldBack({ domesticIn }: Service, { state }: NetworkVerdict): boolean {
  return networkPolicy(state).heldBack === true && domesticIn === undefined;
}

/** The verdicts on the transfers of a service, in each direction. */
export function transfersOf(service: Service, seen: readonly Observation[], context: Context): Case['transfers'] {
  const { media, 'page-file': pageFile } = ofFiles(service, seen, context);
  const place = transferEndpoint(service, 'upload');
  const up = place && judgingOf(service, context)('upload', subjectOf(service, place, 'upload'), { ...context, seen });
  const unread = stops(media) && !pageFile && namesObjects(service, seen) ? filesUnread : undefined;
  const read = pageRead(service, seen, context);
  // A page that comes at times opens nothing without its files.
  const page = [read, pageFile].find(isAgainst) ?? unread ?? read;
  const photos = media ?? (stops(page) && hasPhotos(service) ? photosUnread : undefined);
  return {
    ...(page ? { web: page } : {}),
    ...(photos ? { media: photos } : {}),
    ...(pageFile ? { 'page-file': pageFile } : {}),
    ...(up ? { upload: { function: 'upload', ...slowLikeDownloads(up, media) } } : {}),
  };
}

/**
 * A large object of the service; where none is known, a script or stylesheet that its page names. Without it the page
 * does not open; on the page's own host it says nothing about the hosts of photos.
 */
function ofFiles(
  service: Service,
  seen: readonly Observation[],
  context: Context,
): Pick<Case['transfers'], 'media' | 'page-file'> {
  const endpoint = transferEndpoint(service, 'media');
  if (!endpoint) return {};
  const subject = subjectOf(service, endpoint, 'media');
  const objects = endpoint.large?.length ?? 0;
  const isKnown = goneObjects(subject, seen) < objects;
  if (!isKnown && !hasObject(subject, seen)) return objects > 0 ? { media: gone } : {};
  const judged = judgingOf(service, context)('download', subject, { ...context, seen });
  if (!judged) return {};
  if (isKnown) return { media: { function: 'media', ...judged } };
  const ofPage = { ...judged, because: [...judged.because, 'file-of-page' as const] };
  const page = transferEndpoint(service, 'web');
  const isElsewhere = smallTransfers(subject, 'download', seen).at(-1)?.host !== (page && new URL(page.url).hostname);
  return {
    ...(isElsewhere ? { media: { function: 'media', ...ofPage } } : {}),
    'page-file': { function: 'web', ...ofPage },
  };
}

function isAgainst(judged: JudgedFunction | undefined): boolean {
  return judged !== undefined && judged.state !== 'works' && judged.state !== 'unsure';
}

/** A page may be shorter than what passes before a connection freezes; a tab needs its scripts too. */
const filesUnread: JudgedFunction = { function: 'web', ...unsure('page-files-unread'), rules: ['files-unread'] };

function stops(judged: JudgedFunction | undefined): boolean {
  return judged?.state === 'blocked' && judged.cause === 'freeze';
}

function hasPhotos({ endpoints }: Service): boolean {
  return endpoints.some((endpoint) => endpoint.function === 'media');
}

/** A small answer of the host of photos shows nothing of large ones, and those of the page stop. */
const photosUnread: JudgedFunction = {
  function: 'media',
  ...unsure('small-passes-large-does-not'),
  rules: ['photos-unread'],
};

/** The host was reached, but has none of the objects that the catalogue knows. */
const gone: JudgedFunction = { function: 'media', ...unsure('answers-differently'), rules: ['objects-gone'] };

type Context = Pick<JudgeContext, 'past' | 'network'>;

function subjectOf(service: Service, endpoint: Endpoint, of: MovingFunction): Subject {
  return { kind: 'service', service: service.id, endpoint: endpoint.id, function: of };
}

function judgingOf(service: Service, { network }: Context): typeof judgeTransfer {
  return isHeldBack(service, network) ? judgeFromAbroad : judgeTransfer;
}

/** What downloading its page shows against a service; undefined where the whole page came, or none was asked for. */
function pageRead(service: Service, seen: readonly Observation[], context: Context): JudgedFunction | undefined {
  const endpoint = transferEndpoint(service, 'web');
  if (!endpoint) return undefined;
  const subject = subjectOf(service, endpoint, 'web');
  const reads = (['first-download', 'download'] as const).flatMap((probe) => triesOf(subject, probe, seen));
  if (reads.filter(dependsOnSize).every(isWhole)) return undefined;
  const judged = judgingOf(service, context)('download', subject, { seen, past: noPast });
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
