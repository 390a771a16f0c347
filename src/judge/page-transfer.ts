import { froze } from '../measure/transfers/abroad.ts';
import { comesSlowly } from '../measure/transfers/slow-page.ts';
import { filesOf } from '../measure/transfers/transfer.ts';
import { namesObjects, transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import { tooSlowToSendKbps } from '../measure/transfers/upload-wait.ts';
import type { Observation } from '../model/observation.ts';
import type { Measured, Measuring } from './case.ts';
import { ofPageBesideItsHost } from './left-out.ts';
import { isAgainst, isSlow, measuredOf, stops } from './measured.ts';
import type { Changed } from './step.ts';
import { unsure } from './unsure.ts';

/** Whether no byte of the page came, although something else of its host did. */
export function isSilentPage({ of: place, marks }: Measured): boolean {
  return place === 'web' && marks?.nothingOfPage === true;
}

export function pageHeldAgainstOrLeftOut(
  page: Measured,
  of: Pick<Measuring, 'service' | 'seenToWork' | 'now'>,
  all: readonly Measured[],
): Changed<Measured> {
  const endpoint = transferEndpoint(of.service, 'web');
  if (!endpoint) return page;
  const isAlone = !all.some((one) => one.of !== 'web' && stops(one));
  const { id, then, because } = ofPageBesideItsHost(endpoint, isAlone, of);
  const by = [id];
  return then === 'held-against-it' ? { ...page, by } : { of: page.of, ...unsure(...because), by };
}

/** Whether a script or stylesheet that the page names does not come, while nothing is known against the page itself. */
export function fileAloneFails(page: Measured, _of: unknown, all: readonly Measured[]): boolean {
  return page.of === 'web' && !isAgainst(page) && isAgainst(measuredOf('page-file', all));
}

export function likeItsFile(page: Measured, _of: unknown, all: readonly Measured[]): Changed<Measured> {
  const { of: _place, rules: by = [], ...file } = measuredOf('page-file', all) ?? page;
  return { of: page.of, ...file, by };
}

/** Whether it is slow as its files are, or these come so slowly that a page stalls. */
export function isSlowLikeFiles(page: Measured, of: Measuring, all: readonly Measured[]): boolean {
  const media = measuredOf('media', all);
  if (page.of !== 'web' || !isSlow(media)) return false;
  if (stops(page)) return (media?.kbps ?? 0) <= tooSlowToSendKbps;
  return !isAgainst(page) && comesSlowly(of.service, of.check);
}

export function slowLikeFiles({ of }: Measured): Measured {
  return { of, state: 'slow', cause: 'throttle', confidence: 'likely', because: ['page-slow-too'] };
}

/** Whether the page names files of which none came, while other files are held back or stop midway. */
export function isWithoutItsFiles(
  page: Measured,
  { service, check }: Pick<Measuring, 'service' | 'check'>,
  all: readonly Measured[],
): boolean {
  if (page.of !== 'web' || isAgainst(page)) return false;
  const [media, file] = [measuredOf('media', all), measuredOf('page-file', all)];
  const isUnread = (stops(media) || isSlow(media)) && file?.state === undefined;
  const mayStop = [media, file].some((one) => one?.state === 'unsure') && filesOf(service, check).some(stoppedOnItsWay);
  return (isUnread || mayStop) && namesObjects(service, check);
}

export function unsureOfItsFiles({ of }: Measured): Measured {
  return { of, ...unsure('page-files-unread') };
}

/** A faulty server may send headers without the body. */
function stoppedOnItsWay(o: Observation): boolean {
  return froze(o) && (o.transfer?.bytes ?? 0) > 0;
}
