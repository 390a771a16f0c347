import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTexts } from '../../src/pages/shared/text.ts';
import { explain, untestedTexts } from '../../src/pages/shared/verdict-text.ts';
import { blockedBy, partialWebsocket, plainState, verdictOf } from './fixtures.ts';

beforeAll(() => useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en'));

describe('what is said of a service', () => {
  test('a refusal by the service or a law is never told as the doing of the network', () => {
    const told = explain(blockedBy('discord', 0, 'http', 'legal-451'), 'Discord');
    expect(told.sentences.join(' ')).toContain('the service, or a law that it follows, refuses your country');
    expect(told.unknown).not.toContain('who causes it');
  });

  test('a part that fails is named, with how many of its servers', () => {
    const told = explain(partialWebsocket('telegram', 0), 'Telegram');
    expect(told.sentences).toEqual([
      'Telegram works in part. Not working well: Messages.',
      "3 of 5 of its servers for Messages don't answer.",
      'The page opens, but the live channel does not. New messages may not arrive.',
    ]);
  });

  test('a cause that is not known is not guessed', () => {
    const told = explain(plainState('max', 0, 'blocked', ['name-or-address-unclear']), 'MAX');
    expect(told.sentences).toEqual(['MAX does not work on this network.']);
    expect(told.reasons).toEqual(["We can't tell whether the name or the address is held back."]);
  });

  test('a cause that several functions share is told once', () => {
    const told = explain(blockedBy('whatsapp', 0, 'dns', 'nxdomain'), 'WhatsApp');
    expect(told.sentences).toHaveLength(2);
  });

  test('where the connection was the problem, no doubt falls on the service', () => {
    const told = explain(plainState('max', 0, 'unsure', ['network-offline']), 'MAX');
    expect(told.unknown).toBeUndefined();
    expect(told.next).toContain('Once your internet is back');
  });

  test('a service with problems of its own is told as such', () => {
    const told = explain(plainState('discord', 0, 'down', ['server-error-5xx']), 'Discord');
    expect(told.sentences).toEqual(['Discord seems to have a problem of its own.']);
    expect(told.next).toContain('Check again later');
  });
});

test('functions that can not be tested for the same reason share a sentence', () => {
  expect(untestedTexts(verdictOf('max', 0))).toEqual([
    'Not tested: Uploads and Calls. It takes a longer check than this quick one.',
  ]);
});
