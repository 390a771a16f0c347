import { attemptsAbout } from '../measure/check/attempts.ts';
import type { Check } from '../measure/check/check.ts';
import { doubtsWebSockets } from '../measure/check/new-connections.ts';
import { controlsIn, operatorsOf } from '../measure/network/controls.ts';
import { answersOverIpv6Alone } from '../measure/network/without-ipv4.ts';
import type { Observation } from '../model/observation.ts';
import type { Control } from '../model/service.ts';
import { firstTry } from './endpoint-tries.ts';
import { oneOfEach } from './one-of-each.ts';
import { type ControlTask, oneOfEachVendor, type Plan, type Planned, type Task } from './plan.ts';

/**
 * How many controls of each class to ask at the end: `again` of those that answered before, `fresh` of those not asked
 * yet.
 */
const closing = {
  foreign: { again: 2, fresh: 2 },
  captive: { again: 1, fresh: 0 },
  domestic: { again: 1, fresh: 0 },
} as const;

/**
 * Checks the connection again. Controls that answered before show whether it still works. A control that is asked for
 * the first time may be blocked, but its answer shows that new connections can be made. If there are too few of one
 * kind, more of the other are asked.
 */
export function closingControls(plan: Plan, check: Check, phase: 'during' | 'after'): Task[] {
  const controls = [
    ...plan.first,
    ...plan.reserve,
    ...plan.elsewhere.filter((control) => answered(control, check.controls)),
  ];
  const earlier = check.controls.filter((o) => o.phase === 'before');
  // Another control of an operator that answered shows no more than that one.
  const isFresh = ({ class: kind, vendor }: Control) =>
    !earlier.some(({ subject }) => subject.kind === 'control' && subject.class === kind && subject.vendor === vendor);
  return (['foreign', 'captive', 'domestic'] as const).flatMap((kind) => {
    const { again, fresh } = closing[kind];
    const ofKind = controls.filter((control) => control.class === kind);
    const known = ofKind.filter((control) => answered(control, earlier));
    const inTurn = [...known.slice(0, again), ...oneOfEachVendor(ofKind.filter(isFresh)), ...known.slice(again)];
    return controlTasks(inTurn.slice(0, again + fresh), check, phase);
  });
}

/**
 * The foreign controls of the other operators, unless twice as many of those that were asked answer as fail: if most of
 * them fail, this may be a network that lets only single platforms through. Also where all answers came over IPv6: some
 * controls have only IPv4, and show whether this line carries it.
 */
export function controlsInDoubt(plan: Plan, check: Check): Task[] {
  const foreign = controlsIn(check).filter((control) => control.class === 'foreign');
  const { answering, failing } = operatorsOf(foreign);
  const isDoubtful = failing > 0 && answering <= 2 * failing;
  if (!isDoubtful && !answersOverIpv6Alone(check)) return [];
  const asked = new Set(foreign.map(({ vendor }) => vendor));
  const others = plan.reserve.filter((control) => control.class === 'foreign' && !asked.has(control.vendor));
  return controlTasks(oneOfEachVendor(others), check, 'after');
}

/**
 * The sign-in checks of other vendors, asked where the first one got an unexpected answer or none, or a foreign site
 * failed: a guest network may let the check of one platform through. Otherwise only the browser's own is asked, as the
 * browser does.
 */
export function signInChecksDue(plan: Plan, check: Check): Task[] {
  const isDoubtful = (o: Observation) =>
    o.outcome.kind === 'failed' || (o.outcome.kind === 'answered' && !o.outcome.healthy);
  const doubts = plan.first
    .filter((control) => control.class !== 'domestic')
    .some((control) => check.controls.some((o) => isAbout(o, control) && o.phase === 'before' && isDoubtful(o)));
  const others = plan.second.filter((control) => control.class === 'captive');
  return doubts ? controlTasks(others, check, 'before') : [];
}

/**
 * How many pages of foreign services are requested at most when every control is silent.
 * @source our choice: two answers show that the internet is reachable
 */
const maxWitnesses = 5;

/**
 * The pages of domestic services and of some foreign ones, requested when every control is silent. The country may be
 * unknown, and its own sites may be all that answers there.
 */
export function witnesses(plan: Plan, check: Check): Task[] {
  const isPage = ({ endpoint: { function: of, certificate, url } }: Planned) =>
    of === 'web' && certificate === 'public' && url.startsWith('https:');
  const pages = oneOfEach(plan.endpoints.filter(isPage), ({ service }) => service.id);
  const domestic = pages.filter(({ service }) => service.domesticIn !== undefined);
  const foreign = pages.filter((page) => !domestic.includes(page)).slice(0, maxWitnesses);
  return [...domestic, ...foreign]
    .filter(({ service, endpoint }) => attemptsAbout(service.id, endpoint, check).length === 0)
    .map((planned) => firstTry(planned));
}

/**
 * How many controls are asked for a WebSocket.
 * @source our choice: one of them may refuse all WebSockets by a reset
 */
const channelsAsked = 2;

/** WebSockets to foreign controls that answered, where none to a service opens, and its page came over an old connection. */
export function channelsToControls({ first, reserve }: Plan, check: Check): Task[] {
  if (!doubtsWebSockets(check)) return [];
  const foreign = [...first, ...reserve].filter(
    (control) => control.class === 'foreign' && answered(control, check.controls),
  );
  const tried = new Set(check.by('handshake').map(({ host }) => host));
  return foreign
    .slice(0, channelsAsked)
    .filter(({ url }) => !tried.has(new URL(url).hostname))
    .map((control) => ({ kind: 'control', control, isChannel: true, phase: 'during', attempt: 1 }));
}

/** The controls that were not asked in this phase yet. What was asked meanwhile needs no look before. */
export function controlTasks(controls: readonly Control[], check: Check, phase: Observation['phase']): ControlTask[] {
  const asked = check.controls.filter((o) => o.phase === phase || (phase === 'before' && o.phase === 'during'));
  return controls
    .filter((control) => !asked.some((o) => isAbout(o, control)))
    .map((control) => ({ kind: 'control', control, phase, attempt: 1 }));
}

function isAbout(o: Observation, control: Control): boolean {
  return o.subject.kind === 'control' && o.subject.control === control.id && o.probe !== 'handshake';
}

function answered(control: Control, seen: readonly Observation[]): boolean {
  return seen.some((o) => isAbout(o, control) && o.outcome.kind !== 'failed');
}

export function foreignAnswered(check: Check): boolean {
  return check.controls.some(
    (o) => o.subject.kind === 'control' && o.subject.class === 'foreign' && o.outcome.kind !== 'failed' && !o.reused,
  );
}
