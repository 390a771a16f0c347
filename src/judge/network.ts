import { isAttempt } from '../measure/attempts.ts';
import { answeringCountries, type Domestic } from '../measure/countries.ts';
import { firstControlKbps } from '../measure/first-look.ts';
import { wasInterrupted } from '../measure/interruption.ts';
import { isAnswer, lineOf, slowControlMs, unreliableShare } from '../measure/line.ts';
import { isSilence } from '../measure/silence.ts';
import { controlTransfers } from '../measure/transfer-samples.ts';
import type { Failure } from '../model/failures.ts';
import type { NetworkState } from '../model/network-states.ts';
import type { Observation } from '../model/observation.ts';
import type { ServiceId } from '../model/service.ts';
import type { NetworkVerdict } from '../model/verdict.ts';
import { abroadOf } from './abroad.ts';
import { areAnswersReadable } from './readable.ts';
import { refusesChannels } from './refused-channels.ts';

/** What the browser and the catalogue say about the connection, in addition to the controls. */
export interface NetworkHints extends Domestic {
  /** `navigator.onLine`: false is reliable, true is not. */
  readonly onLine: boolean;
  /** Firefox's portal detection found a locked portal. */
  readonly portalLocked?: boolean;
}

type Basis = NetworkVerdict['because'][number];

/** Judges the connection by the controls. When every control is silent, answering services count as witnesses. */
export function judgeNetwork(observations: readonly Observation[], hints: NetworkHints): NetworkVerdict {
  const controls = controlsIn(observations);
  const line = lineOf(observations);
  const kbps = controlTransfers('download', observations).kbps ?? firstControlKbps(observations);
  const labels: Basis[] = [
    ...(refusesChannels(observations) ? (['channels-refused'] as const) : []),
    ...(areAnswersReadable(observations) ? (['answers-readable'] as const) : []),
  ];
  const judged = (state: NetworkState, ...because: Basis[]) => verdict(state, ...because, ...labels);
  const countries = answeringCountries(observations, hints);
  const [country] = countries;
  const verdict = (state: NetworkState, ...because: Basis[]): NetworkVerdict => ({
    state,
    because,
    ...(line.typicalMs === undefined ? {} : { controlMs: line.typicalMs }),
    answered: controls.filter((control) => control.answers).length,
    tried: controls.length,
    ...(kbps === undefined ? {} : { kbps }),
    ...(state === 'national-only' && country !== undefined ? { country } : {}),
  });

  if (!hints.onLine) return verdict('offline', 'browser-says-offline');
  if (wasInterrupted(observations) || everyFailureIn(observations).includes('network_changed')) {
    return verdict('changed', 'network-change-seen');
  }
  if (controls.length === 0) return verdict('unknown', 'too-few-controls');

  const captive = controls.filter((control) => control.class === 'captive');
  const foreign = controls.filter((control) => control.class === 'foreign');
  const domestic = controls.filter((control) => control.class === 'domestic');
  const secure = [...foreign, ...domestic];
  const witnesses = foreignWitnesses(observations, hints.domesticServices ?? new Map());

  if (!secure.some((control) => control.answers) && witnesses === 0 && countries.size === 0) {
    if (mostFailWith(controls, 'network_down')) return verdict('offline', 'browser-says-offline');
    if (mostFailWith(controls, 'blocked_by_browser')) return verdict('browser-blocked', 'requests-blocked-by-browser');
    if (mostFailWith(controls, 'proxy_unreachable') || isProxySilent(observations)) {
      return verdict('proxy-dead', 'proxy-silent');
    }
    if (mostFailWith(controls, 'proxy_error')) return verdict('proxied', 'proxy-in-path', 'no-control-answers');
    if (count(secure, (control) => control.failures.includes('ssl_certificate_date')) >= 2) {
      return verdict('clock-wrong', 'all-certificates-out-of-date');
    }
    if (hints.portalLocked || (captive.some((c) => c.altered) && !captive.some((c) => c.answers))) {
      return verdict('captive-portal', 'http-controls-altered');
    }
    if (captive.some((control) => control.answers)) return verdict('unknown', 'too-few-controls');
    return verdict('offline', 'no-control-answers');
  }

  // With a clock that is only weeks off, certificates with a long validity still pass.
  if (count(secure, (control) => control.failures.includes('ssl_certificate_date')) >= 2) {
    return verdict('clock-wrong', 'certificates-out-of-date');
  }
  // Sites of two countries answer only where there is a way abroad.
  if (foreign.length > 0 && !foreign.some((c) => c.answers) && witnesses < 2 && countries.size < 2) {
    if (countries.size === 1) return verdict('national-only', 'domestic-only');
    if (domestic.some((c) => c.answers)) return verdict('unknown', 'too-few-controls');
  }
  if (flapped(controls)) return verdict('unstable', 'controls-flap');
  if (line.troubledShare > unreliableShare) return verdict('unstable', 'answers-lost');
  if (isProxySuspected(observations)) return judged('proxied', 'proxy-in-path');
  const abroad = abroadOf(observations, hints.domesticServices ?? new Map());
  if (abroad === 'frozen') return judged('abroad-frozen', 'large-stops-abroad');
  if (abroad === 'slowed') return judged('abroad-slowed', 'slow-from-abroad');
  if (!foreign.some((control) => control.answers)) return judged('online', 'no-control-answers');
  const tookMs = Math.min(line.typicalNetworkMs ?? 0, line.usualNetworkMs ?? 0);
  if (tookMs > slowControlMs) return judged('slow-line', 'controls-slow');
  return judged('online', 'foreign-controls-answer');
}

