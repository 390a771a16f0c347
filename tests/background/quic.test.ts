import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DnsAndTcp, OwnAnswer } from '../../src/background/round/dns-and-tcp.ts';
import { lookForQuic } from '../../src/background/round/run-task.ts';
import { fakeEvents } from '../probe/fake-events.ts';
import { contextOf } from '../probe/probing.ts';

beforeEach(() => {
  class Session {
    readonly ready = Promise.reject(new Error('Opening handshake failed.'));
    readonly closed = this.ready;
  }
  vi.stubGlobal('WebTransport', Session);
});
afterEach(() => void vi.unstubAllGlobals());

const leadingTo = (answer: OwnAnswer): DnsAndTcp => ({
  distinguishesNxdomain: false,
  lookUp: async () => answer,
  connect: async () => 'not-visible-here',
});
const refused = contextOf({ events: fakeEvents({ error: 'net::ERR_CONNECTION_REFUSED' }) });
const cameUp = contextOf({ events: fakeEvents({ error: 'net::ERR_METHOD_NOT_SUPPORTED' }) });

describe('QUIC that does not come up', () => {
  it('counts if the name leads to an IPv4 address', async () => {
    const { outcome } = await lookForQuic('web.example', leadingTo(['192.0.2.1']), refused);
    expect(outcome).toEqual({ kind: 'failed', failure: 'connection_refused' });
  });

  it.each<[string, OwnAnswer]>([
    ['an IPv6 address, since pages find another way', ['2001:db8::1']],
    ['a place that cannot be seen', 'not-visible-here'],
    ['nothing', []],
  ])('shows nothing if the name leads to %s', async (_, answer) => {
    const { outcome } = await lookForQuic('web.example', leadingTo(answer), refused);
    expect(outcome).toEqual({ kind: 'failed', failure: 'unknown_failure' });
  });

  it('needs no lookup if it came up', async () => {
    const { outcome } = await lookForQuic('web.example', leadingTo(['2001:db8::1']), cameUp);
    expect(outcome).toEqual({ kind: 'connected' });
  });
});
