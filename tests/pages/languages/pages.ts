import type { Page } from 'puppeteer-core';
import { deviceCode } from '../../../src/history/comparison/device-code.ts';
import type { PartResult } from '../../../src/history/comparison/part-result.ts';
import type { FunctionId } from '../../../src/model/function-ids.ts';
import { type Language, languageTag } from '../../../src/model/language.ts';
import { defaultSettings, type Settings } from '../../../src/model/settings.ts';
import type { ServiceVerdict } from '../../../src/model/verdict.ts';
import { blockedBy, verdictOf } from '../fixtures.ts';
import { labelledNetworks } from '../labelled-networks.ts';
import { monthsOfChecks } from '../months.ts';
import { setScene } from '../preview/seed.ts';
import { type Scene, scenes, storedSettings } from '../scenes.ts';

/** A page in a state in which its texts are checked in every language. */
export interface WrittenPage {
  readonly path: string;
  readonly scene: (now: number) => Scene;
  readonly popup: boolean;
  readonly size: { readonly width: number; readonly height: number };
  /** Rows to open, with their evidence. */
  readonly open?: readonly string[];
  /** A selector that matches once everything was read. */
  readonly ready?: string;
  /** What a person types into which field. */
  readonly typed?: { readonly field: string; readonly text: () => string };
}

/** The address of the page contains this time. */
const checkAt = Date.now() - 5 * 60_000;

function oneCheck(): Scene {
  const problems = scenes['problems']?.(checkAt) ?? { rounds: [] };
  return { ...problems, rounds: problems.rounds.map((round) => ({ ...round, at: checkAt })) };
}

const popup = (scene: string, open?: readonly string[]): WrittenPage => ({
  path: 'src/pages/popup/index.html',
  scene: scenes[scene] ?? (() => ({ rounds: [] })),
  popup: open === undefined,
  size: open === undefined ? { width: 380, height: 600 } : { width: 420, height: 1000 },
  ...(open ? { open } : {}),
});

const pressedIn = (scene: string) => scenes[scene]?.(checkAt).press;

/** Results on networks that have labels. */
const withLabelledNetworks = (now: number): Scene => ({
  rounds: [],
  ...scenes['problems']?.(now),
  records: labelledNetworks,
});

/** A messenger is blocked at home and works over mobile data, and the other way round. */
function onTwoNetworks(now: number): Scene {
  const { rounds } = scenes['problems']?.(now) ?? { rounds: [] };
  return {
    rounds: rounds.flatMap((round) => [
      { ...round, at: round.at - 4 * 3_600_000, profile: 'mobile', verdicts: round.verdicts.map(turnedOver) },
      { ...round, profile: 'home' },
    ]),
  };
}

const turnedOver = ({ service, state, at }: ServiceVerdict): ServiceVerdict =>
  state === 'works' ? blockedBy(service, at, 'tls', 'reset') : verdictOf(service, at);

/** What another browser found, some of it as this one, and some of it not. */
function codeOfAnother(): string {
  const works = new Map<FunctionId, PartResult>([
    ['web', 'works'],
    ['messages', 'works'],
  ]);
  const fails = new Map<FunctionId, PartResult>([
    ['web', 'fails'],
    ['messages', 'fails'],
    ['media', 'stalls'],
  ]);
  const services = new Map([
    ['whatsapp', fails],
    ['telegram', works],
    ['signal', works],
    ['botim', works],
  ]);
  return deviceCode({ browser: 'Firefox', kind: 'home', at: Date.now(), whole: false, services });
}

/** One check is of tomorrow, as where the clock was ahead. */
function withOneAhead(now: number): Scene {
  const { rounds } = oneCheck();
  return { rounds: [...rounds, ...rounds.map((round) => ({ ...round, at: now + 24 * 3_600_000 }))] };
}

const dashboard = (route: string, ready: string, scene: (now: number) => Scene = monthsOfChecks): WrittenPage => ({
  path: `src/pages/dashboard/index.html#${route}`,
  scene,
  popup: false,
  size: { width: 1280, height: 900 },
  ready,
});

