// @vitest-environment happy-dom
import '../../fake-extension.ts';
import decodeQR from 'qr/decode.js';
import { afterEach, describe, expect, test } from 'vitest';
import { services } from '../../../src/catalogue/catalogue.ts';
import type { ComparedCheck } from '../../../src/history/comparison/compared-check.ts';
import { deviceCode, readDeviceCode } from '../../../src/history/comparison/device-code.ts';
import { partResultsOf } from '../../../src/history/comparison/part-result.ts';
import type { ServiceVerdict } from '../../../src/model/verdict.ts';
import { openStore } from '../../../src/platform/store/indexed/indexed-store.ts';
import { fake } from '../../fake-extension.ts';
import { blockedBy, hourMs, minuteMs, roundOf, siteVerdict, verdictOf } from '../fixtures.ts';
import { all, find } from '../open-popup.tsx';
import type { Scene } from '../scenes.ts';
import { closeDashboard, openDashboard, set, textOf } from './open-dashboard.tsx';

const now = Date.now();
const blocked = (at: number) => [blockedBy('telegram', at, 'tls', 'reset'), verdictOf('signal', at)];
const fine = (at: number) => [verdictOf('telegram', at), verdictOf('signal', at)];
const check = (minutesAgo: number, verdicts: (at: number) => ServiceVerdict[], profile = 'home') => {
  const at = now - minutesAgo * minuteMs;
  return roundOf(at, verdicts(at), { profile });
};

async function open(rounds: Scene['rounds'], language?: string): Promise<void> {
  await openDashboard({ rounds }, '/compare', language);
  await expect.poll(() => all('.compare h1 ~ .compared, .compare .nothing').length).toBe(1);
}
afterEach(closeDashboard);

/** The code of another browser that found this. */
function codeOf(verdicts: readonly ServiceVerdict[], change: Partial<ComparedCheck> = {}): string {
  const found = verdicts.map((verdict) => [verdict.service, partResultsOf(verdict)] as const);
  return deviceCode({ browser: 'Firefox', kind: 'home', at: now, whole: true, services: new Map(found), ...change });
}
const type = (code: string) => set('[data-field="device-code"]', code);
const come = (origin: string) => set(`input[value="${origin}"]`, true);
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u2066-\u2069]/g, '');
const sentences = (pair: string) => all(`[data-pair="${pair}"] li`).map((one) => plain(one.textContent));
const limits = () => all('.limits li').map((one) => plain(one.textContent));
const ownCode = () => plain(find('.device-code').textContent).replaceAll(/\s/g, '');

async function storedRounds() {
  const store = await openStore();
  try {
    return await store.roundsSince(0);
  } finally {
    store.close();
  }
}

/** What a camera reads from the picture. */
function decodePicture(): string {
  const size = Number(find('.qr').getAttribute('viewBox')?.split(' ')[2]);
  const dark = find('.qr path').getAttribute('d') ?? '';
  const pixels = 4;
  const width = size * pixels;
  const data = new Uint8Array(width * width * 3).fill(255);
  for (const [, x, y] of dark.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < pixels; row += 1) {
      const start = ((Number(y) * pixels + row) * width + Number(x) * pixels) * 3;
      data.fill(0, start, start + pixels * 3);
    }
  }
  return decodeQR({ width, height: width, data }, { timeLimit: Number.POSITIVE_INFINITY });
}

describe('networks of this browser', () => {
  test('stand side by side, and the conclusion is a sentence', async () => {
    await open([check(60, fine, 'mobile'), check(5, blocked)]);
    expect(all('[data-side]').map((one) => one.dataset['side'])).toEqual(['home', 'mobile']);
    expect(all('[data-service="telegram"] td').map((cell) => cell.textContent)).toEqual(['Fails', 'Works']);
    expect(sentences('mobile false')).toEqual([
      'Telegram: fine on Mobile data, not on Home. That points to that network or its router.',
      "Signal: fine on both. If something still fails in the app, a check can't see it.",
    ]);
  });

  test('are asked for, and for their names, where there is only one', async () => {
    await open([check(5, blocked, 'unknown')]);
    expect(find('[data-action="name-networks"]').getAttribute('href')).toBe('#/settings/networks');
    expect(all('.conclusions, .limits')).toEqual([]);
  });

  test('are not taken for two where one has no name', async () => {
    await open([check(60, fine, 'unknown'), check(5, blocked)]);
    expect(sentences('unknown false')[0]).toMatch(/^Telegram: one of the networks has no name, so both may be one/);
  });

  test('say so where nothing was checked in the last day', async () => {
    await open([check(26 * 60, blocked)]);
    expect(textOf('.nothing')).toContain('nothing in the last day');
    expect(all('textarea, .device-code')).toEqual([]);
  });

  test('say what cannot be concluded: hours between, checks that do not agree, and sites alone', async () => {
    const site = (at: number) => [...fine(at), siteVerdict('botim', at, 'site-only')];
    await open([check(300, site, 'mobile'), check(20, fine), check(5, (at) => [...blocked(at), ...site(at).slice(2)])]);
    expect(limits().join('\n')).toMatch(
      /hours lie between.*How steadily Telegram can be used over Home:.*apps of BOTIM/s,
    );
    expect(all('[data-service="botim"] td').map((cell) => cell.textContent)).toEqual(['Site answers', 'Site answers']);
  });
});

