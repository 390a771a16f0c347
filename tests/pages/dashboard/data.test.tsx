// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { settingsFile } from '../../../src/history/export/settings-file.ts';
import type { CustomService } from '../../../src/model/custom-service.ts';
import { draftCustomService } from '../../../src/model/own-address.ts';
import { defaultSettings, type Settings } from '../../../src/model/settings.ts';
import { DeleteResults } from '../../../src/pages/dashboard/settings/data/delete-results.tsx';
import { SettingRows } from '../../../src/pages/dashboard/settings/setting-rows.tsx';
import { Files } from '../../../src/pages/dashboard/settings/settings.tsx';
import { problem } from '../../../src/pages/shared/current/actions.ts';
import { view } from '../../../src/pages/shared/current/state.ts';
import { callsOf, fake } from '../../fake-extension.ts';
import { roundOf } from '../fixtures.ts';
import { labelledNetworks } from '../labelled-networks.ts';
import { all, find } from '../open-popup.tsx';
import { type Scene, scenes } from '../scenes.ts';
import { choose, click, closePage, give, openPage, type } from './open-page.tsx';

function Page() {
  const settings = view.value?.settings;
  return (
    settings && (
      <>
        <SettingRows where="data" settings={settings} />
        <DeleteResults settings={settings} />
        <Files settings={settings} />
      </>
    )
  );
}

const open = (change: Partial<Scene> = {}) =>
  openPage(<Page />, {
    rounds: [],
    ...scenes['all-works']?.(Date.now()),
    records: labelledNetworks,
    ...change,
  });
const asked = () => callsOf('sendMessage') as { request: string; ask: Record<string, unknown> }[];
const plain = (text: string | null) => text?.replaceAll(/[\u2066-\u2069]/g, '') ?? '';
const stored = () => fake.values['settings'];

let saved: { readonly name: string; readonly file: Blob }[];

beforeEach(() => {
  saved = [];
  HTMLDialogElement.prototype.showModal = vi.fn(function (this: HTMLDialogElement) {
    this.open = true;
  });
  let file: Blob;
  URL.createObjectURL = (blob) => {
    file = blob as Blob;
    return 'blob:file';
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, file });
  };
});
afterEach(closePage);

async function exported(): Promise<string> {
  const before = saved.length;
  await click('[data-action="export"]');
  await expect.poll(() => saved.length).toBe(before + 1);
  return (await saved.at(-1)?.file.text()) ?? '';
}

describe('an export', () => {
  test('leaves out network labels unless the person wants them', async () => {
    await open();
    const text = await exported();
    expect(saved[0]?.name).toMatch(/^reachable-history-\d{4}-\d\d-\d\d\.json$/);
    expect(text).toContain('"kind":"round"');
    expect(text).not.toContain('"Home"');
    await click('[data-action="export-without-names"]');
    expect(await exported()).toContain('"Home"');
  });

  test('can be CSV for spreadsheets', async () => {
    await open();
    await choose('[data-action="export-form"]', 'csv');
    expect(await exported()).toContain('round_start,round_end');
    expect(saved[0]?.name).toMatch(/\.csv$/);
  });

  test('can be limited to one messenger, one network and some days', async () => {
    await open();
    await choose('[data-action="export-service"]', 'signal');
    const ofSignal = await exported();
    expect(ofSignal).toContain('"service":"signal"');
    expect(ofSignal).not.toContain('"service":"telegram"');
    await choose('[data-action="export-network"]', 'network-home');
    expect(await exported()).not.toContain('"kind":"round"');
    await choose('[data-action="export-network"]', '');
    await choose('[data-action="export-days"]', '7');
    expect(await exported()).toContain('"kind":"round"');
  });
});

