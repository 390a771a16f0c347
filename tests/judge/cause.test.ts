import { describe, expect, it } from 'vitest';
import { causeOf } from '../../src/judge/cause.ts';
import { causeRules } from '../../src/judge/cause-rules.ts';
import { causeFacts } from '../../src/measure/endpoints/cause-facts.ts';
import type { Line } from '../../src/measure/network/line.ts';
import type { Failure } from '../../src/model/failures.ts';
import type { AddressKind, Observation } from '../../src/model/observation.ts';
import { readOutcome } from './outcome-text.ts';

const roundTripMs = 100;

function lineWith(...kinds: AddressKind[]): Line {
  return {
    typicalMs: 400,
    typicalNetworkMs: 400,
    usualNetworkMs: 400,
    slowestMs: 400,
    roundTripMs,
    handshakeMs: roundTripMs,
    lossRate: 0,
    controlAddressKinds: new Set(kinds),
  };
}

/** A comparison probe or a try: its kind, its outcome, how long it took, and the kind of address that answered. */
type Row = readonly [Observation['probe'], outcome: string, tookMs?: number, address?: AddressKind, connectMs?: number];

function causeFrom(failures: readonly Failure[], rows: readonly Row[], line = lineWith('public')) {
  const comparisons = rows.map(
    ([probe, outcome, tookMs = 150, address, connectMs]): Observation => ({
      subject: { kind: 'service', service: 'telegram', endpoint: 'web', function: 'web' },
      probe,
      host: 'telegram.example',
      at: 0,
      tookMs,
      attempt: 1,
      phase: 'during',
      ...readOutcome(outcome),
      reused: false,
      ...(address ? { addressKind: address } : {}),
      ...(connectMs ? { stages: { dnsMs: 0, tcpMs: connectMs, tlsMs: 0, firstByteMs: connectMs } } : {}),
    }),
  );
  return causeOf(
    causeFacts(failures, comparisons, line),
    comparisons.some(({ probe }) => probe === 'http'),
  );
}

const timeout: readonly Failure[] = ['generic_timeout_error', 'generic_timeout_error'];
const refused: readonly Failure[] = ['connection_refused', 'connection_refused'];
const notFound: readonly Failure[] = ['dns_lookup_error', 'dns_lookup_error'];
const known: Row = ['doh', 'exists public'];
const unknown: Row = ['doh', 'no-such-name'];
const nobody: Row = ['doh', 'generic_timeout_error'];
const misled: Row = ['dns', 'exists public outside'];
const another: Row = ['dns', 'exists public other'];
const compared: Row = ['dns', 'exists public same'];
const lives: Row = ['address-tcp', 'connected'];
const shaken: Row = ['handshake', 'connected'];

const losing: Line = { ...lineWith('public'), lossRate: 0.1 };

/** For each rule, a host that it decides. */
const hosts: Readonly<Record<string, readonly [failures: readonly Failure[], rows: readonly Row[], line?: Line]>> = {
  'gone-for-everybody': [notFound, [unknown, unknown]],
  'name-gone-by-one-resolver': [notFound, [unknown, ['doh', 'generic_timeout_error']]],
  'lookup-lost-on-a-line-that-loses': [notFound, [known, ['https', 'dns_lookup_error', 8000]], losing],
  'lookup-lost-here-alone': [notFound, [known, ['https', 'dns_lookup_error', 8000]]],
  'name-denied-here-alone': [notFound, [known, ['https', 'dns_lookup_error', 40]]],
  'lookup-lost': [notFound, [['https', 'dns_lookup_error', 8000]]],
  'name-denied': [notFound, [['doh', 'generic_timeout_error']]],
  'name-leads-to-a-wrong-place': [timeout, [known, ['dns', 'exists loopback']]],
  'handshake-unanswered': [['tls_timeout_error', 'tls_timeout_error'], [known]],
  'silent-after-the-handshake': [timeout, [known, ['handshake', 'connected']]],
  'own-resolver-late': [timeout, [known, ['dns', 'exists public same', 7000], ['own-address-tcp', 'connected']]],
  'address-silent-too': [timeout, [known, ['address-tls', 'generic_timeout_error']]],
  'connecting-unanswered': [
    ['tcp_timeout_error', 'tcp_timeout_error'],
    [known, compared],
  ],
  'dead-where-it-leads': [timeout, [known, another, ['own-address-tcp', 'generic_timeout_error'], lives]],
  'dead-where-it-leads-outside': [timeout, [known, misled, ['own-address-tcp', 'generic_timeout_error'], lives]],
  'dead-outside-its-networks': [timeout, [known, misled, ['own-address-tcp', 'generic_timeout_error']]],
  'somebody-else-outside-its-networks': [
    ['ssl_unknown_authority', 'ssl_unknown_authority'],
    [known, misled, lives],
  ],
  'silent-at-an-address-of-its-own': [timeout, [known, another, ['own-address-tcp', 'generic_timeout_error']]],
  'own-address-silent': [timeout, [known, ['dns', 'exists public same'], ['own-address-tcp', 'generic_timeout_error']]],
  'silent-and-unclear': [timeout, [known]],
  'refused-unlike-another-address': [refused, [known, compared, lives]],
  'refused-and-not-compared': [refused, [known, another]],
  'port-443-refused': [refused, [known, compared, ['port-80', '200', 200, 'public', roundTripMs]]],
  'refused-at-its-address': [refused, [known, compared]],
  'certificate-of-unknown-authority': [['ssl_unknown_authority', 'ssl_unknown_authority'], [known]],
  'certificate-of-another-name': [['ssl_invalid_hostname', 'ssl_invalid_hostname'], [known]],
  'cut-after-handshake': [['connection_reset', 'connection_reset'], [shaken]],
  'cut-in-handshake': [['generic_timeout_error', 'connection_reset'], []],
  'handshake-turned-away': [['ssl_failed_handshake', 'ssl_failed_handshake'], []],
  unnamed: [['unknown_failure', 'unknown_failure'], []],
};

