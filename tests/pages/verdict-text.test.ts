import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { useTexts } from '../../src/pages/shared/text.ts';
import { explain, untestedTexts } from '../../src/pages/shared/verdict-text.ts';
import { blockedBy, partialWebsocket, plainState, verdictOf } from './fixtures.ts';

beforeAll(() => useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en'));

describe('the explanation of a verdict', () => {
  test('a refusal by the service or a law is never blamed on the network', () => {
    const told = explain(blockedBy('discord', 0, 'http', 'legal-451'), 'Discord');
    expect(told.sentences.join(' ')).toContain('the service, or a law that it follows, refuses your country');
    expect(told.unknown).not.toContain('who causes it');
  });

  test('a function that fails in part is named, with the number of its servers', () => {
    const told = explain(partialWebsocket('telegram', 0), 'Telegram');
    expect(told.sentences).toEqual([
      'Telegram works in part. Not working well: Messages.',
      "3 of 5 of its servers for Messages don't answer.",
      'The page opens, but the live channel does not. New messages may not arrive.',
    ]);
  });

  test('an unknown cause is not guessed', () => {
    const told = explain(plainState('max', 0, 'blocked', ['name-or-address-unclear']), 'MAX');
    expect(told.sentences).toEqual(['MAX does not work on this network.']);
    expect(told.reasons).toEqual(["We can't tell whether the name or the address is held back."]);
  });

  test('a cause that several functions share is mentioned once', () => {
    const told = explain(blockedBy('whatsapp', 0, 'dns', 'nxdomain'), 'WhatsApp');
    expect(told.sentences).toHaveLength(2);
  });

  test('if the connection was the problem, the service is not doubted', () => {
    const told = explain(plainState('max', 0, 'unsure', ['network-offline']), 'MAX');
    expect(told.unknown).toBeUndefined();
    expect(told.next).toContain('Once your internet is back');
  });

  test('a service that works was judged, whatever the connection did to a part of it', () => {
    expect(explain(plainState('max', 0, 'works', ['fresh-answer', 'network-unstable']), 'MAX').next).toBeUndefined();
  });

  test('a service with problems of its own is described as such', () => {
    const told = explain(plainState('discord', 0, 'down', ['server-error-5xx']), 'Discord');
    expect(told.sentences).toEqual(['Discord seems to have a problem of its own.']);
    expect(told.next).toContain('Check again later');
  });
});

test('functions that cannot be tested for the same reason share a sentence', () => {
  expect(untestedTexts(verdictOf('max', 0))).toEqual(['Not tested: Uploads and Calls. This check left it out.']);
});
