import type { Check } from '../measure/check/check.ts';
import { froze } from '../measure/transfers/abroad.ts';
import { noPast } from '../measure/transfers/past-speeds.ts';
import { isWhole } from '../measure/transfers/sample.ts';
import { comesSlowly } from '../measure/transfers/slow-page.ts';
import { dependsOnSize, downloadsOf } from '../measure/transfers/transfer.ts';
import { filesOf, namesObjects, subjectOf, transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import { tooSlowToSendKbps } from '../measure/transfers/upload-wait.ts';
import type { Observation } from '../model/observation.ts';
import type { Service } from '../model/service.ts';
import type { FunctionVerdict, NetworkVerdict } from '../model/verdict.ts';
import type { JudgedFunction } from './case.ts';
import { type Known, unlessPageLeftOut } from './left-out.ts';
import { judgingOf } from './transfer.ts';
import { unsure } from './unsure.ts';

type Judged = Pick<FunctionVerdict, 'state' | 'cause' | 'kbps'> | undefined;

interface Beside extends Known {
  readonly network: NetworkVerdict;
  /** A script or stylesheet that the page names. */
  readonly pageFile: JudgedFunction | undefined;
  /** A large file of the service. Uploads say nothing of what a page loads. */
  readonly media: Judged;
}

/** What downloading its page and what it names shows against a service; undefined where nothing does. */
export function pageTransfer(
  service: Service,
  check: Check,
  { pageFile, media, ...known }: Beside,
): JudgedFunction | undefined {
  const isAlone = ![pageFile, media].some(stops);
  const read = pageRead(service, check, known, isAlone);
  const against = [read, pageFile].find(isAgainst);
  const isSlowToo = stops(against) ? isTooSlow(media) : !against && isSlow(media) && comesSlowly(service, check);
  if (isSlowToo) return pageSlow;
  if (against) return against;
  // A page that comes at times opens nothing without its files.
  const isUnread = (stops(media) || isSlow(media)) && !pageFile;
  const mayStop = [media, pageFile].some(isUnsure) && filesOf(service, check).some(stoppedOnItsWay);
  return (isUnread || mayStop) && namesObjects(service, check) ? filesUnread : read;
}

function pageRead(
  service: Service,
  check: Check,
  { network, ...known }: Known & Pick<Beside, 'network'>,
  isAlone: boolean,
): JudgedFunction | undefined {
  const endpoint = transferEndpoint(service, 'web');
  if (!endpoint) return undefined;
  const subject = subjectOf(service, endpoint, 'web');
  if (downloadsOf(subject, check).filter(dependsOnSize).every(isWhole)) return undefined;
  const judged = judgingOf(service, network)('download', subject, { check, past: noPast });
  if (!judged) return undefined;
  const { kbps: _ofServer, closerKbps: _too, ...verdict } = judged;
  return unlessPageLeftOut({ function: 'web', ...verdict }, endpoint, isAlone, { service, ...known });
}

/** A server with a fault may send a head without the body. */
function stoppedOnItsWay(o: Observation): boolean {
  return froze(o) && (o.transfer?.bytes ?? 0) > 0;
}

/** Other transfers show who slows it: by itself, a page that is slow may be its server's doing. */
const pageSlow: JudgedFunction = {
  function: 'web',
  state: 'slow',
  cause: 'throttle',
  confidence: 'likely',
  because: ['page-slow-too'],
  rules: ['page-slow-like-files'],
};

/**
 * A page may be shorter than what passes before a connection freezes or is held up; a tab needs its scripts too.
 */
const filesUnread: JudgedFunction = { function: 'web', ...unsure('page-files-unread'), rules: ['files-unread'] };

function isUnsure(judged: Judged): boolean {
  return judged?.state === 'unsure';
}

function isAgainst(judged: Judged): boolean {
  return judged !== undefined && judged.state !== 'works' && judged.state !== 'unsure';
}

export function stops(judged: Judged): boolean {
  return judged?.state === 'blocked' && judged.cause === 'freeze';
}

function isSlow(judged: Judged): boolean {
  return judged?.state === 'slow' && judged.cause === 'throttle';
}

/** So slow that a page stalls on its way. */
function isTooSlow(judged: Judged): boolean {
  return isSlow(judged) && (judged?.kbps ?? 0) <= tooSlowToSendKbps;
}
