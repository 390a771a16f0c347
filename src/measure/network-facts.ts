import { type Failure, meaningOf } from '../model/failures.ts';
import type { Observation } from '../model/observation.ts';
import type { ServiceId } from '../model/service.ts';
import type { When } from '../model/when.ts';
import type { Check } from './check/check.ts';
import { type ControlSeen, controlsIn, flapped, operatorsOf } from './network/controls.ts';
import { answeringCountries, type Domestic } from './network/countries.ts';
import { wasInterrupted } from './network/interruption.ts';
import { lineOf, slowControlMs, unreliableLossRate } from './network/line.ts';
import { areControlsProxied, isProxySilent } from './network/proxy.ts';
import { abroadOf } from './transfers/abroad.ts';
import { largePacketsGetLost } from './transfers/large-packets.ts';
import { isTooSlowForPhotos } from './transfers/line-speed.ts';

/** What the browser and the catalogue say about the connection, in addition to the controls. */
export interface NetworkHints extends Domestic {
  /** `navigator.onLine`: false is reliable, true is not. */
  readonly onLine: boolean;
  /** Firefox's portal detection found a locked portal. */
  readonly portalLocked?: boolean;
}

/** What a round shows about the connection. */
export interface NetworkFacts {
  /** Whether the browser itself says that it is offline. */
  readonly saysOffline: boolean;
  /** Whether the round was interrupted by sleep, a changed clock, a lost link or another network. */
  readonly interrupted: boolean;
  /**
   * What answers over https, which nobody on the path can forge: a control, a service from abroad, a site of a
   * country.
   */
  readonly answers: 'not-asked' | 'nothing' | 'something';
  /** The failure of most controls, or of all of them together. */
  readonly failing: 'link' | 'browser' | 'proxy-not-reached' | 'proxy-refuses' | 'else';
  /** Whether two or more controls have a certificate that is "out of date". */
  readonly outOfDate: boolean;
  /**
   * Whether two or more controls have a certificate that this browser does not trust, or that is wrong in another way.
   */
  readonly untrusted: boolean;
  /**
   * What came back over plain http. `altered`: a page instead of a known one, or the browser says so. If a control
   * answers too, most of those abroad have to fail.
   */
  readonly plain: 'answers' | 'altered' | 'nothing';
  /** Whether no more controls abroad answer than fail. Guest networks let single platforms through before sign-in. */
  readonly mostFail: boolean;
  /** Whether the controls abroad of `minFailingOperators` operators fail, and those of fewer answer. */
  readonly operatorsFail: boolean;
  /**
   * Where the connection leads, if nothing else shows a route abroad: fewer than two from abroad answer (services, of
   * which the handshake is enough, a resolver, a control relay, one control beside `minFailingBesideOne` that fail),
   * and fewer than two countries. `one-country`: sites of one answer. `perhaps-one`: only domestic controls without a
   * public source, or a single site, beside one from abroad: on a line that loses nearly everything, chance may leave
   * just these.
   */
  readonly reach: 'one-country' | 'perhaps-one' | 'abroad';
  /** Whether controls stopped answering, or answer only on old connections. */
  readonly flaps: boolean;
  /** Whether more answers are lost than `unreliableLossRate`. */
  readonly loses: boolean;
  /** Whether no byte arrives of anything large, from anywhere, or of anything of a few packets. */
  readonly losesLarge: boolean;
  /** Whether answers come through a proxy, as the browser says or the addresses show. */
  readonly proxy: boolean;
  /** What happens to large transfers from abroad. */
  readonly fromAbroad: 'frozen' | 'slowed' | 'passes';
  /** Whether no control abroad answered. */
  readonly controlsSilent: boolean;
  /**
   * Whether the answers of controls, and most answers, spend more than `slowControlMs` on the network; or large objects
   * of controls, and most large objects, are slower than `slowLineKbps`.
   */
  readonly slow: boolean;
}

