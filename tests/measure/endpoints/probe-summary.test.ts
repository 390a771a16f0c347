import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { controlsAnswered, probeSummaries } from '../../../src/measure/endpoints/probe-summary.ts';
import { statements } from '../../../src/measure/endpoints/statements.ts';
import type { Observation, Outcome } from '../../../src/model/observation.ts';
import { probeKinds } from '../../../src/model/observation-words.ts';

const host = 'web.telegram.org';

function seen(probe: Observation['probe'], outcome: Outcome, change: Partial<Observation> = {}): Observation {
  return {
    subject: { kind: 'service', service: 'telegram', endpoint: 'web', function: 'web' },
    probe,
    host,
    at: 0,
    tookMs: 40,
    attempt: 1,
    phase: 'during',
    outcome,
    reused: false,
    ...change,
  };
}

const failed = (probe: Observation['probe'], failure: Extract<Outcome, { kind: 'failed' }>['failure']) =>
  seen(probe, { kind: 'failed', failure });
const resolved = (
  probe: 'dns' | 'doh',
  ...addressKinds: Extract<Outcome, { kind: 'resolved' }>['addressKinds'][number][]
) => seen(probe, { kind: 'resolved', exists: addressKinds.length > 0, addressKinds });
const answered = (probe: Observation['probe'], status = 200, healthy = true) =>
  seen(probe, { kind: 'answered', status, healthy });

const elsewhere = seen('dns', { kind: 'resolved', exists: true, addressKinds: ['public'], compared: 'other' });

/** The summary of a host whose page fails. */
const said = (...facts: readonly Observation[]) =>
  probeSummaries('telegram', checkOf([failed('https', 'generic_timeout_error'), ...facts])).slice(1);

describe('the summary of the instruments', () => {
  it.each<[string, Observation]>([
    ['own-lookup-misled', resolved('dns', 'loopback')],
    ['own-lookup-denied', resolved('dns')],
    ['own-lookup-silent', failed('dns', 'generic_timeout_error')],
    ['own-lookup-named', resolved('dns', 'public')],
    ['resolvers-named', resolved('doh', 'public')],
    ['resolvers-denied', resolved('doh')],
    ['resolvers-silent', failed('doh', 'connection_reset')],
    ['channel-cut', failed('channel', 'channel_cut')],
    ['handshake-done', seen('handshake', { kind: 'connected' })],
    ['handshake-silent', failed('handshake', 'generic_timeout_error')],
    ['handshake-failed', failed('handshake', 'connection_reset')],
    ['address-answered', failed('address-tls', 'ssl_invalid_hostname')],
    ['address-refused', failed('address-tls', 'connection_refused')],
    ['address-silent', failed('address-tls', 'generic_timeout_error')],
    ['address-cut', failed('address-tls', 'connection_reset')],
    ['address-answered', seen('address-tcp', { kind: 'connected' })],
    ['own-lookup-elsewhere', elsewhere],
    ['own-address-answered', seen('own-address-tcp', { kind: 'connected' })],
    ['own-address-refused', failed('own-address-tcp', 'connection_refused')],
    ['own-address-silent', failed('own-address-tls', 'generic_timeout_error')],
    ['port-80-answered', answered('port-80', 301, false)],
    ['port-80-failed', failed('port-80', 'generic_timeout_error')],
    ['large-failed', failed('first-download', 'generic_timeout_error')],
    ['small-answered', answered('object-head')],
    ['small-failed', failed('small-upload', 'connection_reset')],
    ['call-server-failed', failed('stun', 'generic_timeout_error')],
    ['call-server-answered', seen('turn', { kind: 'relay-answered', by: 'refusal' })],
    ['channel-failed', failed('websocket', 'websocket_failed')],
  ])('%s', (says, fact) => {
    expect(said(fact)).toMatchObject([{ says, host, count: 1, tries: 1, facts: [fact] }]);
  });

  it('an address of this device is not called false if the comparison sites have one too', () => {
    const control: Observation = {
      ...answered('https'),
      subject: { kind: 'control', control: 'c', class: 'foreign', vendor: 'v' },
      host: 'example.org',
      addressKind: 'loopback',
    };
    expect(said(control, resolved('dns', 'loopback')).map(({ says }) => says)).toEqual(['own-lookup-named']);
  });

  it('counts the tries that agree, and gives the failure and the shortest time', () => {
    const tries = [
      { ...failed('https', 'connection_reset'), tookMs: 90 },
      { ...failed('https', 'connection_reset'), tookMs: 30 },
      answered('https'),
    ];
    expect(probeSummaries('telegram', checkOf(tries))).toMatchObject([
      { says: 'page-failed', count: 2, tries: 3, ms: 30, failure: 'connection_reset' },
    ]);
  });

  const stoppedOf = (of: 'web' | 'media') =>
    seen(
      'first-download',
      { kind: 'answered', status: 200, healthy: true },
      {
        subject: { kind: 'service', service: 'telegram', endpoint: 'web', function: of },
        transfer: { direction: 'down', bytes: 16_384, end: 'stalled' },
      },
    );

  it('gives the status of an unexpected answer, and how much of a large file came', () => {
    expect(probeSummaries('telegram', checkOf([answered('https', 503, false), stoppedOf('media')]))).toMatchObject([
      { says: 'page-unexpected', status: 503 },
      { says: 'large-stopped', bytes: 16_384 },
    ]);
  });

  it('counts a stopped page apart from files of its host, and leaves out its bytes, which were unpacked', () => {
    const [page, file] = probeSummaries('telegram', checkOf([stoppedOf('web'), stoppedOf('media'), stoppedOf('web')]));
    expect(page).toMatchObject({ says: 'page-stopped', count: 2, tries: 2 });
    expect(page).not.toHaveProperty('bytes');
    expect(file).toMatchObject({ says: 'large-stopped', count: 1, tries: 1, bytes: 16_384 });
  });

  it('leaves out hosts that answered, and other messengers', () => {
    const elsewhere = { ...failed('https', 'connection_reset'), host: 'other.example' };
    const others = { ...elsewhere, subject: { ...elsewhere.subject, service: 'signal' } } as Observation;
    expect(probeSummaries('telegram', checkOf([answered('https'), resolved('doh', 'public'), others]))).toEqual([]);
  });

  it('counts the answers of comparison sites', () => {
    const subject = { kind: 'control', control: 'c', class: 'foreign', vendor: 'v' } as const;
    const controls = [
      { ...answered('https'), subject },
      { ...failed('https', 'generic_timeout_error'), subject },
      { ...failed('doh', 'generic_timeout_error'), subject },
    ];
    expect(controlsAnswered(checkOf(controls))).toEqual({ answered: 1, tries: 2 });
  });
});

it('every kind of probe has its statements', () => {
  expect(Object.keys(statements).toSorted()).toEqual([...probeKinds].toSorted());
});
