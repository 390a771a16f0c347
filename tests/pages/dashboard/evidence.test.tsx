// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { blockedBy, hourMs, minuteMs, observationOf, roundOf, verdictOf } from '../fixtures.ts';
import { labelledNetworks } from '../labelled-networks.ts';
import { all, find, press } from '../open-popup.tsx';
import { catchFiles, closeDashboard, openDashboard, set, textOf } from './open-dashboard.tsx';

const at = Date.now() - minuteMs;
const longAgo = at - 30 * 24 * hourMs;
const scene = {
  rounds: [
    roundOf(longAgo, [verdictOf('telegram', longAgo)]),
    roundOf(at - 2 * hourMs, [blockedBy('telegram', at - 2 * hourMs, 'tls', 'reset')], { profile: 'network-home' }),
    roundOf(at, [blockedBy('telegram', at, 'tls', 'reset'), verdictOf('signal', at)], { profile: 'network-home' }),
  ],
  observations: [observationOf('telegram', at)],
  records: labelledNetworks,
};

let files: Map<string, Promise<ArrayBuffer>>;

beforeEach(async () => {
  files = catchFiles((file) => file.arrayBuffer());
  await openDashboard(scene, '/evidence');
  await expect.poll(() => all('.proof').length, { timeout: 10_000 }).toBe(1);
});
afterEach(closeDashboard);

/** The figures or the records, out of the file that has both. */
async function saved(what: 'figures' | 'records'): Promise<string> {
  await press('[data-action="save-records"]');
  await expect.poll(() => files.size).toBe(1);
  const [[name, file] = ['', Promise.resolve(new ArrayBuffer())]] = [...files];
  expect(name).toMatch(/^reachable-records-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.zip$/);
  const unpacked = Object.entries(unzipSync(new Uint8Array(await file)));
  expect(unpacked.map(([inside]) => inside.replaceAll(/\d/g, '0'))).toEqual([
    'reachable-figures-0000-00-00-0000-00-00.json',
    'reachable-records-0000-00-00-0000-00-00.json',
  ]);
  return new TextDecoder().decode(unpacked.find(([inside]) => inside.includes(what))?.[1]);
}

describe('the page of evidence', () => {
  test('says of each messenger how often it was found how, in the last seven days', () => {
    expect(textOf('[data-service="telegram"]')).toMatch(/Telegram.*Blocked \(.*2 of 2/);
    expect(textOf('[data-service="signal"]')).toMatch(/Signal.*Works.*1 of 1/);
  });

  test('begins with a finding that can be quoted, and counts in how many checks other sites answered', () => {
    const [lead = '', ...others] = all('.proof-leads p').map(({ textContent }) =>
      textContent.replaceAll(/[\u2066-\u2069]/g, ''),
    );
    expect(lead).toMatch(/^.+: Telegram did not open here in 2 of 2 checks\. Other sites answered in 2 of 2\.$/);
    expect(others).toEqual([]);
  });

  test('has place and provider as the person types them, and guesses neither', async () => {
    expect(textOf('.proof dl')).not.toContain('Place');
    await set('[data-field="proof-place"]', ' Kazan\u202e ');
    await set('[data-field="proof-provider"]', 'Example Telecom');
    expect(textOf('.proof dl')).toMatch(/PlaceKazanProvider.*Example Telecom/);
    const file = JSON.parse(await saved('figures'));
    expect([file.place, file.provider]).toEqual(['Kazan', 'Example Telecom']);
  });

  test('is of the days that were chosen', async () => {
    await set('[data-field="proof-first"]', new Date(longAgo - 24 * hourMs).toISOString().slice(0, 10));
    await expect.poll(() => all('.proof').length, { timeout: 10_000 }).toBe(1);
    expect(textOf('[data-service="telegram"]')).toMatch(/2 of 3.*1 of 3/);
  });

  test('names no network until the person ticks that', async () => {
    expect(textOf('.proof')).not.toContain('Home');
    expect(textOf('.proof')).toContain('Network 1: 2 checks');
    await set('[data-action="proof-name-networks"]', true);
    await expect.poll(() => all('.proof').length, { timeout: 10_000 }).toBe(1);
    expect(textOf('.proof')).toContain('Home: 2 checks');
  });

  test('says what it does not prove, and the sum of the records', () => {
    expect(textOf('.proof-limits')).toContain('It does not show who or what makes something fail');
    expect(textOf('.proof-sum')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is printed by the dialog of the browser, from a copy without scripts and own links', async () => {
    const print = vi.fn();
    vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue({
      print,
    } as unknown as Window);
    for (const times of [1, 2]) {
      await press('[data-action="print"]');
      await expect.poll(() => print.mock.calls.length).toBe(times);
    }
    expect(all('.printed-copy')).toHaveLength(1);
    const printed = find<HTMLIFrameElement>('.printed-copy').srcdoc;
    expect(printed).toContain('What this does not prove');
    expect(printed).not.toMatch(/<script|<iframe|href="[^h]/);
  });

  test('is saved as a file that the published schema accepts, with the same sum and the same limits', async () => {
    const text = await saved('figures');
    const schema = JSON.parse(readFileSync('schemas/evidence-1.json', 'utf8'));
    const file = JSON.parse(text);
    expect(new Ajv({ strict: false, formats: { 'date-time': true } }).validate(schema, file)).toBe(true);
    expect(file.records.sha256).toBe(textOf('.proof-sum'));
    expect(file.doesNotProve).toEqual(all('.proof-limits li').map(({ textContent }) => textContent));
    expect(text).not.toContain('Home');
  });

  test('gives the records away that its sums are of, without the names of networks', async () => {
    const text = await saved('records');
    expect(text.split('\n').filter((line) => line.startsWith('{"kind":"round"'))).toHaveLength(2);
    expect(text).not.toContain('"label":"Home"');
  });

  test('says that there is nothing, where no check is kept', async () => {
    for (const field of ['first', 'last']) await set(`[data-field="proof-${field}"]`, '2026-01-02');
    await expect.poll(() => all('.nothing').length, { timeout: 10_000 }).toBe(1);
    expect(find('.nothing').textContent).toContain('No check of this time is kept.');
    expect(find('.nothing a').getAttribute('href')).toBe('#/');
    expect(all('[data-action="print"]')).toEqual([]);
  });
});
