import fc from 'fast-check';
import { checkOf } from '../../../src/measure/check/check.ts';
import { isAttempt } from '../../../src/measure/check/probes.ts';
import { interpretAmong } from '../../../src/measure/endpoints/interpret-among.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { readOutcome } from '../outcome-text.ts';
import { discord, signal, telegram, whatsapp, zoom } from '../sample-services.ts';
import { control, tryAt } from '../sample-tries.ts';

const answers = ['200', '200 altered', '403', '403 gateway', '451 altered', '503', '302 to a.example'];
const others = ['302 altered to b.example', 'opened', 'websocket_failed', 'ssl_unknown_authority'];

/** Answers of few kinds, from few addresses, so that many look alike. */
const anyAnswer: fc.Arbitrary<Partial<Observation>> = fc
  .record({
    outcome: fc.constantFrom(...answers, ...others),
    pageTag: fc.constantFrom(undefined, 1, 1, 2),
    addressTag: fc.constantFrom(undefined, 1, 2, 3),
    addressKind: fc.constantFrom('public' as const, 'private' as const),
    isIntercepted: fc.boolean(),
    proxied: fc.constantFrom(false, false, false, true),
  })
  .map(({ outcome, pageTag, addressTag, isIntercepted, ...rest }) => ({
    ...rest,
    ...readOutcome(outcome),
    ...(pageTag === undefined ? {} : { pageTag }),
    ...(addressTag === undefined ? {} : { addressTag }),
    ...(isIntercepted ? { addedAuthority: true } : {}),
  }));

const anyLookup: fc.Arbitrary<Partial<Observation>> = fc
  .record({
    probe: fc.constantFrom('dns' as const, 'doh' as const, 'lookup' as const),
    outcome: fc.constantFrom('exists public same', 'exists public outside', 'exists private'),
    addressTag: fc.nat({ max: 3 }),
  })
  .map(({ outcome, ...rest }) => ({ ...rest, ...readOutcome(outcome) }));

const endpoints = [discord, signal, telegram, whatsapp, zoom].flatMap((service) =>
  service.endpoints.map((endpoint) => ({ service, endpoint })),
);
const anySeen = fc.record({
  of: fc.constantFrom(...endpoints),
  change: fc.oneof({ weight: 4, arbitrary: anyAnswer }, { weight: 1, arbitrary: anyLookup }),
});
const anyCheck = fc.record({
  controls: fc.array(anyAnswer, { maxLength: 3 }),
  seen: fc.array(anySeen, { maxLength: 20 }),
});

/** Interprets the tries of checks whose answers look alike by chance. */
export function interpretPageRounds(): void {
  for (const { controls, seen } of fc.sample(anyCheck, { numRuns: 2000, seed: 1 })) {
    const pages = controls.map((change, at) => ({ ...control(`control-${at}`), ...change, probe: 'https' as const }));
    const tries = seen.map(({ of, change }) => ({ of, o: tryAt(of.service, of.endpoint.id, change) }));
    const check = checkOf([...pages, ...tries.map(({ o }) => o)]);
    for (const { of, o } of tries) if (isAttempt(o)) interpretAmong(o, of.endpoint, check);
  }
}
