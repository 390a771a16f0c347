import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { probeRelay, usernameFrom } from '../../src/background/round/call-relay.ts';
import { askRelayJob } from '../../src/offscreen/jobs.ts';
import { runJobsHere, runnerOf } from '../../src/platform/browser/job.ts';
import { runJobsOfBackground } from '../../src/platform/browser/offscreen-page.ts';
import type { RelayOutcome } from '../../src/probe/call.ts';
import { events, fake, haveOffscreen, resetFake } from '../fake-extension.ts';

const url = 'turn:turn.example.com:443?transport=tcp';
const context = () => ({ deadlineMs: 2500, signal: new AbortController().signal });

beforeEach(() => {
  resetFake();
  haveOffscreen(true);
});

afterEach(() => runJobsHere(async () => []));

/** An offscreen page that gives this answer, and the requests that it got. */
function pageThatSays(answer: RelayOutcome) {
  const asked: unknown[] = [];
  runJobsOfBackground([
    runnerOf(askRelayJob, async (question) => {
      asked.push(question);
      return answer;
    }),
  ]);
  return asked;
}

describe('a call relay', () => {
  it('is asked by the offscreen page if the background has no document', async () => {
    const asked = pageThatSays({ kind: 'reached', by: 'refusal', tookMs: 140 });
    expect((await probeRelay({ url }, context())).sighting).toMatchObject({
      probe: 'turn',
      host: 'turn.example.com',
      tookMs: 140,
      outcome: { kind: 'relay-answered', by: 'refusal' },
    });
    expect(asked).toEqual([{ url, username: expect.stringMatching(/^\d{10}:\d{1,10}$/), deadlineMs: 2500 }]);
  });

  it.each([
    [undefined, '1764421200:1073741824'],
    ['{until}:{number}', '1764421200:1073741824'],
    ['threema-angular', 'threema-angular'],
  ])('is asked like its own client asks it, by "%s" as %s', (user, username) => {
    expect(usernameFrom(user, 1_764_334_800.9, 0.5)).toBe(username);
  });

  it('passes on which address it sees, beside what is stored', async () => {
    pageThatSays({ kind: 'reached', by: 'address', tookMs: 40, seenAs: '95.24.118.37' });
    const { sighting, seenAs } = await probeRelay({ url: 'stun:stun.example.com:3478' }, context());
    expect(seenAs).toBe('95.24.118.37');
    expect(JSON.stringify(sighting)).not.toContain('95.24');
  });

  it('shares one page with all relays and message channels', async () => {
    pageThatSays({ kind: 'silent', tookMs: 2500 });
    await Promise.all([probeRelay({ url }, context()), probeRelay({ url: 'stun:stun.example.com:3478' }, context())]);
    expect(fake.pages).toMatchObject([{ reasons: ['WORKERS', 'WEB_RTC'] }]);
  });

  it.each([
    ['name-error', { kind: 'failed', failure: 'dns_lookup_error' }],
    ['connection-failed', { kind: 'failed', failure: 'relay_failed' }],
    ['silent', { kind: 'failed', failure: 'generic_timeout_error' }],
    ['no-webrtc', { kind: 'skipped', why: 'no-webrtc' }],
  ] as const)('whose request ends with %s gives the outcome %o', async (kind, outcome) => {
    pageThatSays({ kind, tookMs: 1 });
    expect((await probeRelay({ url }, context())).sighting.outcome).toEqual(outcome);
  });

  it('gives no observation once the round was stopped', async () => {
    pageThatSays({ kind: 'silent', tookMs: 1 });
    const signal = AbortSignal.abort();
    expect((await probeRelay({ url }, { deadlineMs: 2500, signal })).sighting.outcome).toEqual({
      kind: 'failed',
      failure: 'interrupted',
    });
  });

  it('is asked by the background itself if that has a document', async () => {
    const asked = pageThatSays({ kind: 'silent', tookMs: 1 });
    runJobsHere(async () => [runnerOf(askRelayJob, async () => ({ kind: 'no-webrtc', tookMs: 0 }))]);
    expect((await probeRelay({ url }, context())).sighting.outcome).toEqual({ kind: 'skipped', why: 'no-webrtc' });
    expect(asked).toEqual([]);
    expect(fake.pages).toEqual([]);
  });
});

describe('the offscreen page', () => {
  it('answers only the extension, and only requests that it knows', () => {
    const asked = pageThatSays({ kind: 'silent', tookMs: 1 });
    const respond = () => undefined;
    events.message.fire({ job: 'ask-relay', ask: { url, deadlineMs: 1 } }, { id: 'another' }, respond);
    events.message.fire({ job: 'open-anything', ask: { url, deadlineMs: 1 } }, { id: 'fake-id' }, respond);
    expect(asked).toEqual([]);
  });
});