/** Combinations that cannot occur. */
export const networkNever: readonly When<NetworkFacts>[] = [
  { answers: ['not-asked', 'nothing'], controlsSilent: false },
  { answers: ['not-asked', 'nothing'], reach: ['one-country', 'perhaps-one'] },
  { answers: 'not-asked', outOfDate: true },
  { answers: 'not-asked', untrusted: true },
  { answers: 'not-asked', plain: 'answers' },
  { answers: 'not-asked', flaps: true },
  { answers: 'not-asked', losesLarge: true },
  { answers: 'not-asked', operatorsFail: true },
  { answers: 'not-asked', mostFail: true },
];

/** Costly facts are computed only when a rule asks for them. */
export function networkFacts(check: Check, hints: NetworkHints): NetworkFacts {
  const controls = controlsIn(check);
  const line = lineOf(check);
  return {
    saysOffline: !hints.onLine,
    interrupted: wasInterrupted(check),
    get failing() {
      return failingWith(controls, check);
    },
    ...controlFacts(controls, check, hints),
    flaps: flapped(controls),
    loses: line.lossRate > unreliableLossRate,
    losesLarge: largePacketsGetLost(check),
    get proxy() {
      return areControlsProxied(check);
    },
    get fromAbroad() {
      return abroadOf(check, hints.domesticServices ?? new Map()) ?? 'passes';
    },
    get slow() {
      const answerMs = Math.min(line.typicalNetworkMs ?? 0, line.usualNetworkMs ?? 0);
      return answerMs > slowControlMs || isTooSlowForPhotos(check);
    },
  };
}

type ControlFacts = Pick<
  NetworkFacts,
  'answers' | 'outOfDate' | 'untrusted' | 'plain' | 'mostFail' | 'operatorsFail' | 'reach' | 'controlsSilent'
>;

/** What the controls show and, if all of those abroad are silent, what the services show. */
function controlFacts(controls: readonly ControlSeen[], check: Check, hints: NetworkHints): ControlFacts {
  const of = (kind: ControlSeen['class']) => controls.filter((control) => control.class === kind);
  const [foreign, domestic] = [of('foreign'), of('domestic')];
  const secure = [...foreign, ...domestic];
  const witnesses = foreignWitnesses(check, hints.domesticServices ?? new Map());
  const countries = answeringCountries(check, hints);
  const foreignAnswers = foreign.filter(({ answers }) => answers).length;
  const waysAbroad = witnesses.reached + (relayAnswers(check) ? 1 : 0) + foreignAnswers;
  const domesticAnswers = domestic.some(({ answers }) => answers);
  const controlsSilent = foreignAnswers === 0;
  const isAnswered = secure.some(({ answers }) => answers) || witnesses.answering > 0 || countries.size > 0;
  const mayBeInside = foreign.length > 0 && (controlsSilent || isLoneAnswer(foreign));
  return {
    answers: controls.length === 0 ? 'not-asked' : isAnswered ? 'something' : 'nothing',
    outOfDate: secure.filter(({ failures }) => failures.includes('ssl_certificate_date')).length >= 2,
    untrusted: secure.filter(({ failures }) => failures.some(isWrongCertificate)).length >= 2,
    plain: plainSeen(of('captive'), foreign, hints),
    mostFail: mostFail(foreign),
    operatorsFail: mostOperatorsFail(foreign),
    reach: mayBeInside ? reachWithoutControls(countries, waysAbroad, domesticAnswers) : 'abroad',
    controlsSilent,
  };
}

function failingWith(controls: readonly ControlSeen[], check: Check): NetworkFacts['failing'] {
  const mostFailWith = (failure: Failure) =>
    controls.filter(({ failures }) => failures.includes(failure)).length * 2 > controls.length;
  if (mostFailWith('network_down')) return 'link';
  if (mostFailWith('blocked_by_browser')) return 'browser';
  if (mostFailWith('proxy_unreachable') || isProxySilent(check)) return 'proxy-not-reached';
  return mostFailWith('proxy_error') ? 'proxy-refuses' : 'else';
}

