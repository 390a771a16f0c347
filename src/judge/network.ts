import { controlsIn } from '../measure/controls.ts';
import { answeringCountries } from '../measure/countries.ts';
import { firstControlKbps } from '../measure/first-controls.ts';
import { lineOf } from '../measure/line.ts';
import { type NetworkHints, networkSeen } from '../measure/network-facts.ts';
import { isQuicHeldBack } from '../measure/quic.ts';
import { areAnswersReadable } from '../measure/readable.ts';
import { refusesChannels } from '../measure/refused-channels.ts';
import { controlTransfers } from '../measure/transfer-samples.ts';
import type { Observation } from '../model/observation.ts';
import type { NetworkReason, NetworkVerdict } from '../model/verdict.ts';
import { networkRules } from './network-rules.ts';
import { firstRule } from './rule.ts';

/** Judges the connection by the controls. When every control is silent, answering services count as witnesses. */
export function judgeNetwork(observations: readonly Observation[], hints: NetworkHints): NetworkVerdict {
  const { then, because } = firstRule(networkRules, networkSeen(observations, hints));
  const controls = controlsIn(observations);
  const { typicalMs } = lineOf(observations);
  const kbps = controlTransfers('download', observations).kbps ?? firstControlKbps(observations);
  const [country] = then.state === 'national-only' ? answeringCountries(observations, hints) : [];
  return {
    state: then.state,
    because: then.labelled ? [...because, ...labelsOf(observations)] : because,
    ...(typicalMs === undefined ? {} : { controlMs: typicalMs }),
    answered: controls.filter(({ answers }) => answers).length,
    tried: controls.length,
    ...(kbps === undefined ? {} : { kbps }),
    ...(country === undefined ? {} : { country }),
  };
}

function labelsOf(observations: readonly Observation[]): NetworkReason[] {
  return [
    ...(refusesChannels(observations) ? (['channels-refused'] as const) : []),
    ...(areAnswersReadable(observations) ? (['answers-readable'] as const) : []),
    ...(isQuicHeldBack(observations) ? (['quic-held-back'] as const) : []),
  ];
}