interface ControlSeen {
  readonly class: 'captive' | 'foreign' | 'domestic';
  /** The control itself answered at least once. */
  readonly answers: boolean;
  /** Something else answered in its place. */
  readonly altered: boolean;
  readonly answeredBefore: boolean;
  /** The result when it was asked again. `anew`: an answer on a new connection. */
  readonly atTheEnd: 'anew' | 'answered' | 'failed' | undefined;
  readonly failures: readonly Failure[];
}

function controlsIn(observations: readonly Observation[]): ControlSeen[] {
  const byControl = new Map<string, Observation[]>();
  for (const o of observations) {
    if (o.subject.kind !== 'control' || o.subject.class === 'resolver' || !isAttempt(o)) continue;
    byControl.set(o.subject.control, [...(byControl.get(o.subject.control) ?? []), o]);
  }
  return [...byControl.values()].map(controlSeen);
}

function controlSeen(tries: readonly Observation[]): ControlSeen {
  const subject = tries[0]?.subject;
  if (subject?.kind !== 'control' || subject.class === 'resolver' || subject.class === 'relay')
    throw new Error('not a control of the connection');
  const own = tries.filter((o) => isOwnAnswer(o));
  const last = tries.filter((o) => o.phase !== 'before').at(-1);
  return {
    class: subject.class,
    answers: own.length > 0,
    altered: tries.some((o) => isAnswer(o) && !isOwnAnswer(o)),
    answeredBefore: own.some((o) => o.phase === 'before'),
    atTheEnd: last && (isOwnAnswer(last) ? (last.reused ? 'answered' : 'anew') : 'failed'),
    failures: tries.flatMap((o) => (o.outcome.kind === 'failed' ? [o.outcome.failure] : [])),
  };
}

/** Over https any answer is the control's own, since its certificate was valid. Over http the content has to match. */
function isOwnAnswer(o: Observation): boolean {
  if (o.outcome.kind === 'answered') return o.probe === 'https' || o.outcome.healthy;
  return o.outcome.kind === 'opaque' && o.probe === 'https';
}

/** How many foreign services answered over https on a new connection. Each proves that the internet is reachable. */
function foreignWitnesses(observations: readonly Observation[], domestic: ReadonlyMap<ServiceId, unknown>): number {
  const answering = observations.flatMap((o) =>
    o.subject.kind === 'service' && o.outcome.kind === 'answered' && o.probe === 'https' && !o.reused
      ? [o.subject.service]
      : [],
  );
  return new Set(answering.filter((service) => !domestic.has(service))).size;
}

function mostFailWith(controls: readonly ControlSeen[], failure: Failure): boolean {
  return count(controls, (control) => control.failures.includes(failure)) * 2 > controls.length;
}

function everyFailureIn(observations: readonly Observation[]): Failure[] {
  return observations.flatMap((o) => (o.outcome.kind === 'failed' ? [o.outcome.failure] : []));
}

/**
 * Most controls that answered at the start fail at the end, or answer only on connections that were still open. A
 * control that is first asked at the end may be blocked, so its silence alone means nothing.
 */
function flapped(controls: readonly ControlSeen[]): boolean {
  const asked = controls.filter((control) => control.atTheEnd !== undefined);
  const failed = asked.filter((control) => control.atTheEnd === 'failed');
  const again = asked.filter((control) => control.answeredBefore && control.class !== 'captive');
  if (count(again, (control) => failed.includes(control)) * 2 > again.length) return true;
  return again.length > 0 && failed.length > 0 && !asked.some((control) => control.atTheEnd === 'anew');
}

/** Is there a sign that requests go to a proxy? What goes round it would show the device's own address. */
export function isProxySuspected(observations: readonly Observation[]): boolean {
  return wentThroughProxy(observations) || hasOddAddresses(observations);
}

/** The browser itself reports the proxy (Firefox `proxyInfo`). */
export function wentThroughProxy(observations: readonly Observation[]): boolean {
  return observations.some(({ proxied }) => proxied);
}

/** Everything was sent to a proxy that the browser is set to use (Firefox says so), and nothing came back. */
function isProxySilent(observations: readonly Observation[]): boolean {
  const tries = observations.filter((o) => o.subject.kind === 'control' && isAttempt(o));
  return tries.every((o) => o.proxied === true && isSilence(o));
}

/** Names of different vendors resolve to one address, or to addresses that only proxy programs use. */
function hasOddAddresses(observations: readonly Observation[]): boolean {
  const answered = observations.filter(
    (o) => o.subject.kind === 'control' && isAnswer(o) && o.addressKind !== undefined,
  );
  const vendorsWith = (test: (o: Observation) => boolean) =>
    new Set(answered.filter(test).flatMap((o) => (o.subject.kind === 'control' ? [o.subject.vendor] : []))).size;
  if (vendorsWith((o) => o.addressKind === 'fake' || o.addressKind === 'private') >= 2) return true;
  const tags = new Set(
    answered.flatMap((o) => (o.addressKind === 'public' && o.addressTag !== undefined ? [o.addressTag] : [])),
  );
  return [...tags].some((tag) => vendorsWith((o) => o.addressTag === tag) >= 3);
}

function count<T>(values: readonly T[], test: (value: T) => boolean): number {
  return values.filter(test).length;
}
