import { describe, expect, it } from 'vitest';
import type { EndpointVerdict } from '../../src/judge/endpoint.ts';
import { judgeFunction } from '../../src/judge/function.ts';
import { functionRules } from '../../src/judge/function-rules.ts';
import { telegram, whatsapp } from './sample-services.ts';

const endpointOf = (from: typeof telegram, id: string) => {
  const endpoint = from.endpoints.find((one) => one.id === id);
  if (!endpoint) throw new Error(`there is no ${id}`);
  return endpoint;
};
const channel = endpointOf(whatsapp, 'chat');
const phones = { ...channel, id: 'app', url: 'https://v.whatsapp.example/register' };

const works = { state: 'works', confidence: 'confident', because: ['fresh-answer'], rules: [] } as const;
const doubtful = { state: 'unsure', confidence: 'unsure', because: ['tries-disagree'], rules: [] } as const;
const down = { state: 'down', confidence: 'likely', because: ['server-error-5xx'], rules: [] } as const;
const blocked = { state: 'blocked', cause: 'dns', confidence: 'likely', because: ['tries-agree'], rules: [] } as const;

const judge = (...verdicts: readonly EndpointVerdict[]) =>
  judgeFunction('messages', verdicts, { endpoints: verdicts, cutsHaveEnded: false });

describe('messages over two endpoints that do not replace each other', () => {
  it('work if both do', () => {
    expect(judge({ endpoint: channel, ...works }, { endpoint: phones, ...works })).toMatchObject({ state: 'works' });
  });

  it('are in doubt if one of them is', () => {
    expect(judge({ endpoint: channel, ...doubtful }, { endpoint: phones, ...works })).toMatchObject({
      state: 'unsure',
      because: ['tries-disagree'],
    });
  });

  it('are partly blocked if one of them is blocked', () => {
    expect(judge({ endpoint: channel, ...blocked }, { endpoint: phones, ...works })).toMatchObject({
      state: 'partial',
      cause: 'dns',
      count: { failed: 1, total: 2, which: ['chat'] },
    });
  });

  it("likely work if only the other's server is down", () => {
    expect(judge({ endpoint: channel, ...works }, { endpoint: phones, ...down })).toMatchObject({
      state: 'works',
      confidence: 'likely',
      because: ['fresh-answer', 'server-error-5xx'],
    });
    expect(judge({ endpoint: channel, ...doubtful }, { endpoint: phones, ...down })).toMatchObject({ state: 'unsure' });
  });
});

describe('an endpoint that never worked', () => {
  const ill = {
    ...doubtful,
    madeBy: 'server',
    because: ['server-error-5xx', 'not-seen-to-work'],
    marks: { ill: 'error' },
  } as const;
  const gone = { ...doubtful, madeBy: 'server-or-path', because: ['not-seen-to-work'] } as const;

  it('and answers with errors, leaves no doubt about the other one, which works', () => {
    expect(judge({ endpoint: channel, ...works }, { endpoint: phones, ...ill })).toMatchObject({
      state: 'works',
      confidence: 'likely',
      because: ['fresh-answer', 'server-error-5xx', 'not-seen-to-work'],
    });
  });

  it('and is silent, does not speak for the other one, which is blocked', () => {
    expect(judge({ endpoint: channel, ...blocked }, { endpoint: phones, ...gone })).toMatchObject({
      state: 'blocked',
      cause: 'dns',
    });
  });

  it('and is left out, leaves the verdict to the other one, and is named', () => {
    const leftOut = { ...gone, isLeftOut: true } as const;
    expect(judge({ endpoint: channel, ...works }, { endpoint: phones, ...leftOut })).toMatchObject({
      state: 'works',
      confidence: 'likely',
      leftOut: ['app'],
    });
    expect(judge({ endpoint: channel, ...leftOut }, { endpoint: phones, ...leftOut }).leftOut).toBeUndefined();
  });

  it('and is the channel, leaves a doubt, since only channels carry messages', () => {
    const leftOut = { ...gone, isLeftOut: true } as const;
    expect(judge({ endpoint: channel, ...leftOut }, { endpoint: phones, ...works })).toMatchObject({ state: 'unsure' });
  });
});

