import fc from 'fast-check';
import { failureWords } from '../../src/model/failures.ts';
import type { Observation, Outcome, Subject } from '../../src/model/observation.ts';
import { addressKinds, probeKinds } from '../../src/model/observation-words.ts';
import { sampleControls, sampleServices } from './sample-services.ts';

/** What an attempt at a server can come to. */
export const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constantFrom(...failureWords).map((failure): Outcome => ({ kind: 'failed', failure })),
  fc
    .record({ status: fc.constantFrom(200, 204, 302, 400, 403, 404, 429, 451, 500, 501, 503), healthy: fc.boolean() })
    .map((answer): Outcome => ({ kind: 'answered', ...answer })),
  fc.constantFrom<Outcome>(
    { kind: 'opened' },
    { kind: 'opaque' },
    { kind: 'skipped', why: 'permission-missing' },
    { kind: 'skipped', why: 'identifying-headers' },
  ),
);

const anyRelayOutcome: fc.Arbitrary<Outcome> = fc.constantFrom<Outcome>(
  { kind: 'relay-answered', by: 'address' },
  { kind: 'relay-answered', by: 'refusal' },
  { kind: 'failed', failure: 'generic_timeout_error' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'failed', failure: 'relay_failed' },
  { kind: 'failed', failure: 'interrupted' },
  { kind: 'skipped', why: 'no-webrtc' },
);

const anyLookup = fc
  .record({ exists: fc.boolean(), addressKinds: fc.subarray(addressKinds) })
  .map((found): Outcome => ({ kind: 'resolved', ...found }));

const anySubject: fc.Arbitrary<{ subject: Subject; host: string }> = fc.constantFrom(
  ...sampleServices.flatMap((service) =>
    service.endpoints.map(({ id, function: of, url }) => ({
      subject: { kind: 'service', service: service.id, endpoint: id, function: of } as const,
      host: new URL(url).hostname,
    })),
  ),
  ...sampleControls.map(({ id, class: kind, vendor, url }) => ({
    subject: { kind: 'control', control: id, class: kind, vendor } as const,
    host: new URL(url).hostname,
  })),
);

const ms = fc.nat({ max: 40_000 });

/** Anything that could ever be stored; lookups and relays have outcomes of their own. */
export const anyObservation: fc.Arbitrary<Observation> = fc
  .record({
    about: anySubject,
    probe: fc.constantFrom(...probeKinds),
    attemptOutcome: anyOutcome,
    lookupOutcome: anyLookup,
    relayOutcome: anyRelayOutcome,
    at: fc.nat({ max: 50_000 }),
    tookMs: ms,
    attempt: fc.integer({ min: 1, max: 3 }),
    phase: fc.constantFrom('before' as const, 'during' as const, 'after' as const),
    reused: fc.boolean(),
    stages: fc.option(fc.record({ dnsMs: ms, tcpMs: ms, tlsMs: ms, firstByteMs: ms }), { nil: undefined }),
    addressKind: fc.option(fc.constantFrom(...addressKinds), { nil: undefined }),
    addressTag: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
  })
  .map(({ about, attemptOutcome, lookupOutcome, relayOutcome, stages, addressKind, addressTag, ...rest }) => ({
    ...about,
    ...rest,
    outcome:
      rest.probe === 'dns' || rest.probe === 'doh'
        ? lookupOutcome
        : rest.probe === 'stun' || rest.probe === 'turn'
          ? relayOutcome
          : attemptOutcome,
    ...(stages ? { stages } : {}),
    ...(addressKind ? { addressKind } : {}),
    ...(addressTag === undefined ? {} : { addressTag }),
  }));
