import { probesAllowed } from '../judge/network.ts';
import type { Check } from '../measure/check/check.ts';
import { besideRelays, comparedTries, enoughTries } from '../measure/endpoints/relays.ts';
import { isProxySuspected } from '../measure/network/proxy.ts';
import type { NetworkHints } from '../measure/network-facts.ts';
import { controlRelaySubject, relayPlace, relaySubject } from '../model/call-relay.ts';
import { mayDecide } from '../model/may-decide.ts';
import type { Observation, Subject } from '../model/observation.ts';
import type { Relay, Service } from '../model/service.ts';
import type { Moment } from './moment.ts';
import { newestOf } from './newest.ts';
import { oneOfEach } from './one-of-each.ts';
import type { Plan, Task } from './plan.ts';

type RelayTask = Extract<Task, { kind: 'relay' }>;

/** How many control relays are asked first. They have different operators, since one may be blocked. */
const controlRelaysAsked = 2;

/**
 * The call relays that a round asks next: first all relays of the services and two control relays, then again the
 * relays that did not answer and whose service has no relay that did, and last a control relay. A try counts only
 * beside an answer of a control relay on the same port. If none of the first control relays answers on that port and a
 * later one does, two more tries are made. Nothing is asked where a proxy is suspected, because datagrams would bypass
 * it.
 */
export function relaysDue(plan: Plan, check: Check, hints: NetworkHints): RelayTask[] {
  const relays = relaysOf(plan);
  const controlRelays = controlRelaysOf(plan);
  if (controlRelays.length === 0 || relays.length === 0 || isProxyFeared(check, hints)) return [];
  const firsts = untried([...controlRelays.slice(0, controlRelaysAsked), ...relays], check);
  return firsts.length > 0 ? firsts : afterSilence(relays, controlRelays, servicesAsked(plan), check);
}

/** Once all relays were asked: what those call for that did not answer. */
function afterSilence(
  relays: readonly Asked[],
  controlRelays: readonly Asked[],
  services: readonly Service[],
  check: Check,
): RelayTask[] {
  const tries = (relay: Asked) => triesOf(relay, check);
  const reached = new Set(relays.filter((relay) => tries(relay).some(hasAnswered)).map(({ url }) => url));
  const unreached = services.filter((service) => !service.relays?.some(({ url }) => reached.has(url)));
  const decide = new Set(unreached.flatMap(({ relays: own = [] }) => own.filter(mayDecide).map(({ url }) => url)));
  const silent = relays.filter((relay) => tries(relay).every(hasFailed) && decide.has(relay.url));
  /** The control relays on the ports of all silent relays of its service. */
  const beside = (relay: Asked) => {
    const users = unreached.filter((service) => service.relays?.some(({ url }) => url === relay.url));
    const alike = silent.filter(({ url }) => users.some((user) => user.relays?.some((one) => one.url === url)));
    const isBeside = besideRelays(alike);
    return controlRelays.filter((control) => isBeside(relayPlace(control).port));
  };
  const answersBeside = (relay: Asked) => beside(relay).flatMap(tries).filter(hasAnswered);
  const alone = silent.filter((relay) => answersBeside(relay).length === 0);
  const others = untried(
    controlRelays.filter((control) => alone.some((relay) => beside(relay).includes(control))),
    check,
  );
  if (others.length > 0) return others;
  const compared = silent.filter((relay) => !alone.includes(relay));
  const again = compared.filter((relay) => comparedTries(tries(relay), answersBeside(relay)).length < enoughTries);
  if (again.length > 0) return again.map((relay) => nextTry(relay, check));
  const newest = newestOf(compared.flatMap(tries), check.seen);
  const last = compared.flatMap((relay) => {
    const controls = beside(relay);
    return controls.some((control) => newestOf(tries(control), check.seen) > newest)
      ? []
      : controls.filter((one) => tries(one).some(hasAnswered)).slice(0, 1);
  });
  return [...new Set(last)].map((relay) => nextTry(relay, check));
}

/**
 * The control relays that answered at first, asked again after failures: do they still see this browser in the same
 * network?
 * @param doubtful the failures
 */
export function relaysAgain(
  { plan, check, hints }: Pick<Moment, 'plan' | 'check' | 'hints'>,
  doubtful: readonly Observation[],
): RelayTask[] {
  const newest = newestOf(doubtful, check.seen);
  if (newest < 0) return [];
  const due = controlRelaysOf(plan).filter((relay) => {
    const tries = triesOf(relay, check);
    return tries[0] && hasAnswered(tries[0]) && newestOf(tries, check.seen) <= newest;
  });
  return due.length === 0 || isProxyFeared(check, hints) ? [] : due.map((relay) => nextTry(relay, check));
}

/** The network state alone is not enough: a line behind a proxy can be reported as unstable. */
function isProxyFeared(check: Check, hints: NetworkHints): boolean {
  return isProxySuspected(check) || probesAllowed(check, hints) === 'no-relays';
}

function controlRelaysOf({ controlRelays }: Plan): Asked[] {
  return controlRelays.map((relay) => ({ url: relay.url, subject: controlRelaySubject(relay) }));
}

interface Asked extends Pick<Relay, 'url' | 'user'> {
  readonly subject: Subject;
}

/** A relay that several services share is asked once. */
function relaysOf(plan: Plan): Asked[] {
  const relays = servicesAsked(plan).flatMap(({ id, relays: own = [] }) =>
    own.map((relay) => ({ url: relay.url, user: relay.user, subject: relaySubject(id, relay) })),
  );
  return oneOfEach(relays, ({ url }) => url);
}

/** Relays need no host permission, but only services that the person permitted are asked. */
function servicesAsked({ endpoints }: Plan): Service[] {
  return [...new Set(endpoints.map(({ service }) => service))];
}

/** Services can share a relay, which is known by its URL. */
function triesOf({ url, subject }: Asked, check: Check): Observation[] {
  return check.by(url.startsWith('stun:') ? 'stun' : 'turn').filter((o) => {
    if (o.subject.kind === 'service') return o.subject.endpoint === url;
    return subject.kind === 'control' && o.subject.control === subject.control;
  });
}

function untried(asked: readonly Asked[], check: Check): RelayTask[] {
  return asked.filter((one) => triesOf(one, check).length === 0).map((one) => nextTry(one, check));
}

function nextTry(asked: Asked, check: Check): RelayTask {
  return { kind: 'relay', ...asked, attempt: triesOf(asked, check).length + 1 };
}

const hasFailed = ({ outcome }: Observation) => outcome.kind === 'failed';
const hasAnswered = ({ outcome }: Observation) => outcome.kind === 'relay-answered';