describe('the causes of failures', () => {
  it.each(causeRules.groups.flatMap(({ rules }) => rules))('include $id', ({ id }) => {
    const [failures, rows, line] = hosts[id] ?? [[], []];
    expect(causeFrom(failures, rows, line).rule).toBe(id);
  });

  it('ignore a port that answers from nearby, as proxies of mobile operators do for any address', () => {
    const nearby: Row = ['port-80', '200', 20, 'public', 10];
    expect(causeFrom(refused, [known, compared, nearby]).rule).toBe('refused-at-its-address');
  });

  it.each([
    ['lies', ['local_address', 'local_address'], [known], 'name-leads-to-a-wrong-place'],
    ['denies', timeout, [known, ['dns', 'no-such-name']], 'name-denied-here-alone'],
    ['silent', timeout, [known, ['dns', 'generic_timeout_error']], 'lookup-lost-here-alone'],
    ['silent', timeout, [['dns', 'generic_timeout_error'], nobody], 'lookup-lost'],
  ] as const)('rest on a resolver that %s, in a try or a separate lookup', (_word, failures, rows, rule) => {
    expect(causeFrom(failures, rows).rule).toBe(rule);
  });

  it.each([
    ['dead-where-it-leads', another, lives],
    ['dead-where-it-leads-outside', misled, lives],
    ['dead-outside-its-networks', misled, known],
  ] as const)('include %s, where connections are refused there', (rule, here, there) => {
    expect(causeFrom(refused, [known, here, there]).rule).toBe(rule);
  });

  it('include handshake-unanswered, if the address here accepts connections without the name', () => {
    const rows: Row[] = [known, another, ['own-address-tcp', 'connected'], lives];
    expect(causeFrom(timeout, rows).rule).toBe('handshake-unanswered');
  });

  it('do not rest on a lookup without an answer if a try reached a handshake', () => {
    const silent: Row = ['dns', 'generic_timeout_error'];
    expect(causeFrom(['tls_timeout_error', 'tls_timeout_error'], [known, silent]).cause).toBe('tls');
    expect(causeFrom(timeout, [known, silent, shaken]).cause).toBeUndefined();
  });

  it.each([
    ['connection_reset', 'tls', 'reset'],
    ['eof_error', 'tls', 'closed'],
    ['http_request_failed', 'http', 'closed'],
    ['connection_refused', 'ip', 'refused'],
    ['host_unreachable', 'ip', 'unreachable'],
  ] as const)('have the manner of the failure: of %s in %s, %s', (failure, cause, manner) => {
    expect(causeFrom([failure, failure], [known, compared])).toMatchObject({ cause, manner });
  });

  it('are in HTTP and not in TLS if there is no handshake', () => {
    expect(causeFrom(['connection_reset', 'connection_reset'], [['http', 'connection_reset']])).toMatchObject({
      cause: 'http',
      manner: 'reset',
    });
  });

  it("include a dropped lookup if the network's own resolver is silent, however soon the browser gives up", () => {
    const silent: Row = ['dns', 'generic_timeout_error', 2400];
    const { manner } = causeFrom(
      ['generic_timeout_error', 'dns_lookup_error'],
      [known, silent, ['https', 'dns_lookup_error', 3200]],
    );
    expect(manner).toBe('timeout');
  });

  it('do not rest on an address that a filter on this device may have diverted', () => {
    const rows: Row[] = [known, ['address-tls', 'ssl_invalid_hostname']];
    expect(causeFrom(refused, rows).rule).toBe('refused-unlike-another-address');
    expect(causeFrom(refused, rows, lineWith('loopback')).rule).toBe('refused-and-not-compared');
  });

  it('do not rest on connections that something close to this device accepts for every address', () => {
    const rows: Row[] = [known, ['dns', 'exists public same'], ['own-address-tcp', 'connected']];
    expect(causeFrom(timeout, rows)).toMatchObject({ cause: 'tls', manner: 'timeout' });
    const taken = { ...lineWith('public'), roundTripMs: 2 };
    expect(causeFrom(timeout, rows, taken).cause).toBeUndefined();
  });

  it('do not call an address wrong if the controls have it too', () => {
    const rows: Row[] = [known, ['dns', 'exists loopback']];
    expect(causeFrom(timeout, rows, lineWith('loopback')).cause).toBeUndefined();
  });

  it('do not rest on a name that has a wrong address everywhere', () => {
    expect(
      causeFrom(timeout, [
        ['doh', 'exists private'],
        ['dns', 'exists private'],
      ]).cause,
    ).toBeUndefined();
  });
});
