import fc from 'fast-check';
import { functionIds } from '../../src/model/function-ids.ts';
import { type NetworkState, networkStateWords } from '../../src/model/network-states.ts';
import type { Round } from '../../src/model/round.ts';
import {
  causes,
  functionStates,
  type ServiceState,
  type ServiceVerdict,
  serviceStates,
} from '../../src/model/verdict.ts';

/** Rounds of a history with only the fields that these tests need. */

export function verdict(service: string, state: ServiceState, change: Partial<ServiceVerdict> = {}): ServiceVerdict {
  return { service, state, functions: [], because: [], at: 0, ruleset: 1, ...change };
}

export function round(at: number, verdicts: readonly ServiceVerdict[], change: Partial<Round> = {}): Round {
  return {
    at,
    extent: 'data-saver',
    trigger: 'schedule',
    status: 'finished',
    services: verdicts.map(({ service }) => service),
    profile: 'unknown',
    verdicts,
    ...change,
  };
}

/** A round of one service, at a time written as a date. */
export function roundAt(time: string, state: ServiceState, change: Partial<Round> = {}): Round {
  return round(Date.parse(time), [verdict('signal', state)], change);
}

const anyVerdict = fc
  .record({
    service: fc.constantFrom('signal', 'telegram', 'viber'),
    state: fc.constantFrom(...serviceStates),
    cause: fc.option(fc.constantFrom(...causes), { nil: undefined }),
    functions: fc.uniqueArray(
      fc
        .record({
          function: fc.constantFrom(...functionIds),
          state: fc.constantFrom(...functionStates),
          kbps: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined }),
        })
        .map(({ kbps, ...rest }) => ({ ...rest, because: [], ...(kbps === undefined ? {} : { kbps }) })),
      { selector: (one) => one.function },
    ),
  })
  .map(({ service, state, cause, functions }) => verdict(service, state, { functions, ...(cause ? { cause } : {}) }));

const anyNetwork = fc
  .record({
    state: fc.constantFrom<NetworkState>(...networkStateWords),
    controlMs: fc.nat({ max: 5000 }),
    kbps: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined }),
  })
  .map(({ kbps, ...network }) => ({
    ...network,
    ...(kbps === undefined ? {} : { kbps }),
    because: [],
    answered: 1,
    tried: 1,
  }));

/** Random rounds over some days, oldest first. */
export const anyRounds: fc.Arbitrary<Round[]> = fc
  .array(
    fc.record({
      afterMs: fc.integer({ min: 1000, max: 9 * 3_600_000 }),
      profile: fc.constantFrom('unknown', 'home'),
      verdicts: fc.uniqueArray(anyVerdict, { selector: ({ service }) => service }),
      network: fc.option(anyNetwork, { nil: undefined }),
    }),
    { maxLength: 30 },
  )
  .map((parts) => {
    let at = Date.UTC(2026, 10, 20);
    return parts.map(({ afterMs, profile, verdicts, network }) => {
      at += afterMs;
      return round(at, verdicts, { profile, ...(network ? { network } : {}) });
    });
  });
