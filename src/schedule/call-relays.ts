import { judgeNetwork } from '../judge/network.ts';
import type { NetworkHints } from '../measure/network/network-facts.ts';
import { wentThroughProxy } from '../measure/network/proxy.ts';
import { comparedTries, enoughTries, isRelayProbe } from '../measure/relays.ts';
import { controlRelaySubject, relaySubject } from '../model/call-relay.ts';
import { mayDecide } from '../model/may-decide.ts';
import { allowedIn } from '../model/network-states.ts';
import type { Observation, Subject } from '../model/observation.ts';
import type { Service } from '../model/service.ts';
import type { Plan, Task } from './plan.ts';

type RelayTask = Extract<Task, { kind: 'relay' }>;

/** Control relays that are asked first: of different operators, since one of them may be blocked. */
const controlRelaysAsked = 2;

/**
 * The call relays that a round asks next: first every relay of the services together with control relays, then once
 * more the relays that did not answer and whose service has no relay that did, and last a control relay. Only tries that
 * a control relay's answer can be compared with count, so where the first control relays are silent and a later one
 * answers, two more tries are made. None is
 * asked through a proxy, because datagrams would bypass it.
 */
export function relaysDue(plan: Plan, seen: readonly Observation[], hints: NetworkHints): RelayTask[] {
  const relays = relaysOf(plan);
  const controlRelays = controlRelaysOf(plan);
  if (controlRelays.length === 0 || relays.length === 0 || isProxyFeared(seen, hints)) return [];
  const tries = ({ url, subject }: Asked) => seen.filter((o) => isAbout(o, url, subject));
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
  const answers = controlRelays.flatMap(tries).filter(hasAnswered);
  if (answers.length === 0) return untried(controlRelays);
  const again = silent.filter((relay) => comparedTries(tries(relay), answers).length < enoughTries);
  if (again.length > 0) return again.map((relay) => task(relay, tries(relay).length + 1));

  const newest = Math.max(...silent.flatMap(tries).map((o) => seen.indexOf(o)));
  if (seen.slice(newest + 1).some((o) => o.subject.kind === 'control' && o.subject.class === 'relay')) return [];
  const answering = controlRelays.filter((relay) => tries(relay).some(hasAnswered));
  return answering.slice(0, 1).map((relay) => task(relay, tries(relay).length + 1));
}

/**
 * The control relays that told the browser's address at first, once more after what may be judged to its disadvantage:
 * do they still see it in the same network?
 * @param doubtful observations of it
 */
export function relaysAgain(
  plan: Plan,
  seen: readonly Observation[],
  hints: NetworkHints,
  doubtful: readonly Observation[],
): RelayTask[] {
  const newest = Math.max(...doubtful.map((o) => seen.indexOf(o)));
  const due = controlRelaysOf(plan).flatMap((relay) => {
    const tries = seen.filter((o) => isAbout(o, relay.url, relay.subject));
    const [first] = tries;
    const isAskedSince = tries.some((o) => seen.indexOf(o) > newest);
    return first && hasAnswered(first) && !isAskedSince ? [task(relay, tries.length + 1)] : [];
  });
  return newest < 0 || due.length === 0 || isProxyFeared(seen, hints) ? [] : due;
}

/** An unstable line is reported as unstable even behind a proxy, so the state of the network does not show the proxy. */
function isProxyFeared(seen: readonly Observation[], hints: NetworkHints): boolean {
  return wentThroughProxy(seen) || allowedIn(judgeNetwork(seen, hints).state).probes === 'no-relays';
}

function controlRelaysOf({ controlRelays }: Plan): Asked[] {
  return controlRelays.map((relay) => ({ url: relay.url, subject: controlRelaySubject(relay) }));
}

interface Asked {
  readonly url: string;
  readonly subject: Subject;
}

/** Services can share a relay, which is asked once. */
function relaysOf(plan: Plan): Asked[] {
  const byUrl = new Map<string, Asked>();
  for (const { id, relays = [] } of servicesAsked(plan)) {
    for (const relay of relays) {
      if (!byUrl.has(relay.url)) byUrl.set(relay.url, { url: relay.url, subject: relaySubject(id, relay) });
    }
  }
  return [...byUrl.values()];
}

/** Relays need no access to a host, but are asked only of services to which the person gave access. */
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
