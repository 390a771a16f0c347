import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { isCutTooSoon } from '../../../src/measure/endpoints/cut-too-soon.ts';
import type { Failure } from '../../../src/model/failures.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { telegram } from '../../judge/sample-services.ts';
import { control, tryAt } from '../../judge/sample-tries.ts';

const { host } = tryAt(telegram, 'web');

/** Replies, and handshakes that end between them, alternately. */
function seen(
  repliesMs: readonly number[],
  cutsMs: readonly number[],
  failure: Failure = 'connection_reset',
): Observation[] {
  const at = (index: number) => 1000 * index;
  const replies = repliesMs.map((tookMs, index) =>
    tryAt(telegram, 'web', { probe: 'own-address-reply', at: at(2 * index), tookMs, outcome: { kind: 'connected' } }),
  );
  const cuts = cutsMs.map((tookMs, index) =>
    tryAt(telegram, 'web', {
      probe: 'handshake',
      at: at(2 * index + 1),
      tookMs,
      outcome: { kind: 'failed', failure },
    }),
  );
  return [...replies, ...cuts];
}

const isShown = (observations: readonly Observation[]) => isCutTooSoon(host, checkOf(observations));

/** With a round trip of 100 ms, and somebody 10 ms away. */
const replies = [402, 408, 405, 410, 403] as const;
const soon = [221, 226, 224, 225] as const;

describe('handshakes that are cut off', () => {
  it.each<Failure>(['connection_reset', 'eof_error'])(
    'show somebody on the way if they end sooner than their address replies (%s)',
    (failure) => {
      expect(isShown(seen(replies, soon, failure))).toBe(true);
    },
  );

  it('show nothing if they take as long as a reply, as those of a server do', () => {
    expect(isShown(seen(replies, [400, 403, 401, 402]))).toBe(false);
  });

  it('show nothing if the rest of the way would take less than a fifth of a round trip', () => {
    expect(isShown(seen(replies, [221, 226, 355, 224]))).toBe(true);
    expect(isShown(seen(replies, [221, 363, 363, 224]))).toBe(false);
  });

  it('show nothing if a round trip takes less than 40 ms', () => {
    expect(isShown(seen([160, 161, 162, 163, 164], [90, 91, 92, 93]))).toBe(true);
    expect(isShown(seen([159, 160, 161, 162, 163], [90, 91, 92, 93]))).toBe(false);
  });

  it('show nothing if two of them do not end too soon, or one is not cut off', () => {
    expect(isShown(seen(replies, [402, 226, 402, 224]))).toBe(false);
    expect(isShown([...seen(replies, soon), ...seen([], [221], 'generic_timeout_error')])).toBe(false);
  });

  it('show nothing if fewer than four lie between two replies', () => {
    expect(isShown(seen(replies, soon.slice(1)))).toBe(false);
    expect(isShown(seen(replies.slice(1), soon))).toBe(false);
    expect(isShown(seen([], soon))).toBe(false);
  });

  it('show nothing if all replies but one differ by as much as they are later, as on a busy device', () => {
    expect(isShown(seen([402, 408, 575, 405, 900], soon))).toBe(true);
    expect(isShown(seen([402, 408, 580, 405, 900], soon))).toBe(false);
  });

  it('show nothing if an address does not reply at all', () => {
    const silent = seen(replies, soon).map(
      (o): Observation =>
        o.probe === 'handshake' ? o : { ...o, outcome: { kind: 'failed', failure: 'generic_timeout_error' } },
    );
    expect(isShown(silent)).toBe(false);
  });

  it('show nothing if a proxy is suspected, or this device itself answers', () => {
    const beside = (change: Partial<Observation>) => [{ ...control('one'), ...change }, ...seen(replies, soon)];
    expect(isShown(beside({}))).toBe(true);
    expect(isShown(beside({ proxied: true }))).toBe(false);
    expect(isShown(beside({ addressKind: 'loopback' }))).toBe(false);
  });
});

describe('handshakes that are timed beside their connections, as in Firefox', () => {
  type Timed = readonly [tcpMs: number, tlsMs: number];

  /** Tries at the host, each a second after the one before. */
  const timed = (...cuts: readonly Timed[]) =>
    cuts.map(([tcpMs, tlsMs], index) =>
      tryAt(telegram, 'web', {
        at: 1000 * index,
        outcome: { kind: 'failed', failure: 'connection_reset' },
        handshakeCut: { tcpMs, tlsMs },
      }),
    );
  const controlWith = (...[tcpMs, tlsMs]: Timed): Observation => ({
    ...control('one'),
    probe: 'https',
    stages: { dnsMs: 0, tcpMs, tlsMs, firstByteMs: tcpMs },
  });
  const usual = [controlWith(90, 105), controlWith(92, 98), controlWith(130, 95)];
  const isShownBeside = (...cuts: readonly Timed[]) => isShown([...usual, ...timed(...cuts)]);

  it('show somebody on the way if each ends within half of a round trip', () => {
    expect(isShownBeside([90, 12], [95, 40])).toBe(true);
    expect(isShownBeside([90, 12], [95, 46])).toBe(false);
  });

  it('show nothing if they take as long as their connections, as those of a server do', () => {
    expect(isShownBeside([90, 91], [95, 94], [92, 103])).toBe(false);
  });

  it('show nothing if one connection alone took long, as where its first packet was lost', () => {
    expect(isShownBeside([1090, 91], [95, 92])).toBe(false);
  });

  it('show nothing if somebody nearby accepts connections', () => {
    expect(isShownBeside([6, 175], [5, 174])).toBe(false);
    expect(isShownBeside([59, 5], [90, 5])).toBe(false);
  });

  it('show nothing if only one was timed, which may be recorded twice', () => {
    const [one] = timed([90, 12]);
    expect(isShown([...usual, ...timed([90, 12])])).toBe(false);
    expect(isShown([...usual, ...(one ? [one, { ...one, probe: 'handshake' as const }] : [])])).toBe(false);
  });

  it('show nothing where connections with controls take longer than their handshakes too, or none is known', () => {
    const delayed = [controlWith(180, 95), controlWith(170, 90), controlWith(90, 92)];
    expect(isShown([...delayed, ...timed([180, 80], [180, 80])])).toBe(false);
    expect(isShown(timed([90, 12], [95, 12]))).toBe(false);
  });

  it('are not compared with controls over plain http', () => {
    const plain = [1, 2, 3, 4].map((): Observation => ({ ...controlWith(90, 0), probe: 'http' }));
    expect(isShownBeside([90, 12], [95, 12])).toBe(true);
    expect(isShown([...plain, ...usual, ...timed([90, 12], [95, 12])])).toBe(true);
  });

  it('show nothing if a proxy is suspected', () => {
    expect(isShown([{ ...control('two'), proxied: true }, ...usual, ...timed([90, 12], [95, 12])])).toBe(false);
  });
});
