import { probesAllowed } from '../judge/network.ts';
import { attemptsAbout } from '../measure/check/attempts.ts';
import type { Check } from '../measure/check/check.ts';
import { channelOf } from '../measure/endpoints/cut-channel.ts';
import { endpointsInUse } from '../measure/endpoints/endpoints-in-use.ts';
import { interpretAmong } from '../measure/endpoints/interpret-among.ts';
import { headroomOf } from '../measure/network/headroom.ts';
import { wasInterrupted } from '../measure/network/interruption.ts';
import { lineOf, unreliableLossRate } from '../measure/network/line.ts';
import { isSilentForLong } from '../measure/network/long-silence.ts';
import type { NetworkHints } from '../measure/network-facts.ts';
import { isNarrow } from '../measure/transfers/line-speed.ts';
import type { NetworkPolicy } from '../model/network-states.ts';
import { once } from '../model/once.ts';
import { relaysDue } from './call-relays.ts';
import { closingControls, controlTasks, foreignAnswered, signInChecksDue } from './control-tasks.ts';
import { repeatsDue } from './endpoint-tries.ts';
import type { Plan, Planned } from './plan.ts';
import { silenceCounts } from './unheard-words.ts';

/**
 * A plan, what was seen until now, and what follows from both, worked out when it is first asked for. The getters are
 * the facts that decide what is asked for next.
 */
export class Moment {
  readonly plan: Plan;
  readonly check: Check;
  readonly hints: NetworkHints;

  constructor(plan: Plan, check: Check, hints: NetworkHints) {
    this.plan = plan;
    this.check = check;
    this.hints = hints;
  }

  readonly firstControls = once(() => controlTasks(this.plan.first, this.check, 'before'));
  readonly signInChecks = once(() => signInChecksDue(this.plan, this.check));
  readonly secondControls = once(() => {
    const secure = this.plan.second.filter((control) => control.class !== 'captive');
    return controlTasks(secure, this.check, 'before');
  });
  readonly controlsDuring = once(() => closingControls(this.plan, this.check, 'during'));
  /** Those in use. */
  readonly endpoints = once(() => {
    const services = new Set(this.plan.endpoints.map(({ service }) => service));
    const inUse = new Set([...services].flatMap((service) => endpointsInUse(service, this.check)));
    return this.plan.endpoints.filter(({ endpoint }) => inUse.has(endpoint));
  });
  readonly untriedEndpoints = once(() =>
    this.endpoints().filter(({ service, endpoint }) => attemptsAbout(service.id, endpoint, this.check).length === 0),
  );
  readonly repeats = once(() => this.endpoints().flatMap((planned) => repeatsDue(planned, this.check)));
  readonly failures = once(() => this.endpoints().filter((planned) => hasFailed(planned, this.check)));
  readonly relays = once(() => relaysDue(this.plan, this.check, this.hints));

  /** Was the round interrupted by sleep, a changed clock, a lost link or another network? */
  get interrupted(): boolean {
    return wasInterrupted(this.check);
  }

  /** Did a control abroad answer on a new connection? */
  get abroad(): boolean {
    return foreignAnswered(this.check);
  }

  /** The controls that are left to ask: a first one over https; or, of all of these, no more than others. */
  get controls(): 'first' | 'others' | 'none' {
    if (this.firstControls().some(({ control }) => control.class !== 'captive')) return 'first';
    const others = [this.firstControls, this.signInChecks, this.secondControls];
    return others.some((due) => due().length > 0) ? 'others' : 'none';
  }

  /** Is a sign-in check of another vendor left to ask? */
  get signIn(): 'left' | 'asked' {
    return this.signInChecks().length > 0 ? 'left' : 'asked';
  }

  /** What the state of the connection allows to be asked. */
  get probes(): NetworkPolicy['probes'] {
    return probesAllowed(this.check, this.hints);
  }

  /** Does the browser itself say that it is offline? */
  get saysOffline(): boolean {
    return !this.hints.onLine;
  }

  /** `silent`: so many hosts in a row were silent that controls are asked first. `dead`: none of those answered. */
  get line(): 'answers' | 'silent' | 'dead' {
    if (!isSilentForLong(this.check)) return 'answers';
    if (this.controlsDuring().length > 0) return 'silent';
    const answers = this.check.controls.some((o) => o.phase === 'during' && o.outcome.kind !== 'failed');
    return answers ? 'answers' : 'dead';
  }

  /** Were all first controls asked? They show a proxy, which datagrams would bypass. */
  get opened(): boolean {
    return this.firstControls().length === 0;
  }

  /** Is there an endpoint that was never tried? */
  get untried(): boolean {
    return this.untriedEndpoints().length > 0;
  }

  /** May an endpoint be judged blocked? */
  get failing(): boolean {
    return this.failures().length > 0;
  }

  /** Are more answers lost than `unreliableLossRate`? No failure counts then, and more probes only add load. */
  get lossy(): boolean {
    return lineOf(this.check).lossRate > unreliableLossRate;
  }

  /** Would anything large delay the answers? */
  get narrow(): boolean {
    return isNarrow(this.check);
  }

  /** Are round trips so long that the line is idle most of the time? */
  get long(): boolean {
    return headroomOf(this.check) === 'long';
  }
}

/** May this endpoint be judged blocked, so that the round has to check whether the connection still works? */
function hasFailed(planned: Planned, check: Check): boolean {
  const { service, endpoint } = planned;
  const { cut, silent } = channelOf(service.id, endpoint, check, () => silenceCounts(planned, check));
  if (cut + silent > 0) return true;
  return attemptsAbout(service.id, endpoint, check).some((o) => {
    const { kind } = interpretAmong(o, endpoint, check);
    return kind === 'failed' || kind === 'foreign-answer';
  });
}