/** Every page whose texts are checked. A new page needs only a line here. */
export const writtenPages: Readonly<Record<string, WrittenPage>> = {
  ...Object.fromEntries(
    Object.keys(scenes)
      .filter((name) => name !== 'one-blocked-open')
      .map((name) => [`popup-${name}`, popup(name, pressedIn(name) ? [] : undefined)]),
  ),
  'popup-opened': popup('problems', ['whatsapp', 'telegram', 'viber']),
  'popup-evidence': popup('one-blocked-open', ['whatsapp']),
  welcome: {
    path: 'src/pages/welcome/index.html',
    scene: () => ({ rounds: [], granted: false }),
    popup: false,
    size: { width: 1000, height: 900 },
  },
  'dashboard-overview': dashboard('/', '[data-bar]'),
  'dashboard-first-run': dashboard('/', '.example', () => ({ rounds: [], granted: false })),
  'dashboard-service': dashboard('/service/telegram', '.speed-lines polyline'),
  'dashboard-history': dashboard('/history', '[data-round-at]'),
  'dashboard-check': dashboard(`/check/${checkAt}`, '.verdicts > li', oneCheck),
  'dashboard-history-ahead': dashboard('/history', '[data-action="delete-ahead"]', withOneAhead),
  'dashboard-changes': dashboard('/history/changes', '[data-change]'),
  'dashboard-notes': dashboard('/history/notes', '[data-note]'),
  'dashboard-history-empty': dashboard('/history', '.nothing', () => ({ rounds: [], granted: false })),
  'dashboard-nowhere': dashboard('/nowhere', 'main a'),
  'dashboard-settings': dashboard('/settings', '#section-about', withLabelledNetworks),
  'dashboard-settings-advanced': dashboard(
    '/settings/networks',
    // The list of permissions comes last: it is asked of the browser.
    '.advanced[open] [data-action="revoke"]',
    withLabelledNetworks,
  ),
  'dashboard-settings-addresses': dashboard('/settings/addresses', '[data-addresses]', withLabelledNetworks),
  'dashboard-share': dashboard('/share', 'main h1', withLabelledNetworks),
  'dashboard-compare': dashboard('/compare', '.device-code', withLabelledNetworks),
  'dashboard-compare-code': {
    ...dashboard('/compare', '.device-code', onTwoNetworks),
    typed: { field: '[data-field="device-code"]', text: codeOfAnother },
  },
  'dashboard-evidence': dashboard('/evidence', '.proof', withLabelledNetworks),
  'dashboard-help': dashboard('/help', '#section-privacy', withLabelledNetworks),
};

/** The pages of the dashboard that show the history. */
export const routesOfHistory = {
  overview: '/',
  service: '/service/telegram',
  history: '/history',
  changes: '/history/changes',
  notes: '/history/notes',
  share: '/share',
  compare: '/compare',
  evidence: '/evidence',
} as const;

/** Such a page with any history, also none. */
export const pageOfHistory = (route: string, scene: (now: number) => Scene): WrittenPage =>
  dashboard(route, 'main h1', scene);

/** Opens a page and unfolds its rows. */
export async function openWritten(
  page: Page,
  origin: string,
  written: WrittenPage,
  words: Pick<Settings, 'language' | 'latinNumbers'>,
): Promise<void> {
  const scene = written.scene(Date.now());
  const settings = { ...defaultSettings, ...storedSettings(scene), ...words };
  await setScene(page, origin, { ...scene, settings }, written.popup);
  await page.goto(origin + written.path);
  await page.waitForSelector('h1');
  if (written.ready) await page.waitForSelector(written.ready);
  if (written.open) {
    await page.$$eval('details.folded', (lists) => {
      for (const list of lists) list.setAttribute('open', '');
    });
  }
  if (written.typed) {
    const field = await page.waitForSelector(written.typed.field);
    await field?.type(written.typed.text());
    await page.waitForSelector('[data-pair="told"]');
  }
  if (scene.press) {
    await page.$eval(scene.press, (button) => (button as HTMLElement).click());
    await page.waitForSelector('.sheet');
  }
  for (const service of written.open ?? []) {
    // By script: what loads late moves the rows away from under the mouse.
    await page.$eval(`[data-service="${service}"] .row-toggle`, (button) => (button as HTMLElement).click());
    await (await page.waitForSelector(`[data-service="${service}"] .evidence > summary`))?.evaluate((one) =>
      (one as HTMLElement).click(),
    );
    await page.waitForSelector(`[data-service="${service}"] .evidence[open]`);
  }
}

/** Chooses another language on an open page, as the settings of another tab would, and waits for all that it draws again. */
export async function switchLanguage(
  page: Page,
  language: Language,
  { ready }: Pick<WrittenPage, 'ready'> = {},
): Promise<void> {
  const tag = languageTag(language);
  await page.evaluate(`(async () => {
    const { settings } = await browser.storage.local.get('settings');
    await browser.storage.local.set({ settings: { ...settings, language: '${language}' } });
  })()`);
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, {}, tag);
  if (ready) await page.waitForSelector(ready);
  await page.evaluate(nextFrames);
}

/** Charts redraw in the frame after a change. Runs inside the page. */
export async function nextFrames(): Promise<void> {
  for (let frames = 0; frames < 3; frames += 1) await new Promise((done) => requestAnimationFrame(done));
}