function isWrongCertificate(failure: Failure): boolean {
  return meaningOf(failure).shows === 'wrong-certificate';
}

function plainSeen(
  captive: readonly ControlSeen[],
  foreign: readonly ControlSeen[],
  { portalLocked }: NetworkHints,
): NetworkFacts['plain'] {
  const answers = captive.some((control) => control.answers);
  const isAltered = captive.some(({ altered }) => altered);
  // A guest network may let the check of one platform through, as it does its pages.
  if (portalLocked || (isAltered && (!answers || mostFail(foreign)))) return 'altered';
  return answers ? 'answers' : 'nothing';
}

function mostFail(controls: readonly ControlSeen[]): boolean {
  return controls.length > 0 && controls.filter(({ answers }) => answers).length * 2 <= controls.length;
}

/**
 * If the sites of this many unrelated operators fail, and those of fewer answer, failures say nothing about services.
 * @source our choice: guest networks let single platforms through, and no country is known to block most of these
 * operators except by allowing only approved sites
 */
const minFailingOperators = 3;

function mostOperatorsFail(foreign: readonly ControlSeen[]): boolean {
  const { answering, failing } = operatorsOf(foreign);
  return failing >= minFailingOperators && failing > answering;
}

/**
 * How many hosts showed over https that there is a route abroad, on a new connection: foreign services, and resolvers,
 * which count as one. Nobody on the path can forge a handshake: if only approved sites pass, none completes.
 */
function foreignWitnesses(
  check: Check,
  domestic: ReadonlyMap<ServiceId, unknown>,
): { readonly answering: number; readonly reached: number } {
  const isResolved = check.by('doh').some(({ outcome }) => outcome.kind === 'resolved');
  const servicesWith = (test: (o: Observation) => boolean) =>
    check.services.flatMap((o) =>
      o.subject.kind === 'service' && !domestic.has(o.subject.service) && test(o) ? [o.subject.service] : [],
    );
  const answering = servicesWith(
    ({ probe, outcome, reused }) => probe === 'https' && outcome.kind === 'answered' && !reused,
  );
  const handshakes = servicesWith(({ probe, outcome }) => probe === 'handshake' && outcome.kind === 'connected');
  const resolvers = isResolved ? 1 : 0;
  return {
    answering: new Set(answering).size + resolvers,
    reached: new Set([...answering, ...handshakes]).size + resolvers,
  };
}

/**
 * At least this many controls abroad have to fail before the only one that answers counts like a single service from
 * abroad.
 * @source our choice: only a network that allows nothing but approved sites blocks so many operators
 */
const minFailingBesideOne = 4;

/** Whether a single control abroad answers, whether it was asked first or at the end. */
function isLoneAnswer(foreign: readonly ControlSeen[]): boolean {
  const failing = foreign.filter(({ answers }) => !answers);
  return (
    foreign.length - failing.length === 1 &&
    failing.length >= minFailingBesideOne &&
    failing.some(({ atTheEnd }) => atTheEnd === 'failed')
  );
}

/** Where the connection leads if no control abroad answers, or only one. */
function reachWithoutControls(
  countries: ReturnType<typeof answeringCountries>,
  waysAbroad: number,
  domesticAnswers: boolean,
): NetworkFacts['reach'] {
  if (waysAbroad >= 2 || countries.size >= 2) return 'abroad';
  const [sites] = countries.values();
  if (sites && sites.size > waysAbroad) return 'one-country';
  return sites || domesticAnswers ? 'perhaps-one' : 'abroad';
}

/** Whether a control relay answered. All of them are abroad, but somebody on the path could answer in their place. */
function relayAnswers(check: Check): boolean {
  return check.controls.some(({ outcome }) => outcome.kind === 'relay-answered');
}