describe('an import', () => {
  test('says what it would add, and adds it after a second click', async () => {
    await open();
    const text = await exported();
    await open({ rounds: [], records: [] });
    fake.answer = { ok: { added: 4, known: 0 } };
    await give('[data-action="import"]', text);
    await expect.poll(() => all('.summary li').map((line) => line.textContent)[0]).toBe('1 new check');
    expect(asked()).toEqual([]);
    await click('[data-action="import-confirm"]');
    await expect.poll(() => document.body.textContent).toContain('4 entries were added.');
    const kinds = asked().flatMap(({ ask }) => (ask['records'] as { kind: string }[]).map(({ kind }) => kind));
    expect(kinds).toEqual(['network', 'network', 'network', 'round']);
  });

  test('offers nothing to add when the file has nothing new', async () => {
    await open();
    await give('[data-action="import"]', await exported());
    await expect.poll(() => all('.summary').length).toBe(1);
    expect(find('.summary').textContent).toContain('There is nothing new in this file.');
    expect(all('[data-action="import-confirm"]')).toEqual([]);
  });

  test('is refused with the number of the wrong line', async () => {
    await open();
    const text = (await exported()).replace('"kind":"round"', '"kind":"sound"');
    await give('[data-action="import"]', text);
    await expect.poll(() => all('[role="alert"]').length).toBe(1);
    const line = text.split('\n').findIndex((one) => one.includes('"sound"')) + 1;
    expect(find('[role="alert"]').textContent).toContain(`Nothing was added. Line ${line}.`);
    expect(asked()).toEqual([]);
  });

  test('names and counts what is dated later than now, and leaves it out', async () => {
    const year = new Date().getFullYear();
    await open();
    const text = (await exported()).replaceAll(`"at":"${year}-`, `"at":"${year + 5}-`);
    await open({ rounds: [], records: [] });
    await give('[data-action="import"]', text);
    await expect.poll(() => all('.summary').length).toBe(1);
    expect(plain(find('.summary').textContent)).toContain('dated later than now, and not taken in: 1 check');
    expect(plain(find('.summary').textContent)).toContain('0 new checks');
  });

  test('names the messengers in the file', async () => {
    await open();
    await give('[data-action="import"]', await exported());
    await expect.poll(() => all('.summary').length).toBe(1);
    expect(plain(find('.summary').textContent)).toContain('checked: Discord, MAX');
  });

  test('says that only the newest checks are kept in "leave no trace"', async () => {
    await open();
    const text = await exported();
    await open({ settings: { ...defaultSettings, leaveNoTrace: true } });
    await give('[data-action="import"]', text);
    await expect.poll(() => all('.summary').length).toBe(1);
    expect(find('.summary').textContent).toContain('only the newest checks of this are kept');
  });

  test('says why the history cannot be read', async () => {
    await open();
    const text = await exported();
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('no', 'QuotaExceededError');
      },
    } as unknown as IDBFactory;
    await give('[data-action="import"]', text);
    await expect.poll(() => all('[role="alert"]').length).toBe(1);
    expect(find('[role="alert"]').textContent).toContain('The storage of this browser is full');
  });

  test('of a file from another program is refused with an explanation', async () => {
    await open();
    await give('[data-action="import"]', '{"a": 1}');
    await expect.poll(() => all('[role="alert"]').length).toBe(1);
    expect(find('[role="alert"]').textContent).toContain('This is not a file of Reachable');
  });
});

