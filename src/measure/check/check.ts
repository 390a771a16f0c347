import type { Observation } from '../../model/observation.ts';
import type { ServiceId } from '../../model/service.ts';
import { isAttempt } from './probes.ts';

/**
 * A check: its observations, each sorted once. A running check adds to them, and everything derived from it then
 * includes the newest.
 */
export class Check {
  readonly #places = new Map<string, Observation[]>();
  #placed = 0;

  /** The observations, oldest first. */
  readonly seen: readonly Observation[];

  constructor(seen: readonly Observation[]) {
    this.seen = seen;
  }

  /** About controls. */
  get controls(): readonly Observation[] {
    return this.#at('controls');
  }

  /** About services. */
  get services(): readonly Observation[] {
    return this.#at('services');
  }

  of(service: ServiceId): readonly Observation[] {
    return this.#at(`service ${service}`);
  }

  at(host: string): readonly Observation[] {
    return this.#at(`host ${host}`);
  }

  by(probe: Observation['probe']): readonly Observation[] {
    return this.#at(`probe ${probe}`);
  }

  /** Tries at endpoints and controls: requests to their own names, as a messenger makes them. */
  get tries(): readonly Observation[] {
    return this.#at('tries');
  }

  get triesAtControls(): readonly Observation[] {
    return this.#at('tries at controls');
  }

  get triesAtServices(): readonly Observation[] {
    return this.#at('tries at services');
  }

  triesAt(service: ServiceId): readonly Observation[] {
    return this.#at(`tries at ${service}`);
  }

  #at(place: string): readonly Observation[] {
    for (; this.#placed < this.seen.length; this.#placed++) {
      const o = this.seen[this.#placed];
      if (o) for (const own of placesOf(o)) this.#added(own).push(o);
    }
    return this.#added(place);
  }

  #added(place: string): Observation[] {
    const known = this.#places.get(place);
    if (known) return known;
    const made: Observation[] = [];
    this.#places.set(place, made);
    return made;
  }
}

function placesOf(o: Observation): string[] {
  const { subject, host, probe } = o;
  const [all, own] =
    subject.kind === 'control' ? (['controls'] as const) : (['services', `service ${subject.service}`] as const);
  const places = [all, ...(own ? [own] : []), `host ${host}`, `probe ${probe}`];
  if (!isAttempt(o)) return places;
  const at = subject.kind === 'service' ? [`tries at ${subject.service}`] : [];
  return [...places, 'tries', `tries at ${all}`, ...at];
}

const checks = new WeakMap<readonly Observation[], Check>();

/** The check with these observations, oldest first. The same list gives the same check, even after it has grown. */
export function checkOf(seen: readonly Observation[]): Check {
  const known = checks.get(seen);
  if (known) return known;
  const check = new Check(seen);
  checks.set(seen, check);
  return check;
}

/** Derives a value from a check once, until the check has more observations. */
export function derived<Value>(work: (check: Check) => Value): (check: Check) => Value {
  const known = new WeakMap<Check, { readonly of: number; readonly value: Value }>();
  return (check) => {
    const { length } = check.seen;
    const before = known.get(check);
    if (before?.of === length) return before.value;
    const value = work(check);
    known.set(check, { of: length, value });
    return value;
  };
}
