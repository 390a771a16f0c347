// @vitest-environment happy-dom
import { isJudgedNetwork, networkStateWords } from '../../src/model/network-states.ts';
import '../fake-extension.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { layers } from '../../src/measure/endpoints/evidence.ts';
import { functionIds } from '../../src/model/function-ids.ts';
import { reasons } from '../../src/model/reasons.ts';
import { causes, manners, serviceStates } from '../../src/model/verdict.ts';
import { hasText, t, textKey, useTexts } from '../../src/pages/shared/text.ts';
import { causeTexts } from '../../src/pages/shared/verdict-text.ts';
import { allTexts } from './all-texts.ts';

const messages = allTexts('en');
const entries = Object.entries(messages);

beforeAll(() => useTexts(messages, 'en'));

describe('every word of a verdict has a text', () => {
  test.each([
    ['state', serviceStates],
    ['effect', serviceStates],
    ['function', functionIds],
    ['because', reasons],
    ['cause', causes],
    ['network', networkStateWords],
    ['network_text', networkStateWords.filter((state) => !isJudgedNetwork(state))],
    ['control', networkStateWords.filter(isJudgedNetwork)],
    ['shared_network', networkStateWords.filter((state) => state !== 'online')],
    ['confidence', ['confident', 'likely', 'unsure']],
    ['layer', layers],
    ['result', ['ok', 'failed', 'not-known', 'not-reached', 'untested']],
    ['store', ['newer-version', 'full', 'unavailable', 'failed']],
    ['problem', ['storage-full', 'storage-failed']],
  ] as const)('%s', (prefix, codes) => {
    for (const code of codes) expect(messages, code).toHaveProperty(textKey(prefix, code));
  });

  test('every cause reads as a sentence with every manner', () => {
    for (const cause of causes) {
      for (const manner of [undefined, ...manners]) {
        const failure = { cause, ...(manner ? { manner } : {}) };
        expect(causeTexts(failure, 'Signal')).toEqual([expect.stringMatching(/^[A-Z].*\.$/)]);
      }
    }
  });
});

describe('every text', () => {
  test('has a key that browsers accept and a description for translators', () => {
    for (const [key, { description }] of entries) {
      expect(key).toMatch(/^[A-Za-z0-9_]+$/);
      expect(description?.length, key).toBeGreaterThan(5);
    }
  });

  test('keeps to plain words: effects and doubts, no blame and no alarm', () => {
    for (const [key, { message }] of entries) {
      expect(message, key).not.toMatch(/government|illegal|censor|\bsafe\b|!|error 0x|\$/i);
    }
  });

  test('does not say that the provider did it if a law or a country did', () => {
    for (const key of ['cause_http_legal_451', 'because_legal_451'] as const) {
      expect(t(key, { app: 'Viber' })).not.toMatch(/provider|network/);
    }
  });

  const hedge = /\blooks (like|as if)\b|\bmay\b|\busually\b|\brarely\b/;
  const causeTexts = entries.filter(([key]) => /^cause_(?!name_)/.test(key));

  test('about a cause is a guess, unless it says only what was seen', () => {
    const plain = causeTexts.filter(([, { message }]) => !hedge.test(message)).map(([key]) => key);
    expect(plain).toEqual([
      'cause_dns_timeout',
      'cause_ip',
      'cause_ip_timeout',
      'cause_ip_refused',
      'cause_ip_unreachable',
      'cause_tls',
      'cause_http',
      'cause_http_reset',
      'cause_http_closed',
      'cause_http_timeout',
      'cause_throttle',
      'cause_udp',
    ]);
  });

  test('about a cause names a block, a filter or somebody on the path only with a doubt', () => {
    const makers = /\bblock|\bfilter|\bsoftware\b|\bon the way\b|\bby accident\b|\bprovider\b|\bsomebody\b/i;
    const accusing = causeTexts
      .flatMap(([, { message }]) => message.split(/(?<=\.) /))
      .filter((sentence) => makers.test(sentence));
    expect(accusing.length).toBeGreaterThan(0);
    for (const sentence of accusing) expect(sentence).toMatch(hedge);
  });

  test('has straight quotation marks and apostrophes', () => {
    for (const [key, { message }] of entries) expect(message, key).not.toMatch(/[‘’“”]/);
  });

  test('of a state is short enough for its place', () => {
    for (const state of serviceStates) expect(t(textKey('state', state)).length).toBeLessThanOrEqual(15);
  });

  test('has the same values in each of its plural forms', () => {
    const names = (message = '') => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const [key, { message }] of entries.filter(([candidate]) => candidate.endsWith('_other'))) {
      const one = messages[key.replace(/_other$/, '_one')];
      expect(one, key).toBeDefined();
      const optional = ['count', 'app', 'total'];
      expect(names(one?.message).filter((name) => !optional.includes(name ?? ''))).toEqual(
        names(message).filter((name) => !optional.includes(name ?? '')),
      );
    }
  });

  test('is used', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
    const sources = ['manifest.json', ...files.map((path) => `src/${path}`)]
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const words = new Set([...sources.matchAll(/'(\w+)'|__MSG_(\w+)__/g)].map(([, quoted, named]) => quoted ?? named));
    const asked = (key: string) => words.has(key);
    const prefixes = [...sources.matchAll(/textKey\(\s*'(\w+)'/g)].map(([, prefix]) => `${prefix}_`);
    const unused = entries
      .map(([key]) => key)
      .filter((key) => !asked(key) && !asked(key.replace(/_(one|other)$/, '')))
      .filter((key) => !prefixes.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });
});

test('an unknown code is no text', () => {
  expect(hasText('cause_udp_refused')).toBe(false);
  expect(hasText('toString')).toBe(false);
});
