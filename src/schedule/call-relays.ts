import { judgeNetwork } from '../judge/network.ts';
import type { Check } from '../measure/check/check.ts';
import { besideRelays, comparedTries, enoughTries, isRelayProbe } from '../measure/endpoints/relays.ts';
import { isProxySuspected } from '../measure/network/proxy.ts';
import type { NetworkHints } from '../measure/network-facts.ts';
import { controlRelaySubject, relayPlace, relaySubject } from '../model/call-relay.ts';
import { mayDecide } from '../model/may-decide.ts';
import { networkPolicy } from '../model/network-states.ts';
import type { Observation, Subject } from '../model/observation.ts';
import type { Relay, Service } from '../model/service.ts';
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
  const tries = ({ url, subject }: Asked) => check.seen.filter((o) => isAbout(o, url, subject));
  const untried = (asked: readonly Asked[]) =>
    asked.filter((one) => tries(one).length === 0).map((one) => task(one, 1));

  const firsts = [...untried(controlRelays.slice(0, controlRelaysAsked)), ...untried(relays)];
  if (firsts.length > 0) return firsts;
  const reached = (url: string) => relays.some((relay) => relay.url === url && tries(relay).some(hasAnswered));
  const unreached = servicesAsked(plan).filter((service) => !service.relays?.some(({ url }) => reached(url)));
  const silent = relays.filter(
    (relay) =>
      tries(relay).every(hasFailed) &&
      unreached.some((service) => service.relays?.some((one) => one.url === relay.url && mayDecide(one))),
  );
  if (silent.length === 0) return [];
  /** The control relays on the ports of all silent relays of its service. */
  const beside = (relay: Asked) => {
    const users = unreached.filter((service) => service.relays?.some(({ url }) => url === relay.url));
    const alike = silent.filter(({ url }) => users.some((user) => user.relays?.some((one) => one.url === url)));
    const isBeside = besideRelays(alike);
    return controlRelays.filter((control) => isBeside(relayPlace(control).port));
  };
  const answersBeside = (relay: Asked) => beside(relay).flatMap(tries).filter(hasAnswered);
  const isCompared = (relay: Asked) => answersBeside(relay).length > 0;
  const alone = silent.filter((relay) => !isCompared(relay));
  const others = untried(controlRelays.filter((control) => alone.some((relay) => beside(relay).includes(control))));
  if (others.length > 0) return others;
  const compared = silent.filter(isCompared);
  const again = compared.filter((relay) => comparedTries(tries(relay), answersBeside(relay)).length < enoughTries);
  if (again.length > 0) return again.map((relay) => task(relay, tries(relay).length + 1));

  const newest = Math.max(...compared.flatMap(tries).map((o) => check.seen.indexOf(o)));
  const isAskedSince = (control: Asked) => tries(control).some((o) => check.seen.indexOf(o) > newest);
  const last = compared.flatMap((relay) => {
    const controls = beside(relay);
    return controls.some(isAskedSince) ? [] : controls.filter((one) => tries(one).some(hasAnswered)).slice(0, 1);
  });
  return [...new Set(last)].map((relay) => task(relay, tries(relay).length + 1));
}

/**
 * The control relays that answered at first, asked again after failures: do they still see this browser in the same
 * network?
 * @param doubtful the failures
 */
export function relaysAgain(
  plan: Plan,
  check: Check,
  hints: NetworkHints,
  doubtful: readonly Observation[],
): RelayTask[] {
  const newest = Math.max(...doubtful.map((o) => check.seen.indexOf(o)));
  const due = controlRelaysOf(plan).flatMap((relay) => {
    const tries = check.seen.filter((o) => isAbout(o, relay.url, relay.subject));
    const [first] = tries;
    const isAskedSince = tries.some((o) => check.seen.indexOf(o) > newest);
    return first && hasAnswered(first) && !isAskedSince ? [task(relay, tries.length + 1)] : [];
  });
  return newest < 0 || due.length === 0 || isProxyFeared(check, hints) ? [] : due;
}

/** The network state alone is not enough: a line behind a proxy can be reported as unstable. */
function isProxyFeared(check: Check, hints: NetworkHints): boolean {
  return isProxySuspected(check) || networkPolicy(judgeNetwork(check, hints).state).probes === 'no-relays';
}

function controlRelaysOf({ controlRelays }: Plan): Asked[] {
  return controlRelays.map((relay) => ({ url: relay.url, subject: controlRelaySubject(relay) }));
}

interface Asked extends Pick<Relay, 'url' | 'user'> {
  readonly subject: Subject;
}

/** A relay that several services share is asked once. */
function relaysOf(plan: Plan): Asked[] {
  const byUrl = new Map<string, Asked>();
  for (const { id, relays = [] } of servicesAsked(plan)) {
    for (const relay of relays) {
      if (!byUrl.has(relay.url))
        byUrl.set(relay.url, { url: relay.url, user: relay.user, subject: relaySubject(id, relay) });
    }
  }
  return [...byUrl.values()];
}

/** Relays need no host permission, but only services that the person permitted are asked. */
function servicesAsked({ endpoints }: Plan): Service[] {
  return [...new Set(endpoints.map(({ service }) => service))];
}

function isAbout(o: Observation, url: string, subject: Subject): boolean {
  if (!isRelayProbe(o)) return false;
  if (o.subject.kind === 'service') return o.subject.endpoint === url;
  return subject.kind === 'control' && o.subject.control === subject.control;
}

const hasFailed = ({ outcome }: Observation) => outcome.kind === 'failed';
const hasAnswered = ({ outcome }: Observation) => outcome.kind === 'relay-answered';

function task(asked: Asked, attempt: number): RelayTask {
  return { kind: 'relay', ...asked, attempt };
}
