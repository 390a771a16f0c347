import { asNetworkAllows, isTested } from './as-network-allows.ts';
import {
  asMeasured,
  likelyForShortMessages,
  likelyWithoutMeasure,
  wasOnlyMeasured,
  worksAndWasMeasured,
  worksAndWasNotCompared,
  worksBesideFrozenPage,
} from './by-transfer.ts';
import type { JudgedFunction, Measured, Measuring, Summary } from './case.ts';
import { failsForLong, withCertainty } from './certainty.ts';
import { failsWithoutControlAfter, interrupted } from './controls-after.ts';
import type { EndpointVerdict } from './endpoint.ts';
import {
  doubtedForInterception,
  doubtedForRefusedAuthority,
  mayBeIntercepted,
  mayBeRefusedAuthority,
} from './interception.ts';
import { heldAgainstOrLeftOut, restsOnFailure } from './left-out.ts';
import { areObjectsGone, mayStopLikePage, unsureOfObjects, unsureOfPhotos } from './media-transfers.ts';
import { isLostWithEverythingLarge, notComparedWithAnything } from './nothing-large.ts';
import { doubtedForOwnFilter, mayBeOwnFilter } from './own-filter.ts';
import { failsAbroad, failsOnWayRound, notJudgedAbroad, notJudgedOnWayRound } from './own-ways.ts';
import {
  fileAloneFails,
  isSilentPage,
  isSlowLikeFiles,
  isWithoutItsFiles,
  likeItsFile,
  pageHeldAgainstOrLeftOut,
  slowLikeFiles,
  unsureOfItsFiles,
} from './page-transfer.ts';
import {
  besideAllFromAbroad,
  besideControls,
  besideState,
  cutOnTheWay,
  failsBesideControls,
  failsWithAllFromAbroad,
  isCutOnTheWay,
  isJudgedOnOddLine,
} from './said-beside.ts';
import {
  hasReadableAnswers,
  isOnWayRound,
  isWithoutQuic,
  likelyForCutTransfer,
  likelyForUnknownSpeed,
  opensOverQuicAlone,
  saying,
  worksAtUnknownSpeed,
  worksWithCutTransfer,
} from './service-steps.ts';
import { siblingsExplainIt, withCauseOfSiblings } from './sibling-cause.ts';
import type { Step } from './step.ts';
import { isMeasuredElsewhere, likelyAtSubstitute, namingSubstitute, worksAtSubstitute } from './substitute-host.ts';
import { failsLikeSlowDownloads, slowLikeDownloads } from './upload-transfer.ts';

/** Steps that change verdicts on a service's transfers after their rules, in this order. */
// biome-ignore format: a table is read by its rows
export const transferSteps: readonly Step<Measured, Measuring>[] = [
  // A host that has none of the known objects was reached, but shows nothing of how large ones come.
  { id: 'objects-gone', when: areObjectsGone, then: unsureOfObjects },
  // If no byte of a page came, a server may have closed that path alone.
  { id: 'page-left-out', when: isSilentPage, then: pageHeldAgainstOrLeftOut },
  // Without its scripts a page does not open, however much of the page itself comes.
  { id: 'page-like-its-file', when: fileAloneFails, then: likeItsFile },
  // Somebody who slows a service’s files slows its page too; a slow page alone may be its server’s doing.
  { id: 'page-slow-like-files', when: isSlowLikeFiles, then: slowLikeFiles },
  // A page may be shorter than the part that passes before a connection is held up, and a tab needs its scripts too.
  { id: 'files-unread', when: isWithoutItsFiles, then: unsureOfItsFiles },
  // A small answer of the host of photos shows nothing about large ones, and the page's large ones stop.
  { id: 'photos-unread', when: mayStopLikePage, then: unsureOfPhotos },
  // At the speed at which downloads come, an upload cannot finish in time.
  { id: 'as-slow-as-down', when: failsLikeSlowDownloads, then: slowLikeDownloads },
  // If the line also loses controls’ transfers, no service is the cause.
  { id: 'nothing-large-comes', when: isLostWithEverythingLarge, then: notComparedWithAnything },
];

/** Steps that change the verdict on an endpoint after its rules, in this order. */
// biome-ignore format: a table is read by its rows
export const endpointSteps: readonly Step<EndpointVerdict>[] = [
  // A name that no provider blocks is dropped by a filter of the person's own, or of their network.
  { id: 'own-filter', when: mayBeOwnFilter, then: doubtedForOwnFilter },
  // If somebody intercepts TLS, the service's private authority cannot be told from theirs.
  { id: 'intercepted', when: mayBeIntercepted, then: doubtedForInterception },
  // Antivirus programs and gateways refuse authorities that they do not know.
  { id: 'private-authority-refused', when: mayBeRefusedAuthority, then: doubtedForRefusedAuthority },
  // A single failing host is a change by its owner; all together are a block.
  { id: 'left-out', when: restsOnFailure, then: heldAgainstOrLeftOut },
];

