import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { nextStepOf } from '../../src/pages/shared/next-step.ts';
import { useTexts } from '../../src/pages/shared/text.ts';
import { blockedBy, plainState, verdictOf, worksFunction } from './fixtures.ts';

beforeAll(() => useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en'));

describe('the one step of a messenger', () => {
  test('is what its vendor offers, with the page of the vendor, where it is blocked', () => {
    const step = nextStepOf(blockedBy('whatsapp', 0, 'tls', 'reset'), 'WhatsApp');
    expect(step?.text).toContain('Storage and data, Proxy');
    expect(step?.link).toEqual({
      href: 'https://faq.whatsapp.com/520504143274092',
      text: 'What WhatsApp says about this',
    });
  });

  test('is another network where its vendor offers nothing', () => {
    const step = nextStepOf(blockedBy('discord', 0, 'tls', 'reset'), 'Discord');
    expect(step?.text).toContain('mobile data');
    expect(step?.link).toBeUndefined();
  });

  test('is the status page where the service has a problem of its own', () => {
    const down = nextStepOf(plainState('discord', 0, 'down', ['server-error-5xx']), 'Discord');
    expect(down).toMatchObject({ link: { href: 'https://discordstatus.com/' } });
  });

  test('offers no way around a refusal by the service itself', () => {
    const refused = blockedBy('whatsapp', 0, 'http', 'legal-451');
    expect(nextStepOf(refused, 'WhatsApp')).toEqual({ text: expect.stringContaining('decided this itself') });
  });

  test('is to write where only calls fail, since proxies do not carry them', () => {
    const calls = { function: 'calls', state: 'blocked', cause: 'udp', because: [] } as const;
    const verdict = verdictOf('whatsapp', 0, { state: 'partial', functions: [worksFunction('messages'), calls] });
    expect(nextStepOf(verdict, 'WhatsApp')?.text).toContain('Write instead of calling');
  });

  test('is to wait for the connection where that was the problem', () => {
    const unjudged = plainState('max', 0, 'unsure', ['network-offline']);
    expect(nextStepOf(unjudged, 'MAX')?.text).toContain('Once your internet is back');
  });

  test('is not needed where it works, whatever the connection did to a part of it', () => {
    expect(nextStepOf(plainState('max', 0, 'works', ['fresh-answer', 'network-unstable']), 'MAX')).toBeUndefined();
  });
});
