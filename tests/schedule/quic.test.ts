import { describe, expect, it } from 'vitest';
import { judgeNetwork } from '../../src/judge/network.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { quicDue } from '../../src/schedule/quic.ts';
import { controlSubject } from '../../src/schedule/transfer-targets.ts';
import { sampleControls, whatsapp } from '../judge/sample-services.ts';
import { observationOf } from '../platform/records.ts';

const at = Date.UTC(2026, 10, 26, 12);
const answered: Outcome = { kind: 'answered', status: 200, healthy: true };
const silent: Outcome = { kind: 'failed', failure: 'generic_timeout_error' };
const large = {
  url: 'https://www.debian.org/large',
  minBytes: 1_000_000,
  source: { kind: 'memory', where: 'made for tests' },
} as const;
const controls = sampleControls.map((control) => (control.vendor === 'debian' ? { ...control, large } : control));
const whole = makePlan('whole', [whatsapp], controls, seededRandom(1));
const [google, github, wikimedia] = ['google', 'github', 'wikimedia'].map((vendor) => {
  const control = sampleControls.find((one) => one.vendor === vendor && one.class === 'foreign');
  if (!control) throw new Error(`no control of ${vendor}`);
  return { subject: controlSubject(control), host: new URL(control.url).hostname };
});
const web = {
  ...observationOf(at),
  subject: { kind: 'service', service: 'whatsapp', endpoint: 'web', function: 'web' },
};
const own = { subject: web.subject, host: 'web.whatsapp.com' } as Pick<Observation, 'subject' | 'host'>;

const offer = (
  of: Pick<Observation, 'subject' | 'host'> | undefined,
  change: Partial<Observation> = {},
): Observation => ({
  ...observationOf(at),
  probe: 'https',
  tookMs: 200,
  outcome: answered,
  offersHttp3: true,
  ...of,
  ...change,
});
const quic = (of: Pick<Observation, 'subject' | 'host'> | undefined, outcome: Outcome): Observation => ({
  ...offer(of, { probe: 'quic', outcome }),
  offersHttp3: undefined as never,
});
const asked = (seen: readonly Observation[], plan = whole) =>
  quicDue(plan, checkOf(seen)).map((task) => (task.kind === 'quic' ? `${task.host} ${task.attempt}` : task.kind));
const came: Outcome = { kind: 'connected' };

describe('QUIC', () => {
  it('is tried with two comparison sites that offer it, and with no service before one of these succeeds', () => {
    const offers = [offer(google), offer(github), offer(wikimedia), offer(own)];
    expect(asked(offers)).toEqual([`${google?.host} 1`, `${github?.host} 1`]);
    expect(asked([...offers, quic(google, silent), quic(github, silent)])).toEqual([]);
    expect(asked([...offers, quic(google, came), quic(github, came)])).toEqual(['web.whatsapp.com 1']);
  });

  it('is tried with a service a second time if nothing came back, but not if it succeeded', () => {
    const seen = [offer(google), offer(own), quic(google, came)];
    expect(asked([...seen, quic(own, silent)])).toEqual(['web.whatsapp.com 2']);
    expect(asked([...seen, quic(own, silent), quic(own, silent)])).toEqual([]);
    expect(asked([...seen, quic(own, came)])).toEqual([]);
  });

  it('is not tried with hosts that do not offer it', () => {
    expect(asked([{ ...offer(google), offersHttp3: undefined as never }])).toEqual([]);
  });

  it('is tried once with a page that failed twice over TCP, if it works with a comparison site', () => {
    const cut = offer(own, {
      outcome: { kind: 'failed', failure: 'connection_reset' },
      offersHttp3: undefined as never,
    });
    const seen = [offer(google), quic(google, came), cut];
    expect(asked(seen)).toEqual([]);
    expect(asked([...seen, cut])).toEqual(['web.whatsapp.com 1']);
    expect(asked([...seen, cut, quic(own, silent)])).toEqual([]);
    expect(asked([...seen, cut, cut, offer(own)])).toEqual(['web.whatsapp.com 1']);
    expect(asked([offer(google), quic(google, silent), cut, cut])).toEqual([]);
    const quiet = makePlan('quiet', [whatsapp], controls, seededRandom(1));
    expect(asked([...seen, cut], quiet)).toEqual([]);
  });

  it('is not tried if a proxy is known, on a slow line, or by a check that saves data', () => {
    expect(asked([offer(google, { proxied: true })])).toEqual([]);
    expect(asked([offer(google, { tookMs: 1400 })])).toEqual([`${google?.host} 1`]);
    expect(asked([offer(google, { tookMs: 1600 })])).toEqual([]);
    expect(asked([offer(google)], makePlan('data-saver', [whatsapp], controls, seededRandom(1)))).toEqual([]);
  });
});

describe('the connection', () => {
  const because = (...seen: readonly Observation[]) => judgeNetwork(checkOf(seen), { onLine: true }).because;
  const offers = [offer(google), offer(github)];

  it('is said to hold QUIC back if neither of two operators that offer it succeeds', () => {
    expect(because(...offers, quic(google, silent), quic(github, silent))).toContain('quic-held-back');
  });

  it.each<[string, Outcome, Outcome]>([
    ['it came up with one', came, silent],
    ['one refused the handshake', { kind: 'failed', failure: 'ssl_error' }, silent],
    ['the browser gave no name to one failure', { kind: 'failed', failure: 'unknown_failure' }, silent],
  ])('is not said to hold QUIC back if %s', (_, one, other) => {
    expect(because(...offers, quic(google, one), quic(github, other))).not.toContain('quic-held-back');
  });
});