/** Steps that change the verdict on a function after its rules, in this order. */
// biome-ignore format: a table is read by its rows
export const functionSteps: readonly Step<JudgedFunction>[] = [
  // A failure counts only if controls answered after it.
  { id: 'no-control-after', when: failsWithoutControlAfter, then: interrupted },
  // Large transfers may be slow or freeze although the host answers.
  { id: 'as-measured', when: worksAndWasMeasured, then: asMeasured },
  // A host that answers works as far as is known, whatever its transfers could not show.
  { id: 'not-measured', when: worksAndWasNotCompared, then: likelyWithoutMeasure },
  // A function without its own address may be measured at another function's.
  { id: 'measured-alone', when: wasOnlyMeasured, then: asMeasured },
  // A file of a host without photos comes from other servers than photos do. What is held back there was compared with controls, and is as sure as anywhere.
  { id: 'measured-elsewhere', when: isMeasuredElsewhere, then: namingSubstitute },
  // That the other host works does not show for certain that photos arrive.
  { id: 'works-elsewhere', when: worksAtSubstitute, then: likelyAtSubstitute, after: ['measured-alone'] },
  // The proxy or forwarder fails, which shows nothing about the network itself.
  { id: 'fails-on-a-way-round', when: failsOnWayRound, then: notJudgedOnWayRound },
  // Services of one country turn away or drop visitors from another.
  { id: 'fails-outside-its-country', when: failsAbroad, then: notJudgedAbroad },
  // The state of the connection decides which verdicts count.
  { id: 'as-network-allows', when: isTested, then: asNetworkAllows, after: ['no-control-after', 'as-measured', 'measured-alone'] },
  // Controls that answered in the same minute show that it is not the line.
  { id: 'beside-controls', when: failsBesideControls, then: besideControls, after: ['as-measured', 'measured-alone'] },
  // A slow line, or a proxy, makes every service look different from what it is elsewhere.
  { id: 'beside-an-odd-line', when: isJudgedOnOddLine, then: besideState, after: ['as-measured', 'not-measured', 'measured-alone', 'beside-controls'] },
  // If everything from abroad is held back, controls are too.
  { id: 'beside-all-from-abroad', when: failsWithAllFromAbroad, then: besideAllFromAbroad, after: ['as-measured'] },
  // Functions that fall silent together most likely have one cause.
  { id: 'cause-of-siblings', when: siblingsExplainIt, then: withCauseOfSiblings, after: ['beside-controls'] },
  // A channel carries too little to freeze.
  { id: 'beside-frozen-page', when: worksBesideFrozenPage, then: likelyForShortMessages },
  // Somebody who cuts a handshake off sooner than its server could is nearer than the server.
  { id: 'cut-on-the-way', when: isCutOnTheWay, then: cutOnTheWay, after: ['beside-controls'] },
  // A failure that lasts is not a short fault, and who causes it has to be shown.
  { id: 'certainty', when: failsForLong, then: withCertainty, after: ['beside-controls', 'beside-an-odd-line'] },
];

/** Steps that change the verdict on a service after its rules, in this order. */
// biome-ignore format: a table is read by its rows
export const serviceSteps: readonly Step<Summary>[] = [
  // A transfer that was cut off shows that not everything works all the time.
  { id: 'transfer-cut', when: worksWithCutTransfer, then: likelyForCutTransfer },
  // A service may be slowed or frozen although everything of it answers.
  { id: 'speed-unknown', when: worksAtUnknownSpeed, then: likelyForUnknownSpeed, after: ['transfer-cut'] },
  // Results over a separate route are true of that route, and change no verdict.
  { id: 'over-a-way-round', when: isOnWayRound, then: saying('way-round'), after: ['speed-unknown'] },
  // Somebody can read the answers, but everybody can still use the service.
  { id: 'readable', when: hasReadableAnswers, then: saying('answers-intercepted'), after: ['speed-unknown'] },
  // Browsers and apps fall back to TCP.
  { id: 'without-quic', when: isWithoutQuic, then: saying('quic-held-back'), after: ['speed-unknown'] },
  // A page may open over QUIC, but a message channel only over TCP.
  { id: 'over-quic-alone', when: opensOverQuicAlone, then: saying('over-quic-alone') },
];
