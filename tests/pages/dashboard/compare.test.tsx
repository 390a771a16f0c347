// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { blockedBy, minuteMs, roundOf, verdictOf } from '../fixtures.ts';
import { all, find, press } from '../open-popup.tsx';
import { catchFiles, closeDashboard, openDashboard, set, textOf } from './open-dashboard.tsx';

const at = Date.now() - minuteMs;
const scene = { rounds: [roundOf(at, [blockedBy('telegram', at, 'tls', 'reset'), verdictOf('signal', at)])] };
const code = () => find<HTMLTextAreaElement>('textarea[readonly]').value;

beforeEach(async () => {
  await openDashboard(scene, '/compare');
  await expect.poll(() => all('textarea')).toHaveLength(2);
});
afterEach(closeDashboard);

describe('the page that compares two devices', () => {
  test('has the check of this device as text, and as a file', async () => {
    expect(code()).toMatch(/^Reachable check 1\n.*Z online\ntelegram web=blocked messages=blocked/);
    const files = catchFiles();
    await press('[data-action="save-check"]');
    expect(await files.get('reachable-check.txt')).toBe(code());
  });

  test('says that both see the same, and what that points to', async () => {
    await set('[data-field="their-check"]', code());
    expect(textOf('.compared')).toMatch(/^Both devices see the same: 6 of 6 points.*probably not this device/);
    expect(all('.compared .quiet')).toEqual([]);
  });

  test('names only what differs', async () => {
    const theirs = code().replace('telegram web=blocked messages=blocked', 'telegram web=blocked messages=works');
    await set('[data-field="their-check"]', theirs);
    expect(all('.compared tbody tr').map((row) => row.textContent.replaceAll(/[\u2066-\u2069]/g, ''))).toEqual([
      'Telegram: messagesBlockedWorks',
    ]);
    expect(textOf('.compared')).toContain('points to one of the devices');
  });

  test('says why a text cannot be used', async () => {
    await set('[data-field="their-check"]', 'hello');
    expect(textOf('.compare-refused')).toContain('not the text of a check');
    await set('[data-field="their-check"]', code().replace('=blocked', '=gone'));
    expect(textOf('.compare-refused')).toBe('Line 3 cannot be read. Copy the whole text again.');
  });
});