describe('a file of settings', () => {
  const theirs = {
    ...defaultSettings,
    services: ['signal'],
    background: true,
    everyMinutes: 60,
    theme: 'dark',
  } as const;

  test('is saved without results', async () => {
    await open({ settings: theirs });
    await click('[data-action="export-settings"]');
    expect(saved.map(({ name }) => name)).toEqual(['reachable-settings.json']);
    expect(JSON.parse((await saved[0]?.file.text()) ?? '').settings).toMatchObject({ services: ['signal'] });
  });

  test('shows what it would set, and replaces the settings after a second click', async () => {
    await open({ settings: { ...defaultSettings, keepDays: 30 } });
    await give('[data-action="import-settings"]', settingsFile(theirs, Date.now()));
    await expect.poll(() => all('.summary').length).toBe(1);
    expect(find('.summary').textContent).toContain('Checked: Signal');
    expect(find('.summary').textContent).toContain('Background checks every hour');
    expect(stored()).toMatchObject({ keepDays: 30 });
    await click('[data-action="settings-confirm"]');
    expect(stored()).toMatchObject({ ...theirs, keepDays: 90 });
  });

  test('shows what it would switch off, remove, rename, add and change before anything is', async () => {
    const own = (name: string, address: string) => {
      const drafted = draftCustomService({ name, address }, '2026-11-25', []);
      if (!drafted.accepted) throw new Error(drafted.refusal);
      return drafted.custom;
    };
    const [kept, gone] = [own('Work', 'work.example.org'), own('Club', 'club.example.org')];
    const ticked = own('Shop', 'shop.example.org:8443');
    const present: Settings = {
      ...defaultSettings,
      services: ['telegram', 'signal', kept.id, gone.id, ticked.id],
      leaveNoTrace: true,
      notify: true,
      custom: [kept, gone, ticked],
    };
    await open({ settings: present });
    const custom: CustomService[] = [
      { ...kept, name: 'Bank' },
      { ...ticked, anyAnswer: true },
      own('Mail', 'collector.example.org'),
    ];
    const given: Settings = { ...theirs, services: custom.map(({ id }) => id), muted: ['signal'], custom };
    await give('[data-action="import-settings"]', settingsFile(given, Date.now()));
    await expect.poll(() => all('.summary').length).toBe(1);
    expect(all('.summary li').map(({ textContent }) => plain(textContent))).toEqual([
      'Checked: Bank (work.example.org), Shop (shop.example.org:8443), and Mail (collector.example.org)',
      'Background checks every hour',
      'Switches off: Telegram, Signal, Notifications, and Leave no trace',
      'Removes: Club (club.example.org)',
      'Adds: Mail (collector.example.org)',
      'Switches on: Background checks',
      'Changes: Shop (shop.example.org:8443), How often, Tell me about, and Colours',
      'Renames Work (work.example.org) to Bank (work.example.org)',
    ]);
    expect(stored()).toEqual(present);
  });

  test('refuses a file in which another address has the name of a known messenger', async () => {
    const drafted = draftCustomService({ name: 'Telegram', address: 'collector.example.org' }, '2026-11-25', []);
    if (!drafted.accepted) throw new Error(drafted.refusal);
    await open();
    const { custom } = drafted;
    const given = settingsFile({ ...defaultSettings, services: [custom.id], custom: [custom] }, Date.now());
    await give('[data-action="import-settings"]', given);
    await expect.poll(() => all('[role="alert"]').length).toBe(1);
    expect(find('[role="alert"]').textContent).toContain('has a name like one in the list');
    expect(all('.summary')).toEqual([]);
  });

  test('warns if it would delete older checks', async () => {
    const giveOne = async (now: Settings['keepDays'], theirDays: Settings['keepDays']) => {
      await open({ settings: { ...defaultSettings, keepDays: now } });
      await give('[data-action="import-settings"]', settingsFile({ ...theirs, keepDays: theirDays }, Date.now()));
      await expect.poll(() => all('.summary').length).toBe(1);
      return find('.summary').textContent;
    };
    expect(await giveOne('forever', 30)).toContain('Checks older than 30\u00a0days will be deleted');
    expect(await giveOne(365, 90)).toContain('Checks older than 90\u00a0days will be deleted');
    expect(await giveOne(90, 90)).not.toContain('deleted');
    expect(await giveOne(30, 'forever')).not.toContain('deleted');
  });

  test('leaves it to the background to switch "Leave no trace", and changes nothing where that fails', async () => {
    await open();
    const before = stored();
    await give('[data-action="import-settings"]', settingsFile({ ...theirs, leaveNoTrace: true }, Date.now()));
    await expect.poll(() => all('.summary').length).toBe(1);
    fake.answer = { error: 'the worker is gone' };
    await click('[data-action="settings-confirm"]');
    expect(stored()).toEqual(before);
    fake.answer = { ok: 'chosen' };
    await click('[data-action="settings-confirm"]');
    expect(asked().at(-1)).toEqual({ request: 'leaveNoTrace', ask: { on: true } });
    expect(stored()).toMatchObject({ services: ['signal'], leaveNoTrace: false });
  });

  test('switches notifications on only if the browser allows them already', async () => {
    for (const granted of [true, false]) {
      await open({ granted });
      await give('[data-action="import-settings"]', settingsFile({ ...theirs, notify: true }, Date.now()));
      await expect.poll(() => all('.summary').length).toBe(1);
      await click('[data-action="settings-confirm"]');
      expect(stored()).toMatchObject({ services: ['signal'], notify: granted });
    }
  });

  test('is refused if it is not a file of settings', async () => {
    await open();
    await give('[data-action="import-settings"]', 'no');
    await expect.poll(() => all('[role="alert"]').length).toBe(1);
  });
});

