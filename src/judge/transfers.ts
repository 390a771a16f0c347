import type { Check } from '../measure/check/check.ts';
import { everythingLargeStops } from '../measure/transfers/large-packets.ts';
import { isWhole } from '../measure/transfers/sample.ts';
import { goneObjects, hasObject, smallTransfers } from '../measure/transfers/small-transfers.ts';
import { filesOf, subjectOf, transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Service } from '../model/service.ts';
import type { NetworkVerdict } from '../model/verdict.ts';
import type { Case, JudgeContext, JudgedFunction } from './case.ts';
import { marksOf } from './marks.ts';
import { pageTransfer, stops } from './page-transfer.ts';
import { judgingOf, slowLikeDownloads } from './transfer.ts';
import { unsure } from './unsure.ts';

type Context = Pick<JudgeContext, 'past' | 'network' | 'seenToWork' | 'now'>;

/** The verdicts on the transfers of a service, in each direction. */
export function transfersOf(service: Service, check: Check, context: Context): Case['transfers'] {
  const { media, 'page-file': pageFile } = ofFiles(service, check, context);
  const place = transferEndpoint(service, 'upload');
  const up =
    place &&
    judgingOf(service, context.network)('upload', subjectOf(service, place, 'upload'), {
      ...context,
      check,
    });
  const page = pageTransfer(service, check, { ...context, pageFile, media });
  const photos = media ?? (stops(page) && hasPhotos(service) ? photosUnread : undefined);
  return {
    ...(page ? { web: page } : {}),
    ...(photos ? { media: photos } : {}),
    ...(pageFile ? { 'page-file': pageFile } : {}),
    ...(up ? { upload: { function: 'upload', ...slowLikeDownloads(up, media) } } : {}),
    ...nothingLarge(service, check, context.network),
  };
}

/**
 * Over a line that loses every large packet no page comes, and no photo, however well heads do. Where they stop on
 * their way, from everywhere, it is no service's doing; from abroad alone, each service is judged by its own samples.
 */
function nothingLarge(service: Service, check: Check, network: NetworkVerdict): Case['transfers'] {
  const isSpared = filesOf(service, check).some(isWhole);
  const stops = !isSpared && !networkPolicy(network.state).heldBack && everythingLargeStops(check);
  if (!stops && !network.because.includes('large-packets-lost')) return {};
  const lost = { ...unsure('control-transfer-failed'), rules: ['nothing-large-comes'] };
  return {
    ...(transferEndpoint(service, 'web') ? { web: { function: 'web', ...lost } } : {}),
    ...(hasPhotos(service) ? { media: { function: 'media', ...lost } } : {}),
  };
}

/**
 * A large object of the service; where none is known, a script or stylesheet that its page names. Without it the page
 * does not open; on the page's own host it says nothing about the hosts of photos.
 */
function ofFiles(service: Service, check: Check, context: Context): Pick<Case['transfers'], 'media' | 'page-file'> {
  const endpoint = transferEndpoint(service, 'media');
  if (!endpoint) return {};
  const subject = subjectOf(service, endpoint, 'media');
  const objects = endpoint.large?.length ?? 0;
  const isKnown = goneObjects(subject, check) < objects;
  if (!isKnown && !hasObject(subject, check)) return objects > 0 ? { media: gone } : {};
  const judged = judgingOf(service, context.network)('download', subject, { ...context, check });
  if (!judged) return {};
  if (isKnown) return { media: { function: 'media', ...judged } };
  const ofPage = { ...judged, because: [...judged.because, 'file-of-page' as const] };
  const page = transferEndpoint(service, 'web');
  const isElsewhere = smallTransfers(subject, 'download', check).at(-1)?.host !== (page && new URL(page.url).hostname);
  return {
    ...(isElsewhere ? { media: { function: 'media', ...ofPage } } : {}),
    'page-file': { function: 'web', ...ofPage },
  };
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
