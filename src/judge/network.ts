import type { Check } from '../measure/check/check.ts';
import { areAnswersIntercepted } from '../measure/network/added-authority.ts';
import { controlsIn } from '../measure/network/controls.ts';
import { answeringCountries } from '../measure/network/countries.ts';
import { lineOf } from '../measure/network/line.ts';
import { isQuicHeldBack } from '../measure/network/quic.ts';
import { refusesChannels } from '../measure/network/refused-channels.ts';
import { isWithoutIpv4 } from '../measure/network/without-ipv4.ts';
import { type NetworkHints, networkFacts } from '../measure/network-facts.ts';
import { kbpsToKeep } from '../measure/transfers/against-past.ts';
import { comparable } from '../measure/transfers/comparable.ts';
import { controlTransfers } from '../measure/transfers/control-transfers.ts';
import { firstControlKbps } from '../measure/transfers/first-controls.ts';
import { type NetworkPolicy, networkPolicy } from '../model/network-states.ts';
import type { NetworkReason } from '../model/reasons.ts';
import type { NetworkVerdict } from '../model/verdict.ts';
import { networkRules } from './network-rules.ts';

/**
 * Judges the connection by the controls. If every control is silent, services that answer show that there is a
 * connection.
 */
export function judgeNetwork(whole: Check, hints: NetworkHints): NetworkVerdict {
  const check = comparable(whole);
  const facts = networkFacts(check, hints);
  const {
    then: { state, labelled, controlsSilent, ...marks },
    because,
  } = networkRules.first(facts);
  const areSilent = controlsSilent === 'as-seen' ? facts.controlsSilent : controlsSilent;
  const controls = controlsIn(check);
  const { typicalMs } = lineOf(check);
  const kbps = controlTransfers('download', check).kbps ?? firstControlKbps(check);
  const ofControls = check.controls;
  const closerKbps = kbpsToKeep('download', ofControls, check);
  const uploadKbps = kbpsToKeep('upload', ofControls, check);
  const [country] = state === 'national-only' ? answeringCountries(check, hints).keys() : [];
  return {
    state,
    ...marks,
    ...(areSilent ? { controlsSilent: true } : {}),
    because: labelled ? [...because, ...labelsOf(check)] : because,
    ...(typicalMs === undefined ? {} : { controlMs: typicalMs }),
    answered: controls.filter(({ answers }) => answers).length,
    tried: controls.length,
    ...(kbps === undefined ? {} : { kbps }),
    ...(closerKbps === undefined ? {} : { closerKbps }),
    ...(uploadKbps === undefined ? {} : { uploadKbps }),
    ...(country === undefined ? {} : { country }),
  };
}

/** What may be probed on this connection. */
export function probesAllowed(check: Check, hints: NetworkHints): NetworkPolicy['probes'] {
  const { state, noCertificateHolds } = networkRules.first(networkFacts(check, hints)).then;
  return noCertificateHolds ? 'nothing' : networkPolicy(state).probes;
}

function labelsOf(check: Check): NetworkReason[] {
  return [
    ...(refusesChannels(check) ? (['channels-refused'] as const) : []),
    ...(areAnswersIntercepted(check) ? (['answers-intercepted'] as const) : []),
    ...(isWithoutIpv4(check) ? (['no-ipv4'] as const) : []),
    ...(isQuicHeldBack(check) ? (['quic-held-back'] as const) : []),
  ];
}