describe('deleting', () => {
  async function confirm(action: string): Promise<void> {
    await click(`[data-action="${action}"]`);
    expect(asked()).toEqual([]);
    fake.answer = { ok: 'deleted' };
    await click('dialog[open] [data-action="delete-confirm"]');
  }

  test('one messenger asks with its name first', async () => {
    await open();
    await choose('[data-action="deleted-service"]', 'viber');
    await click('[data-action="delete-service"]');
    expect(find('dialog[open] h2').textContent).toBe('Delete Viber?');
    await click('dialog[open] [data-action="delete-confirm"]');
    expect(asked()).toEqual([{ request: 'forget', ask: { service: 'viber' } }]);
  });

  test('one network', async () => {
    await open();
    await choose('[data-action="deleted-network"]', 'network-mobile');
    await confirm('delete-network');
    expect(asked()).toEqual([{ request: 'forget', ask: { profile: 'network-mobile' } }]);
    expect(document.body.textContent).toContain('Deleted.');
  });

  test('one network without a label shows its id', async () => {
    await open({ rounds: [roundOf(0, [], { profile: 'network-1' })], records: [] });
    expect(plain(find('[data-action="deleted-network"] option').textContent)).toBe(
      'Network without a name (network-1)',
    );
  });

  test('whole days of the person’s own calendar', async () => {
    await open();
    await type('[data-field="delete-first"]', '2026-03-01');
    await type('[data-field="delete-last"]', '2026-03-02');
    await confirm('delete-range');
    const range = { since: new Date(2026, 2, 1).getTime(), until: new Date(2026, 2, 3).getTime() };
    expect(asked()).toEqual([{ request: 'forget', ask: range }]);
  });

  test('is disabled for a range that ends before it begins', async () => {
    await open();
    await type('[data-field="delete-first"]', '2026-03-02');
    await type('[data-field="delete-last"]', '2026-03-01');
    expect(find<HTMLButtonElement>('[data-action="delete-range"]').disabled).toBe(true);
  });

  test('that failed is not reported as done', async () => {
    await open();
    await click('[data-action="delete-service"]');
    fake.answer = { error: 'the disk is full' };
    await click('dialog[open] [data-action="delete-confirm"]');
    expect(problem.value?.detail).toBe('the disk is full');
    expect(document.body.textContent).not.toContain('Deleted.');
  });

  test('everything', async () => {
    await open();
    await confirm('delete-everything');
    expect(asked()).toEqual([{ request: 'deleteEverything', ask: {} }]);
  });
});

describe('keeping', () => {
  test('lasts as long as chosen, or uses memory only', async () => {
    await open();
    await choose('[data-action="keep-days"]', 'forever');
    await click('[data-action="leave-no-trace"]');
    expect(stored()).toMatchObject({ keepDays: 'forever' });
    expect(asked()).toEqual([{ request: 'leaveNoTrace', ask: { on: true } }]);
  });
});
