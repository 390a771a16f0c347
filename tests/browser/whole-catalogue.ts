import { expect } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { isOnlySite, unhealthy } from '../only-site.ts';
import type { Popup } from './popup-page.ts';
import { hostsOf, type Stage } from './stage.ts';

const settings = { ...defaultSettings, services: services.map(({ id }) => id) };
const others = services.filter(({ id }) => !commonEverywhere.includes(id));

/** Switches every messenger of the catalogue on, and expects a check to find them well. */
export async function expectAllWell(popup: Popup): Promise<void> {
  await popup.page.evaluate(`(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`);
  const well = await popup.checkNow();
  expect(unhealthy(well.services)).toEqual([]);
  expect(well.services).toHaveLength(services.length);
}

/** Cuts some off, after they were found well, and expects a check to find only those failing. */
export async function expectOnlyCutOnesBlocked({ internet }: Stage, popup: Popup): Promise<void> {
  const cut = others.filter((_service, index) => index % 6 === 0).map(({ id }) => id);
  internet.disconnect();
  for (const host of cut.flatMap(hostsOf)) internet.behave(host, { kind: 'reset-after-client-hello' });
  const after = await popup.checkNow();
  const failing = unhealthy(after.services);
  expect(failing.map(({ service }) => service).toSorted()).toEqual(cut.toSorted());
  for (const verdict of failing) {
    // A messenger of one country may refuse visitors from another.
    const isOfAnotherCountry = services.some(
      ({ id, domesticIn }) => id === verdict.service && domesticIn !== undefined,
    );
    const state = isOnlySite(verdict.service ?? '') ? 'site-blocked' : 'blocked';
    expect(verdict).toMatchObject(isOfAnotherCountry ? { state: 'unsure' } : { state, cause: 'tls', manner: 'reset' });
  }
}
