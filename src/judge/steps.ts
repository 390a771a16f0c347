import { asNetworkAllows } from './as-network-allows.ts';
import { likelyBesideFrozenPage } from './beside-frozen-page.ts';
import type { EndpointStep, FunctionStep, ServiceStep, SiblingStep } from './case.ts';
import { withCertainty } from './certainty.ts';
import { needingControlsAfter } from './controls-after.ts';
import { unlessAuthorityRefused, unlessIntercepted } from './interception.ts';
import { unlessLeftOut } from './left-out.ts';
import { withTransfer } from './media-transfers.ts';
import { labelledIfFiltered } from './own-filter.ts';
import { unlessOfOwnWay } from './own-ways.ts';
import { withCutTransfers, withLabels, withoutSpeed } from './service-steps.ts';
import { withCauseOfSiblings } from './sibling-cause.ts';
import { likelyAtSubstitute } from './substitute-host.ts';

/** A step with its name. */
interface Named<Change> {
  readonly step: string;
  readonly change: Change;
}

/** What changes the verdict on an endpoint after its rules, in this order. */
export const endpointSteps: readonly Named<EndpointStep>[] = [
  // A name that no provider blocks is dropped by a filter of the person's own, or of their network.
  { step: 'own-filter', change: labelledIfFiltered },
  // Where somebody intercepts TLS, the service's private authority cannot be told from theirs.
  { step: 'interception', change: unlessIntercepted },
  // Antivirus programs and gateways refuse authorities that they do not know.
  { step: 'authority-refused', change: unlessAuthorityRefused },
  // The odd one out is a change by its owner; all together are a block.
  { step: 'left-out', change: unlessLeftOut },
];

/** What changes the verdict on a function after its rules, in this order. */
export const functionSteps: readonly Named<FunctionStep>[] = [
  // A failure counts only if controls answered after it.
  { step: 'controls-afterwards', change: needingControlsAfter },
  // A host that answers may still slow down or freeze what is large.
  { step: 'transfers', change: withTransfer },
  // A file of a host without photos comes from other servers than photos do.
  { step: 'substitute-host', change: likelyAtSubstitute },
  // A proxy on the path, or a service that serves only its own country, can cause the failure.
  { step: 'own-ways', change: unlessOfOwnWay },
  // The state of the connection decides what is believed.
  { step: 'as-network-allows', change: asNetworkAllows },
];

/** What changes the verdict on a function beside the others of its service, in this order. */
export const siblingSteps: readonly Named<SiblingStep>[] = [
  // Functions that fall silent together most likely have one cause.
  { step: 'cause-of-siblings', change: withCauseOfSiblings },
  // A channel carries too little to freeze.
  { step: 'beside-frozen-page', change: likelyBesideFrozenPage },
  // A failure that lasts is not a short fault, and who causes it has to be shown.
  { step: 'certainty', change: withCertainty },
];

/** What changes the verdict on a service after its rules, in this order. */
export const serviceSteps: readonly Named<ServiceStep>[] = [
  // A transfer that was cut off shows that not everything works all the time.
  { step: 'cut-transfers', change: withCutTransfers },
  // Without a transfer a service may be slowed although all of it answers.
  { step: 'without-speed', change: withoutSpeed },
  // Other observations are mentioned, and change no verdict.
  { step: 'labels', change: withLabels },
];
