import { afterEach, describe, expect, it } from 'vitest';
import { openOoni } from '../../publisher/ooni.ts';
import { startOoni } from './ooni-server.ts';
import { today } from './sample-parts.ts';

const now = Date.UTC(2026, 10, 25, 6);
const hour = 60 * 60 * 1000;
const { signal } = new AbortController();

let stop: (() => Promise<unknown>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function ooniThat(answer?: string) {
  const server = await startOoni(answer);
  stop = server.stop;
  const warnings: string[] = [];
  const ooni = openOoni({ api: server.api, pause: 0, signal, warn: (message) => warnings.push(message) });
  return { ooni, warnings, asked: server.asked };
}

describe("OONI's figures", () => {
  it('are fetched for all countries at once, with one request for each of its tests', async () => {
    const { ooni, asked } = await ooniThat();
    await ooni.read(now);
    expect(asked.map((url) => url.searchParams.get('test_name'))).toEqual([
      'whatsapp',
      'telegram',
      'signal',
      'facebook_messenger',
    ]);
    expect(asked[0]?.search).toBe(
      '?test_name=whatsapp&since=2026-11-18&until=2026-11-26&axis_x=measurement_start_day&axis_y=probe_cc',
    );
  });

  it('are sorted by country, service and day', async () => {
    const { ooni } = await ooniThat();
    const world = await ooni.read(now);
    expect([...world.keys()]).toEqual(['RU', 'TR']);
    expect(world.get('RU')?.get('messenger')?.[1]).toEqual({
      day: today,
      n: 131,
      anomaly: 118,
      confirmed: 0,
      ok: 11,
      failure: 2,
    });
  });

  it('are fetched again only after six hours', async () => {
    const { ooni, asked } = await ooniThat();
    await ooni.read(now);
    await ooni.read(now + 5.9 * hour);
    expect(asked).toHaveLength(4);
    await ooni.read(now + 6 * hour);
    expect(asked).toHaveLength(8);
  });

  it.each([
    ['no JSON', 'busy'],
    ['another form', '{"result":[{"probe_cc":"RU"}]}'],
  ])('stay the same if the answer is %s', async (_what, answer) => {
    const { ooni, warnings } = await ooniThat(answer);
    expect([...(await ooni.read(now))]).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  it('stay the same if nobody answers', async () => {
    const { ooni, warnings, asked } = await ooniThat();
    const world = await ooni.read(now);
    await stop?.();
    stop = undefined;
    expect(await ooni.read(now + 7 * hour)).toBe(world);
    expect(warnings[0]).toContain('OONI did not answer');
    expect(asked).toHaveLength(4);
  });

  it('are empty if they are switched off', async () => {
    const ooni = openOoni({ api: undefined, signal, warn: () => undefined });
    expect([...(await ooni.read(now))]).toEqual([]);
  });
});
