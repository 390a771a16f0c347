import '../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FunctionVerdict } from '../../src/model/verdict.ts';
import { useTexts } from '../../src/pages/shared/text.ts';
import { type Explanation, explain, untestedTexts } from '../../src/pages/shared/verdict-text.ts';
import { blockedBy, partialWebsocket, plainState, siteVerdict, verdictOf } from './fixtures.ts';

beforeAll(() => useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en'));

const sentencesOf = ({ effect, labels, figures, causes }: Explanation) => [effect, ...labels, ...figures, ...causes];

describe('the explanation of a verdict', () => {
  test('a refusal by law is described as an answer in the name of the service', () => {
    const told = explain(blockedBy('discord', 0, 'http', 'legal-451'), 'Discord');
    expect(sentencesOf(told).join(' ')).toContain(
      'An answer in the name of Discord says that it does not serve this place',
    );
    expect(told.unknown).not.toContain('who causes it');
  });

  test('a partly failing function is named, with the number of its servers that answer', () => {
    const told = explain(partialWebsocket('telegram', 0), 'Telegram');
    expect(sentencesOf(told)).toEqual([
      'Telegram works in part. Not working well: Messages.',
      'Message servers that answer: 2 of 5.',
      'The page opens, but the connection for messages does not. New messages may not arrive.',
    ]);
  });

  test('a separate route is named first, and is no doubt about who causes it', () => {
    const told = explain(plainState('telegram', 0, 'works', ['fresh-answer', 'way-round']), 'Telegram');
    expect(told.labels[0]).toMatch(/^Telegram goes through a proxy here/);
    expect(told.reasons).toEqual(['A fresh connection got a proper answer.']);
    expect(explain(plainState('telegram', 0, 'partial', ['way-round']), 'Telegram').unknown).toBeUndefined();
  });

  test('an unknown cause is not guessed', () => {
    const told = explain(plainState('max', 0, 'blocked', ['name-or-address-unclear']), 'MAX');
    expect(sentencesOf(told)).toEqual(['MAX does not work on this network.']);
    expect(told.reasons).toEqual(["We can't tell whether the name or the address is blocked."]);
  });

  test('a cause that several functions share is mentioned once', () => {
    const told = explain(blockedBy('whatsapp', 0, 'dns', 'nxdomain'), 'WhatsApp');
    expect(sentencesOf(told)).toHaveLength(2);
  });

  test('if the connection was the problem, the service is not doubted', () => {
    const told = explain(plainState('max', 0, 'unsure', ['network-offline']), 'MAX');
    expect(told.unknown).toBeUndefined();
  });

  test('if only the site was asked, the site is named, and nothing is said about the app', () => {
    const answers = explain(siteVerdict('viber', 0, 'site-only'), 'Viber');
    expect(sentencesOf(answers)).toEqual(["The site of Viber answers. The app itself can't be tested from a browser."]);
    expect(answers.unknown).toBeUndefined();
    const blocked = explain({ ...siteVerdict('viber', 0, 'site-blocked'), cause: 'ip', manner: 'timeout' }, 'Viber');
    expect(sentencesOf(blocked)).toEqual([
      "The site of Viber does not work on this network. The app itself can't be tested from a browser.",
      'The address is found, but the servers of www.viber.com never answer from here, while other sites do.',
    ]);
    expect(blocked.unknown).toContain('whether the phone app does the same');
  });

  test('downloads that freeze explain nothing about a messenger whose site answers', () => {
    const { functions, ...site } = siteVerdict('viber', 0, 'site-only');
    const media = { function: 'media', state: 'blocked', cause: 'freeze', because: ['freezes-early'] } as const;
    expect(sentencesOf(explain({ ...site, functions: [...functions, media] }, 'Viber'))).toHaveLength(1);
  });

  test('how much gets through before a connection freezes is said if it is known', () => {
    const freezes = { state: 'blocked', cause: 'freeze', confidence: 'likely', because: ['freezes-early'] } as const;
    const page = { function: 'web', ...freezes } as const;
    const media = { function: 'media', ...freezes, stoppedAfterKilobytes: 16 } as const;
    const causesFor = (...functions: FunctionVerdict[]) =>
      explain({ ...plainState('telegram', 0, 'partial', []), functions }, 'Telegram').causes;
    expect(causesFor(page)).toEqual([
      "Connections start, then stall. Short messages may pass; photos and video won't.",
    ]);
    expect(causesFor(page, media)).toEqual([
      "Only about the first 16\u00a0kB of a connection get through. Short messages may pass; photos and video won't.",
    ]);
  });

  test('the host where photos were measured is named, whether they come or not', () => {
    const media = { function: 'media', measuredAt: 'telegram.org' } as const;
    const fine = { ...media, state: 'works', confidence: 'likely', because: ['photos-lie-elsewhere'] } as const;
    expect(explain({ ...plainState('telegram', 0, 'works', []), functions: [fine] }, 'Telegram').reasons).toContain(
      'A file at telegram.org was measured. Photos come from other servers, which may be held back all the same.',
    );
    const slow = { ...media, state: 'slow', cause: 'throttle', confidence: 'likely', because: [] } as const;
    expect(explain({ ...plainState('telegram', 0, 'slow', []), functions: [slow] }, 'Telegram').figures).toEqual([
      'Photos: measured at telegram.org.',
    ]);
  });

  test('an address that was left out is named by its host, unless the count names it', () => {
    const messages = {
      function: 'messages',
      state: 'works',
      confidence: 'likely',
      leftOut: ['chat'],
      because: [],
    } as const;
    const told = explain({ ...plainState('whatsapp', 0, 'works', []), functions: [messages] }, 'WhatsApp');
    expect(sentencesOf(told).join(' ')).toMatch(/Not counted, because the address may have changed: [a-z.]*whatsapp/);
    const counted = { ...messages, count: { failed: 1, total: 5, which: ['chat'] } } as const;
    const again = explain({ ...plainState('whatsapp', 0, 'works', []), functions: [counted] }, 'WhatsApp');
    expect(sentencesOf(again).join(' ')).not.toContain('Not counted');
  });

  test('tries that were cut off are counted', () => {
    const web = {
      function: 'web',
      state: 'partial',
      count: { failed: 2, total: 3, of: 'tries' },
      because: [],
    } as const;
    const told = explain({ ...plainState('discord', 0, 'partial', ['tries-disagree']), functions: [web] }, 'Discord');
    expect(sentencesOf(told)).toContain('Web page: cut off in 2 of 3 tries.');
  });

  test('a website with errors is named beside the message server that was reached', () => {
    const told = explain(plainState('signal', 0, 'unsure', ['site-ill-messages-reached']), 'Signal');
    expect(sentencesOf(told)[0]).toBe('The website of Signal has a problem. Its message server was reached.');
  });

  test('a service with problems of its own is described as such', () => {
    const told = explain(plainState('discord', 0, 'down', ['server-error-5xx']), 'Discord');
    expect(sentencesOf(told)).toEqual(['Discord seems to have a problem of its own.']);
  });
});

test('functions that cannot be tested for the same reason share a sentence', () => {
  expect(untestedTexts(verdictOf('max', 0))).toEqual([
    'Not tested: Sending photos and Calls. This can only be tested after signing in.',
  ]);
});
