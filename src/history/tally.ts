import { isJudged, isKnown, isProblem, type ServiceState, serviceStates } from '../model/verdict.ts';

/** A number that some rounds measured, summed up. */
export interface Spread {
  readonly n: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

/** The rounds of a period, summed up: of one service, one function, or the connection. */
export interface Tally<State extends string = ServiceState> {
  readonly rounds: number;
  /** How many rounds had each state; a state that did not occur is absent. */
  readonly states: Readonly<Partial<Record<State, number>>>;
  /** Goodput, kbit/s, of the rounds that measured it. */
  readonly kbps?: Spread;
  /** Median time of the controls, ms, of the rounds that have one. Only in tallies of the connection. */
  readonly controlMs?: Spread;
}

/** The tally of a single round. Fractions are rounded, so that sums are exact in any order. */
export function tallyOf<State extends string>(
  state: State,
  figures: { readonly kbps?: number | undefined; readonly controlMs?: number | undefined } = {},
): Tally<State> {
  return {
    rounds: 1,
    states: { [state]: 1 } as Partial<Record<State, number>>,
    ...(figures.kbps === undefined ? {} : { kbps: spreadOf(figures.kbps) }),
    ...(figures.controlMs === undefined ? {} : { controlMs: spreadOf(figures.controlMs) }),
  };
}

/** Adds up two tallies, either of which may be missing. The order does not matter. */
export function addTallies<State extends string>(
  one: Tally<State> | undefined,
  other: Tally<State> | undefined,
): Tally<State> | undefined {
  if (!one || !other) return one ?? other;
  const states: Partial<Record<State, number>> = { ...one.states };
  for (const [state, count] of Object.entries(other.states) as [State, number][]) {
    states[state] = (states[state] ?? 0) + count;
  }
  const kbps = addSpreads(one.kbps, other.kbps);
  const controlMs = addSpreads(one.controlMs, other.controlMs);
  return {
    rounds: one.rounds + other.rounds,
    states,
    ...(kbps ? { kbps } : {}),
    ...(controlMs ? { controlMs } : {}),
  };
}

/** The worst state of any round. Rounds that say nothing only count if all do. */
export function worstState(tally: Tally): ServiceState | undefined {
  const found = serviceStates.filter((state) => (tally.states[state] ?? 0) > 0);
  return found.find(isKnown) ?? found[0];
}

/** How many rounds had a state that says something about the app. */
export function judgedRounds(tally: Tally): number {
  return countOf(tally, isJudged);
}

/** How many rounds had a state that says something, of the app or of its site. */
export function knownRounds(tally: Tally): number {
  return countOf(tally, isKnown);
}

/** How many rounds found a problem. */
export function problemRounds(tally: Tally): number {
  return countOf(tally, isProblem);
}

function countOf({ states }: Tally, counts: (state: ServiceState) => boolean): number {
  return serviceStates.filter(counts).reduce((sum, state) => sum + (states[state] ?? 0), 0);
}

/** Share (0..1) of the judged rounds in which the service worked at normal speed; undefined when none was judged. */
export function uptime(tally: Tally): number | undefined {
  const judged = judgedRounds(tally);
  return judged === 0 ? undefined : (tally.states.works ?? 0) / judged;
}

export function meanOf({ n, sum }: Spread): number {
  return sum / n;
}

function spreadOf(value: number): Spread {
  const whole = Math.round(value);
  return { n: 1, sum: whole, min: whole, max: whole };
}

function addSpreads(one: Spread | undefined, other: Spread | undefined): Spread | undefined {
  if (!one || !other) return one ?? other;
  return {
    n: one.n + other.n,
    sum: one.sum + other.sum,
    min: Math.min(one.min, other.min),
    max: Math.max(one.max, other.max),
  };
}
