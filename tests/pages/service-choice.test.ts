// @vitest-environment happy-dom
import '../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import { serviceFrom } from '../../src/model/custom-service.ts';
import { refusals } from '../../src/model/own-address.ts';
import type { Service } from '../../src/model/service.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import {
  addCustomService,
  disableService,
  enableService,
  moveService,
  refusalText,
  removeCustomService,
} from '../../src/pages/shared/service-choice.ts';
import { useTexts } from '../../src/pages/shared/text.ts';
import { toggleService } from '../../src/pages/shared/toggle-service.ts';
import { callsOf, fake, resetFake } from '../fake-extension.ts';

const wire = serviceById('wire', packaged) as Service;
const stored = () => fake.values['settings'] as Settings;
const add = (address = 'https://chat.example.org/', settings = defaultSettings) =>
  addCustomService({ name: 'Ours', address }, settings);

async function addedId(): Promise<string> {
  const answer = await add();
  if (!answer.added) throw new Error(answer.refusal);
  return answer.custom.id;
}

beforeEach(resetFake);

describe('switching a messenger on', () => {
  test('asks only for its addresses, before anything is awaited', () => {
    void enableService(wire);
    const [asked] = callsOf('permissions.request') as { origins: string[] }[];
    expect(asked?.origins.length).toBeGreaterThan(0);
    expect(asked?.origins.filter((origin) => !origin.includes('wire.com'))).toEqual([]);
  });

  test('adds it to the services that are checked', async () => {
    expect(await enableService(wire)).toBe('allowed');
    expect(stored().services).toEqual([...commonEverywhere, 'wire']);
    await enableService(wire);
    expect(stored().services).toEqual([...commonEverywhere, 'wire']);
  });

  test.each(['no', 'not asked'] as const)(
    'keeps it on if the answer is "%s", because its row can ask again',
    async (consent) => {
      fake.consent = consent;
      expect(await enableService(wire)).toBe('declined');
      expect(stored().services).toContain('wire');
    },
  );

  test('loses no click when several come at once', async () => {
    const others = ['line', 'slack', 'zoom'].map((id) => serviceById(id, packaged) as Service);
    await Promise.all([...others.map(enableService), disableService('discord')]);
    expect(stored().services).toEqual([...commonEverywhere.filter((id) => id !== 'discord'), 'line', 'slack', 'zoom']);
  });
});

describe('switching a messenger off', () => {
  test('removes it from the services that are checked, without a prompt', async () => {
    await disableService('telegram');
    expect(stored().services).toEqual(commonEverywhere.filter((id) => id !== 'telegram'));
    expect(callsOf('permissions.request')).toEqual([]);
  });
});

describe('choosing a messenger for the first check', () => {
  const order = ['whatsapp', 'messenger', 'telegram', 'signal', 'discord', 'line'];

  test('switches it on or off in its place, and asks for nothing', async () => {
    await toggleService('telegram', order);
    expect(stored().services).toEqual(['whatsapp', 'messenger', 'signal', 'discord']);
    await Promise.all([toggleService('line', order), toggleService('telegram', order)]);
    expect(stored().services).toEqual(order);
    expect(callsOf('permissions.request')).toEqual([]);
  });

  test('keeps what another page added meanwhile', async () => {
    const id = await addedId();
    await toggleService('telegram', order);
    expect(stored().services).toEqual(['whatsapp', 'messenger', 'signal', 'discord', id]);
  });
});

describe('moving a messenger', () => {
  test('swaps it with its neighbour, and does nothing at the ends', async () => {
    await moveService('signal', -1);
    expect(stored().services?.slice(0, 4)).toEqual(['whatsapp', 'messenger', 'signal', 'telegram']);
    await moveService('signal', -1);
    await moveService('signal', -1);
    await moveService('signal', -1);
    await moveService('discord', 1);
    expect(stored().services).toEqual(['signal', 'whatsapp', 'messenger', 'telegram', 'discord']);
  });
});

describe('adding a custom messenger', () => {
  test('asks only for this address, before anything is awaited', () => {
    void add();
    expect(callsOf('permissions.request')).toEqual([
      { origins: ['https://chat.example.org/*', 'wss://chat.example.org/*'] },
    ]);
  });

  test.each([
    ['chat.example.org:8443', 'chat.example.org'],
    ['203.0.113.7:8443', '203.0.113.7'],
    ['wss://[2001:db8::1]:8443/', '[2001:db8::1]'],
  ])('asks for the host of %s without its port, since Firefox has no pattern with one', (address, host) => {
    void add(address);
    expect(callsOf('permissions.request')).toEqual([{ origins: [`https://${host}/*`, `wss://${host}/*`] }]);
  });

  test('keeps that any answer will do', async () => {
    const typed = { name: 'Ours', address: 'https://203.0.113.7/', anyAnswer: true };
    expect(await addCustomService(typed, defaultSettings)).toMatchObject({ added: true, custom: { anyAnswer: true } });
    expect(stored().custom).toMatchObject([{ url: 'https://203.0.113.7/', anyAnswer: true }]);
  });

  test('stores it and switches it on', async () => {
    const id = await addedId();
    expect(stored().custom).toMatchObject([{ id, name: 'Ours', url: 'https://chat.example.org/' }]);
    expect(stored().services).toEqual([...commonEverywhere, id]);
  });

  test('removes it again if access is declined', async () => {
    fake.consent = 'no';
    expect(await add()).toEqual({ added: false, refusal: 'access-declined' });
    expect(stored()).toMatchObject({ custom: [], services: commonEverywhere });
  });

  test('neither asks nor stores anything if the name is like one in the catalogue', async () => {
    const answer = await addCustomService({ name: 'ＴELEGRАM', address: 'https://chat.example.org/' }, defaultSettings);
    expect(answer).toEqual({ added: false, refusal: 'name-taken' });
    expect(fake.calls).toEqual([]);
  });

  test('neither asks nor stores anything if the address is refused', async () => {
    expect(await add('https://192.168.1.1/')).toEqual({ added: false, refusal: 'private-address' });
    expect(fake.calls).toEqual([]);
  });

  test('has a sentence for each reason of refusal', () => {
    const messages = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'));
    useTexts(messages, 'en');
    for (const refusal of [...refusals, 'access-declined'] as const) {
      expect(refusalText(refusal)).toMatch(/^[A-Z].{10,}/);
      expect(refusalText(refusal)).not.toMatch(/[{}]/);
    }
  });
});

describe('removing a custom messenger', () => {
  test('deletes it and gives its access back', async () => {
    const id = await addedId();
    await removeCustomService(id);
    expect(stored()).toMatchObject({ custom: [], services: commonEverywhere });
    expect(callsOf('permissions.remove')).toEqual([
      { origins: ['https://chat.example.org/*', 'wss://chat.example.org/*'] },
    ]);
  });

  test('keeps access that another service needs', async () => {
    const answer = await add('https://discord.com/');
    if (!answer.added) throw new Error(answer.refusal);
    await removeCustomService(answer.custom.id);
    expect(callsOf('permissions.remove')).toEqual([]);
    expect(serviceFrom(answer.custom).endpoints[0]?.url).toBe('https://discord.com/');
  });
});
