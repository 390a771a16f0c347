import '../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import { effectsOf } from '../../src/model/effect.ts';
import { isProblem, type ServiceVerdict } from '../../src/model/verdict.ts';
import { type Advice, adviceFor, type Situation } from '../../src/pages/shared/advice/advice.ts';
import type { Row } from '../../src/pages/shared/current/rows.ts';
import { surerText } from '../../src/pages/shared/current/service-details.tsx';
import { useTexts } from '../../src/pages/shared/text.ts';
import { blockedBy, partialWebsocket, plainState, verdictOf, worksFunction } from './fixtures.ts';

beforeAll(() => useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en'));

function rowOf(verdict: ServiceVerdict): Row {
  const service = serviceById(verdict.service, packaged);
  if (!service) throw new Error(`no service ${verdict.service}`);
  const { state } = verdict;
  const current = { state, effects: effectsOf(verdict) };
  return { service, state, verdict, current, pending: false, old: false, missing: [] };
}

/** Advice after a check with these verdicts, about the first of them if it fails. */
function advised(verdicts: readonly ServiceVerdict[], change: Partial<Situation> = {}): readonly Advice[] {
  const rows = verdicts.map(rowOf);
  const failing = rows.slice(0, 1).filter(({ state }) => isProblem(state));
  return adviceFor({
    failing,
    rows,
    through: undefined,
    network: undefined,
    country: undefined,
    timeZone: 'Europe/Paris',
    ...change,
  });
}

const topics = (advice: readonly Advice[]) => advice.map(({ topic }) => topic);
const saidOf = (advice: readonly Advice[], topic: string) => advice.find((one) => one.topic === topic)?.says ?? [];
const textsOf = (advice: readonly Advice[], topic: string) => saidOf(advice, topic).map(({ text }) => text);

const whatsapp = blockedBy('whatsapp', 0, 'tls', 'reset');
const calls = (state: 'works' | 'blocked') => ({ function: 'calls', state, cause: 'udp', because: [] }) as const;

describe('advice on a messenger that does not open', () => {
  test('is first another one that works here, then the steps in its own settings, then the others', () => {
    const advice = advised([whatsapp, verdictOf('signal', 0)]);
    expect(topics(advice)).toEqual(['instead', 'app', 'only-me', 'others']);
    expect(textsOf(advice, 'instead')).toEqual(['In the same check, messages get through on Signal.']);
    expect(saidOf(advice, 'app')[0]).toMatchObject({
      text: expect.stringContaining('Whoever runs it sees your IP address'),
      link: { href: 'https://faq.whatsapp.com/520504143274092', text: 'What WhatsApp says about this' },
    });
    expect(saidOf(advice, 'others')).toContainEqual({
      text: "WhatsApp doesn't open here. Write on Signal.",
      quoted: true,
    });
  });

  test('tells others in Persian from the right, although names and parts are set apart', () => {
    useTexts(JSON.parse(readFileSync('public/_locales/fa/messages.json', 'utf8')), 'fa');
    onTestFinished(() => useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en'));
    const advice = advised([partialWebsocket('telegram', 0), verdictOf('signal', 0)]);
    expect(textsOf(advice, 'others')).toContainEqual(expect.stringMatching(/^\u2068\u200f.*Telegram.*: .*\u2069\. /));
  });

  test('names another browser if its handshakes are swallowed, but not if they are cut off', () => {
    const swallowed = blockedBy('discord', 0, 'tls', 'timeout');
    expect(textsOf(advised([swallowed]), 'app')).toEqual([expect.stringContaining('another browser')]);
    expect(textsOf(advised([blockedBy('discord', 0, 'tls', 'reset')]), 'app')).toEqual([]);
  });

  test('has every step that its vendor offers, each with a page by the vendor or, named, by somebody else', () => {
    expect(saidOf(advised([blockedBy('signal', 0, 'tls', 'reset')]), 'app').map(({ link }) => link?.text)).toEqual([
      'Source: ooni.org',
      'What Signal says about this',
    ]);
  });

  test('has no step if its vendor offers none', () => {
    expect(topics(advised([blockedBy('discord', 0, 'tls', 'reset')]))).toEqual(['instead', 'only-me', 'others']);
  });

  test('has the step of the device if only its DNS server fails, and a warning if something else answers', () => {
    expect(textsOf(advised([blockedBy('discord', 0, 'dns', 'nxdomain')]), 'app').join()).toContain('Private DNS');
    const stranger = verdictOf('discord', 0, { ...blockedBy('discord', 0, 'http', 'reset'), cause: 'certificate' });
    expect(saidOf(advised([stranger]), 'app')).toMatchObject([
      { text: expect.stringContaining('do not sign in here'), link: { text: 'Source: support.mozilla.org' } },
    ]);
  });

  test('offers a messenger whose operator can read messages only if no other works, with the risk and its source', () => {
    const both = advised([whatsapp, verdictOf('max', 0), verdictOf('signal', 0), verdictOf('messenger', 0)]);
    expect(textsOf(both, 'instead')).toEqual(['In the same check, messages get through on Signal and Messenger.']);
    const alone = advised([whatsapp, verdictOf('max', 0)]);
    expect(saidOf(alone, 'instead')[1]).toMatchObject({
      text: expect.stringContaining('no end-to-end encryption on MAX'),
      link: { text: 'Source: rks.global' },
    });
    expect(textsOf(alone, 'others')).toContain("WhatsApp doesn't open here.");
  });

  test('names none that works only in part, or was last seen to work a day ago', () => {
    const old = { ...rowOf(verdictOf('signal', 0)), old: true };
    const failing = rowOf(whatsapp);
    const advice = advised([whatsapp], { rows: [failing, old] });
    expect(textsOf(advice, 'instead')).toEqual(['None of your other messengers was seen to do that here.']);
  });
});

describe('advice on a part that fails', () => {
  const photos = { function: 'media', state: 'blocked', cause: 'freeze', because: [] } as const;
  const partial = verdictOf('telegram', 0, { state: 'partial', functions: [worksFunction('messages'), photos] });

  test('is a messenger of which just that part works', () => {
    const written = verdictOf('discord', 0, { functions: [worksFunction('web'), worksFunction('messages')] });
    expect(textsOf(advised([partial, written]), 'instead')).toEqual([
      'None of your other messengers was seen to do that here.',
    ]);
    expect(textsOf(advised([partial, verdictOf('signal', 0)]), 'instead')).toEqual([
      'In the same check, photos arrive on Signal.',
    ]);
  });

  test('is to write, if calls fail, and what is known about calls in this country', () => {
    const silent = verdictOf('whatsapp', 0, { state: 'partial', functions: [worksFunction('web'), calls('blocked')] });
    const answering = verdictOf('signal', 0, { functions: [worksFunction('messages'), calls('works')] });
    const advice = advised([silent, answering], { timeZone: 'Europe/Moscow' });
    expect(topics(advice)).toEqual(['instead', 'calls', 'only-me']);
    expect(textsOf(advice, 'instead')).toEqual(['In the same check, call servers of Signal answer.']);
    expect(saidOf(advice, 'calls')[0]).toMatchObject({
      text: 'Russia: calls on WhatsApp and Telegram are publicly known to be restricted there.',
      link: { text: 'Source: tass.com' },
    });
    expect(textsOf(advised([silent, answering]), 'calls')).toEqual([
      'Write instead of calling, or try the call on another network: text is not affected.',
    ]);
  });

  test('is the same if nothing fails but a person misses calls', () => {
    expect(topics(advised([verdictOf('signal', 0)]))).toEqual(['instead', 'calls', 'only-me']);
  });
});

describe('advice on other problems', () => {
  test('a slow line is not made faster by a proxy', () => {
    const slow = verdictOf('whatsapp', 0, { state: 'slow' });
    expect(topics(advised([slow]))).not.toContain('app');
  });

  test('the status page says more if the service has a problem of its own', () => {
    const down = saidOf(advised([plainState('discord', 0, 'down', ['server-error-5xx'])]), 'service');
    expect(down).toMatchObject([{ link: { href: 'https://discordstatus.com/' } }]);
  });

  test('no way round a refusal by the service itself is offered', () => {
    const advice = advised([blockedBy('whatsapp', 0, 'http', 'legal-451')]);
    expect(textsOf(advice, 'service')).toEqual([expect.stringContaining('decided this itself')]);
    expect(topics(advice)).not.toContain('app');
  });

  test('a result through a VPN may differ without it', () => {
    expect(textsOf(advised([whatsapp], { through: 'vpn' }), 'only-me')[0]).toContain('Without the VPN');
  });

  test("other people's measurements of this messenger are a link away, with who sees the click", () => {
    expect(saidOf(advised([whatsapp]), 'only-me').at(-1)).toMatchObject({
      text: expect.stringContaining('it sees your IP address'),
      link: { href: 'https://explorer.ooni.org/chart/mat?test_name=whatsapp&axis_x=measurement_start_day' },
    });
  });
});

describe('advice if the country is cut off', () => {
  const unjudged = plainState('whatsapp', 0, 'unsure', ['network-national-only']);
  const cutOff = { network: 'national-only', country: 'RU' } as const;

  test('is what still works, with its risk, then the phone, and what can be prepared', () => {
    const advice = advised([unjudged, verdictOf('max', 0)], cutOff);
    expect(topics(advice)).toEqual(['inside', 'phone', 'prepare']);
    expect(textsOf(advice, 'inside')).toEqual([
      'These answer in this check: MAX.',
      expect.stringMatching(/^Also run inside the country, and not tested: .*VK/),
      expect.stringContaining('no end-to-end encryption on MAX and VK'),
    ]);
    expect(textsOf(advice, 'phone').join()).toContain('can listen and read');
  });

  test('names no messengers if the country is unknown', () => {
    expect(topics(advised([unjudged], { network: 'national-only' }))).toEqual(['phone', 'prepare']);
  });

  test('is the phone and what can be prepared, if nothing answers', () => {
    const offline = plainState('whatsapp', 0, 'unsure', ['network-offline']);
    expect(topics(advised([offline], { network: 'offline' }))).toEqual(['phone', 'prepare']);
  });
});

describe('advice on making a result surer', () => {
  test.each([
    ['a likely problem', whatsapp, 'check again in 20 minutes'],
    ['a certain one', { ...whatsapp, confidence: 'confident' } as const, 'If it works there, it is this network'],
    ['doubt', plainState('max', 0, 'unsure', ['tries-disagree']), 'makes the result surer'],
    ['a connection that failed', plainState('max', 0, 'unsure', ['network-offline']), 'Once your internet is back'],
    ['access that is missing', plainState('max', 0, 'untestable', ['permission-missing']), 'Allow access'],
    ['what works', verdictOf('max', 0), 'send a message'],
  ])('%s', (_, verdict, text) => {
    expect(surerText(verdict)).toContain(text);
  });

  test('is nothing if this browser has no means', () => {
    expect(surerText(plainState('max', 0, 'untestable', ['needs-login']))).toBeUndefined();
  });
});