describe('messages over equal servers', () => {
  const centre = (number: number, verdict: Omit<EndpointVerdict, 'endpoint'>) => ({
    endpoint: endpointOf(telegram, `kws${number}`),
    ...verdict,
  });

  it('work if half of them do and the others are in doubt', () => {
    expect(judge(centre(1, works), centre(2, doubtful))).toMatchObject({ state: 'works' });
    expect(judge(centre(1, works), centre(2, doubtful), centre(3, doubtful))).toMatchObject({ state: 'unsure' });
  });

  it("are in doubt if one of them shows somebody else's certificate", () => {
    const intercepted = {
      state: 'unsure',
      confidence: 'unsure',
      because: ['unexpected-certificate'],
      marks: { wrongCertificate: true },
      rules: [],
    } as const;
    expect(judge(centre(1, works), centre(2, works), centre(3, intercepted))).toMatchObject({
      state: 'unsure',
      because: ['unexpected-certificate'],
    });
  });
});

describe('the rules of a function', () => {
  const centre = (number: number, verdict: Omit<EndpointVerdict, 'endpoint'>) => ({
    endpoint: endpointOf(telegram, `kws${number}`),
    ...verdict,
  });
  const listed = { ...channel, source: { kind: 'memory', where: 'for a test' } } as const;
  const untried = { state: 'untestable', confidence: 'unsure', because: ['permission-missing'], rules: [] } as const;
  const silent = { ...blocked, cause: 'ip', manner: 'timeout', madeBy: 'server-or-path' } as const;
  const leftOut = { ...doubtful, madeBy: 'server-or-path', isLeftOut: true } as const;
  const cut = (failed: number, answered: number) =>
    ({ ...doubtful, cuts: { failed, answered, cause: 'tls', manner: 'reset' } }) as const;

  /** For each rule, the endpoints of a function that it decides. */
  const examples: Readonly<Record<string, readonly EndpointVerdict[]>> = {
    'unconfirmed-alone': [{ endpoint: listed, ...blocked }],
    'equals-not-reached': [centre(1, works), centre(2, silent)],
    'most-equals-not-reached': [centre(1, works), centre(2, silent), centre(3, silent)],
    'blocked-in-part': [centre(1, works), centre(2, blocked)],
    'cut-on-some-tries': [centre(1, cut(1, 2)), centre(2, cut(1, 2))],
    blocked: [centre(1, blocked), centre(2, { ...doubtful, madeBy: 'server-or-path' })],
    'works-with-flaws': [centre(1, works), centre(2, down)],
    'works-without-some': [centre(1, works), centre(2, leftOut)],
    works: [centre(1, works), centre(2, doubtful)],
    down: [centre(1, down), centre(2, down)],
    untried: [centre(1, untried)],
    'few-are-left': [centre(1, works), centre(2, leftOut), centre(3, leftOut)],
    doubt: [centre(1, works), { endpoint: channel, ...doubtful }],
  };

  it.each(functionRules.groups.flatMap(({ rules }) => rules))('include $id', ({ id }) => {
    expect(judge(...(examples[id] ?? [])).rules?.at(-1)).toBe(id);
  });

  it('count the servers that answer among those with a known result', () => {
    expect(judge(centre(1, works), centre(2, blocked), centre(3, doubtful), centre(4, down))).toMatchObject({
      state: 'partial',
      count: { failed: 1, total: 2, which: ['kws2'] },
    });
  });

  it('count the tries that were cut off, and name how', () => {
    expect(judge(...(examples['cut-on-some-tries'] ?? []))).toMatchObject({
      state: 'partial',
      cause: 'tls',
      manner: 'reset',
      confidence: 'likely',
      count: { failed: 2, total: 6, of: 'tries' },
    });
  });
});
