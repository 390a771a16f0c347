import fc from 'fast-check';
import { failureWords } from '../../src/model/failures.ts';
import type { Observation, Outcome, Subject } from '../../src/model/observation.ts';
import { addressKinds, probeKinds } from '../../src/model/observation-words.ts';
import type { Endpoint, Service } from '../../src/model/service.ts';
import { sampleControls, sampleServices } from './sample-services.ts';

/** Any result of an attempt at a server. */
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

const anyLookup = fc.oneof(
  fc
    .record({ exists: fc.boolean(), addressKinds: fc.subarray(addressKinds) })
    .map((found): Outcome => ({ kind: 'resolved', ...found })),
  fc.constant<Outcome>({ kind: 'skipped', why: 'no-resolver' }),
);

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

/** Any observation that could be stored. Lookups and relays have their own outcomes. */
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

const sound: Outcome = { kind: 'answered', status: 200, healthy: true };

const usualOutcome = fc.oneof(
  fc.constant(sound),
  fc.constantFrom<Outcome>(
    { kind: 'answered', status: 503, healthy: false },
    { kind: 'failed', failure: 'generic_timeout_error' },
    { kind: 'failed', failure: 'connection_reset' },
    { kind: 'failed', failure: 'connection_refused' },
    { kind: 'failed', failure: 'dns_lookup_error' },
    { kind: 'failed', failure: 'ssl_unknown_authority' },
  ),
);

const silence: Outcome = { kind: 'failed', failure: 'generic_timeout_error' };

/** A few tries of one endpoint, most with the same result, and perhaps a timeout of its bare address. */
function triesOf(service: Service, { id, function: of, url }: Endpoint): fc.Arbitrary<Observation[]> {
  const { protocol, hostname } = new URL(url);
  const subject = { kind: 'service', service: service.id, endpoint: id, function: of } as const;
  const seen = (probe: Observation['probe'], outcome: Outcome): Observation => ({
    subject,
    probe,
    host: hostname,
    at: 0,
    tookMs: outcome.kind === 'failed' && outcome.failure === 'generic_timeout_error' ? 4000 : 100,
    attempt: 1,
    phase: 'during',
    outcome,
    reused: false,
  });
  const page = protocol === 'http:' ? 'http' : 'https';
  const attempt = (outcome: Outcome) =>
    protocol === 'wss:' && outcome === sound ? seen('websocket', { kind: 'opened' }) : seen(page, outcome);
  return fc
    .record({
      usual: usualOutcome,
      other: fc.option(usualOutcome, { nil: undefined, freq: 3 }),
      isSilent: fc.boolean(),
    })
    .map(({ usual, other, isSilent }) => [
      attempt(usual),
      attempt(other ?? usual),
      ...(isSilent ? [seen('address-tls', silence)] : []),
    ]);
}

/** A round of one service on a healthy connection, with independent results for each endpoint. */
export const anySoundRound: fc.Arbitrary<{ service: Service; observations: Observation[] }> = fc
  .constantFrom(...sampleServices)
  .chain((service) =>
    fc.tuple(...service.endpoints.map((endpoint) => triesOf(service, endpoint))).map((tries) => {
      const [control] = sampleControls.filter(({ class: kind }) => kind === 'foreign');
      if (!control) throw new Error('there is no foreign control');
      const closing: Observation = {
        subject: { kind: 'control', control: control.id, class: control.class, vendor: control.vendor },
        probe: 'https',
        host: new URL(control.url).hostname,
        at: 0,
        tookMs: 100,
        attempt: 1,
        phase: 'after',
        outcome: sound,
        reused: false,
      };
      return { service, observations: [...tries.flat(), closing] };
    }),
  );