describe('a code', () => {
  test('of this browser is digits for the first messengers, those that fail first, and none that the person added', async () => {
    const own = (at: number) => [...fine(at), verdictOf('custom-1a2b3c', at), blockedBy('discord', at, 'tls', 'reset')];
    await open([check(5, own)]);
    const read = readDeviceCode(
      ownCode(),
      services.map(({ id }) => id),
      now,
    );
    expect(read).toMatchObject({ browser: 'Chromium', kind: 'home', hasUnknown: false });
    expect(read && 'services' in read && [...read.services.keys()]).toEqual(['discord', 'telegram', 'signal']);
  });

  test('of this browser is in the picture too', async () => {
    await open([check(5, blocked)]);
    expect(decodePicture()).toBe(ownCode().replaceAll(/\d{6}(?=\d)/g, '$& '));
  });

  test('is marked as such in the table, in sentences and in limits', async () => {
    await open([check(5, blocked)]);
    await type(codeOf(fine(now)));
    await come('this-device');
    expect(textOf('[data-side="told"] bdi')).toBe('By code: Firefox, Home');
    expect(all('[data-told]').map((cell) => cell.textContent)).toEqual(['Works', 'Works']);
    expect(sentences('told')[0]).toMatch(
      /^Telegram: on the same line fine in the other one \(Firefox, by code\), not in this browser \(Chrome or similar\)\. This network treats browsers differently/,
    );
    expect(limits()[0]).toContain('It is not kept');
  });

  test.each([
    [
      'this-line',
      codeOf(blocked(now)),
      /^Telegram: failing on both\. That points to the line, the country, or the service\.$/,
    ],
    ['this-line', codeOf(fine(now), { browser: 'Chromium' }), /points to one of the devices: a filter/],
    ['elsewhere', codeOf(fine(now)), /points to one of the networks or one of the devices/],
    ['unknown', codeOf(fine(now)), /Say where the code comes from/],
  ])('from %s changes what %s points to', async (origin, code, said) => {
    await open([check(5, blocked)]);
    await type(code);
    await come(origin);
    expect(sentences('told')[0]).toMatch(said);
  });

  test('from another kind of network is taken to be from another line', async () => {
    await open([check(5, blocked)]);
    await type(codeOf(blocked(now), { kind: 'mobile' }));
    expect(find<HTMLInputElement>('input[value="elsewhere"]').checked).toBe(true);
    expect(textOf('[data-case="everywhere"]')).toContain('points to the country or the service');
  });

  test.each([
    ['hello', /has only digits, and this has "h"/],
    ['123456 123456', /groups of six digits/],
    ['189000 160593 105517 566277', /do not belong together/],
    [codeOf(fine(now), { at: now - 30 * hourMs }), /more than a day old/],
    [codeOf(fine(now), { at: now + 3 * hourMs }), /dated ahead/],
  ])('is refused where it is %s, with the reason', async (typed, reason) => {
    await open([check(5, blocked)]);
    await type(typed);
    expect(textOf('.code-refused')).toMatch(reason);
    expect(all('[data-told], fieldset, .conclusions')).toEqual([]);
  });

  test('is stored nowhere, and changes no verdict', async () => {
    await open([check(5, blocked)]);
    const before = JSON.stringify([fake.values, await storedRounds()]);
    await type(codeOf(fine(now)));
    await come('elsewhere');
    expect(sentences('told')).toHaveLength(2);
    expect(JSON.stringify([fake.values, await storedRounds()])).toBe(before);
    location.hash = '/';
    await expect.poll(() => all('[data-bar="telegram"]').length).toBe(1);
    location.hash = '/compare';
    await expect.poll(() => all('textarea').length).toBe(1);
    expect(find<HTMLTextAreaElement>('textarea').value).toBe('');
  });
});
