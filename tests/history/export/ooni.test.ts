import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ooniLines } from '../../../src/history/export/ooni.ts';
import { failureWords } from '../../../src/model/failures.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { ooniReader } from './ooni-reader.ts';
import { observations, round } from './sample-records.ts';

const [record] = ooniLines({ round, observations }, '1.2.3')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** The failures of OONI's data format (df-007-errors). */
const known = [
  'dns_bogon_error',
  'dns_lookup_error',
  'dns_nxdomain_error',
  'connection_refused',
  'connection_reset',
  'host_unreachable',
  'network_down',
  'generic_timeout_error',
  'ssl_failed_handshake',
  'ssl_invalid_hostname',
  'ssl_unknown_authority',
  'ssl_invalid_certificate',
  'eof_error',
  'interrupted',
  'http_request_failed',
];

describe('a record for OONI’s tools', () => {
  it('has the outer fields of the data format', () => {
    expect(record).toMatchObject({
      data_format_version: '0.2.0',
      input: 'signal',
      measurement_start_time: '2026-11-25 13:20:00',
      test_start_time: '2026-11-25 13:20:00',
      test_name: 'reachable',
      test_runtime: 9,
      test_version: '0.1.0',
      software_name: 'reachable',
      software_version: '1.2.3',
    });
  });

  it('has what OONI’s own reader requires, in its types', () => {
    const read = v.safeParse(ooniReader, record);
    expect(read.issues ?? []).toEqual([]);
    expect(read.output).toMatchObject({ test_keys: { queries: [{ hostname: 'signal.org' }], requests: [{}, {}] } });
  });

  it('identifies neither the person, nor the network, nor the installation', () => {
    expect(record).toMatchObject({ probe_ip: '127.0.0.1', probe_asn: 'AS0', probe_cc: 'ZZ', report_id: '' });
    expect(JSON.stringify(record)).not.toContain('n-1');
  });

  it('says how much of a body came, but not when', () => {
    const [{ transfer }] = record.test_keys.control.requests;
    expect(transfer).toMatchObject({ bytes: 65536, headMs: 80 });
    expect(transfer).not.toHaveProperty('points');
  });

  it('puts lookups and requests into OONI’s fields, and controls apart', () => {
    const { queries, requests, control } = record.test_keys;
    expect(queries).toMatchObject([{ failure: 'dns_nxdomain_error', resolver_hostname: 'quad9', t0: 0.01, t: 0.13 }]);
    expect(requests).toMatchObject([
      { request: { url: 'https://signal.org/' }, response: { code: 301 } },
      { failure: 'generic_timeout_error', request: { url: 'wss://signal.org/' }, browser_error: 'net::ERR_TIMED_OUT' },
    ]);
    expect(JSON.stringify(requests[0])).toContain('"failure":null');
    expect(control.requests).toHaveLength(1);
  });

  it('says what each instrument saw if something is in doubt, under OONI’s names for failures', () => {
    expect(record.test_keys.evidence).toMatchObject([
      { says: 'page-unexpected', host: 'signal.org', status: 301, probes: ['https'] },
      { says: 'channel-failed', failure: 'generic_timeout_error', count: 1, tries: 1 },
      { says: 'resolvers-denied', failure: 'dns_nxdomain_error' },
    ]);
  });

  it('uses OONI’s name for a name that leads nowhere public', () => {
    const [first] = observations as readonly [Observation];
    const misled: Observation = {
      ...first,
      probe: 'dns',
      outcome: { kind: 'resolved', exists: true, addressKinds: ['private'] },
    };
    const line = JSON.parse(ooniLines({ round, observations: [first, misled] }, '1.2.3'));
    expect(line.test_keys.evidence).toMatchObject([{}, { says: 'own-lookup-misled', failure: 'dns_bogon_error' }]);
  });

  it.each(failureWords)('has OONI’s word for %s, or says that there is none', (failure) => {
    const failed: Observation = { ...(observations[0] as Observation), outcome: { kind: 'failed', failure } };
    const line = JSON.parse(ooniLines({ round, observations: [failed] }, '1.2.3'));
    expect(v.is(ooniReader, line)).toBe(true);
    const word: string = line.test_keys.requests[0].failure;
    expect(known.includes(word) || word.startsWith('unknown_failure')).toBe(true);
  });
});
