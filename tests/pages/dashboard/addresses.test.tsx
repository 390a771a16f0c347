// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import { originsOnlyOfCatalogue } from '../../../src/catalogue/known-services.ts';
import type { Catalogue } from '../../../src/model/catalogue.ts';
import { updateKeys, updateMirrors } from '../../../src/model/project.ts';
import { defaultSettings, type Settings } from '../../../src/model/settings.ts';
import { Addresses } from '../../../src/pages/dashboard/settings/addresses/addresses.tsx';
import { changeLines, newAccess } from '../../../src/pages/dashboard/settings/addresses/update-effects.ts';
import { loadCatalogue } from '../../../src/pages/shared/catalogue.ts';
import { chosenServices } from '../../../src/pages/shared/chosen-services.ts';
import { leaveUpdate, takeUpdate } from '../../../src/platform/values/take-update.ts';
import { callsOf, events, fake } from '../../fake-extension.ts';
import { numberFromNow } from '../../platform/update/signed.ts';
import { all, find } from '../open-popup.tsx';
import { choose, click, closePage, openPage, type } from './open-page.tsx';

const settings: Settings = { ...defaultSettings, services: ['telegram', 'viber'] };
const open = () => openPage(<Addresses settings={settings} />, { rounds: [], settings });
const plain = (text: string) => text.replaceAll(/[⁦-⁩]/g, '');
const said = (selector: string) => plain(find(selector).textContent ?? '');

/** A list without Viber, in which the page of Telegram is elsewhere. */
const moved: Catalogue = {
  ...packaged,
  number: numberFromNow(1),
  signer: updateKeys[0],
  services: packaged.services.flatMap((service) => {
    if (service.id === 'viber') return [];
    const endpoints = service.endpoints.map((one) =>
      one.id === 'web' ? { ...one, url: 'https://new.telegram.org/k/', hstsPreloaded: true } : one,
    );
    return service.id === 'telegram' ? { ...service, endpoints } : service;
  }),
  formerNames: { ...packaged.formerNames, viber: 'Viber' },
};

afterEach(closePage);

describe('newer addresses', () => {
  test('are not asked for before a click, and not where access is declined', async () => {
    await open();
    expect(callsOf('permissions.request')).toEqual([]);
    fake.consent = 'no';
    await click('[data-action="addresses-look"]');
    const { hostname } = new URL(updateMirrors.mirror);
    expect(callsOf('permissions.request')).toEqual([{ origins: [`https://${hostname}/*`] }]);
    expect(said('[role="alert"]')).toBe('Without access to that server, nothing was asked.');
    expect(fake.rules).toEqual([]);
  });

  test('give back the access to their server once it was asked, whatever came', async () => {
    await open();
    vi.stubGlobal('fetch', async () => new Response('no list'));
    await click('[data-action="addresses-look"]');
    const { hostname } = new URL(updateMirrors.mirror);
    await expect.poll(() => fake.givenBack).toEqual([`https://${hostname}/*`]);
    vi.unstubAllGlobals();
  });

  test.each([
    ['http://files.example.org/addresses.txt', 'begins with https'],
    ['wss://files.example.org/addresses.txt', 'begins with https'],
    ['https://127.0.0.1/addresses.txt', 'your own device'],
    ['https://192.168.0.1/addresses.txt', 'network'],
    ['https://mirror.example.org:8443/addresses.txt', 'port number'],
    ['https://203.0.113.7/addresses.txt', 'not its IP address'],
    ['https://fritz.box/addresses.txt', 'network'],
    ['https://me:secret@files.example.org/', 'password'],
    ['', 'address'],
  ])('are not asked for at %s', async (address, words) => {
    await open();
    await choose('[data-action="addresses-where"]', 'other');
    await type('[data-field="addresses-typed"]', address);
    await click('[data-action="addresses-look"]');
    expect(said('[role="alert"]')).toContain(words);
    expect(callsOf('permissions.request')).toEqual([]);
  });

  test('are named by their day once a list is in use, and left by one click', async () => {
    await open();
    expect(said('[data-addresses]')).toBe('In use: the list of Dec 1, 2026, which came with this version.');
    await takeUpdate(moved);
    await expect.poll(() => said('[data-addresses]')).toMatch(/^In use until .* signed on /);
    expect(chosenServices(settings).map(({ id }) => id)).toEqual(['telegram']);
    await click('[data-action="addresses-back"]');
    await expect.poll(() => said('[data-addresses]')).toContain('which came with this version');
    expect(said('[role="status"]')).toBe('The list before is in use again.');
    // Access that only that list needed.
    expect(fake.givenBack).toEqual(['https://new.telegram.org/*', 'wss://new.telegram.org/*']);
    expect(chosenServices(settings).map(({ id }) => id)).toEqual(['telegram', 'viber']);
  });

  test('are those of this version again once a list has ended, which the page says', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2027, 5, 1) });
    await open();
    await takeUpdate({ ...moved, number: 20270601 });
    await expect.poll(() => said('[data-addresses]')).toMatch(/^In use until Nov 28, 2027/);
    expect(all('[data-addresses-ended]')).toEqual([]);
    vi.setSystemTime(Date.UTC(2027, 10, 28));
    await loadCatalogue();
    events.permissionRemoved.fire();
    await expect.poll(() => all('[data-addresses-ended]')).toHaveLength(1);
    expect(said('[data-addresses-ended]')).toMatch(/of Jun 1, 2027, is not used any more: a list ends after 180 days/);
    await expect.poll(() => said('[data-addresses]')).toContain('which came with this version');
    vi.useRealTimers();
  });

  test('need access to what is new in them alone', async () => {
    await open();
    fake.missing = ['https://new.telegram.org/*', 'https://discord.com/*'];
    expect(await newAccess(moved, settings)).toEqual(['https://new.telegram.org/*']);
    await leaveUpdate();
  });

  test('leave the access that a list needs to which one can go back', () => {
    const onlyNew = ['https://new.telegram.org/*', 'wss://new.telegram.org/*'];
    expect(originsOnlyOfCatalogue(moved, [packaged], settings)).toEqual(onlyNew);
    expect(originsOnlyOfCatalogue(moved, [packaged, moved], settings)).toEqual([]);
  });

  test('say in sentences what changes', async () => {
    await open();
    expect(changeLines(packaged, moved).map(plain)).toEqual([
      'No longer tested: Viber. What was found stays in the history.',
      'Telegram: asks new.telegram.org in place of web.telegram.org.',
    ]);
    expect(changeLines(moved, packaged)[0]).toMatch(/^New: Viber, at .*viber/);
    expect(changeLines(packaged, packaged)).toEqual(['It asks the same as the list in use.']);
  });
});
