import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { repliesDue } from '../../src/schedule/replies.ts';
import { discord, sampleControls, telegram } from '../judge/sample-services.ts';
import { control, tryAt } from '../judge/sample-tries.ts';

const plan = makePlan('whole', [telegram, discord], sampleControls, seededRandom(1));
const cut: Outcome = { kind: 'failed', failure: 'connection_reset' };
const answered: Outcome = { kind: 'answered', status: 200, healthy: true };
const page = (of: 'web' | 'media', outcome: Outcome = cut, change: Partial<Observation> = {}) =>
  tryAt(discord, of, { outcome, probe: 'https', ...change });
const asked = (seen: readonly Observation[], of = plan) =>
  repliesDue(of, checkOf(seen)).map((task) => (task.kind === 'reply' ? task.host : task.kind));
const { host } = page('web');

describe('replies of an address', () => {
  it('are requested if every request to its host is cut off, and at least two are', () => {
    expect(asked([page('web')])).toEqual([]);
    expect(asked([page('web'), page('web')])).toEqual([host]);
    expect(asked([page('web'), page('web'), page('web', answered)])).toEqual([]);
    expect(asked([1, 2].map(() => page('web', { kind: 'failed', failure: 'generic_timeout_error' })))).toEqual([]);
  });

  it('are requested once', () => {
    const reply = page('web', { kind: 'connected' }, { probe: 'own-address-reply' });
    expect(asked([page('web'), page('web'), reply])).toEqual([]);
  });

  it('are requested for a page, but not for its stand-in', () => {
    expect(asked([page('media'), page('media')])).toEqual([]);
    expect(asked([page('media'), page('media'), page('web'), page('web')])).toEqual([host]);
  });

  it('are not requested by a quiet check, one that saves data, or through a proxy', () => {
    const seen = [page('web'), page('web')];
    const quiet = makePlan('quiet', [discord], sampleControls, seededRandom(1));
    expect(asked(seen, quiet)).toEqual([]);
    expect(asked(seen, { ...plan, savesData: true })).toEqual([]);
    expect(asked([...seen, { ...control('one'), proxied: true }])).toEqual([]);
  });

  it('are not requested for an address, or on a port other than that of https', () => {
    const elsewhere = (other: string) => [1, 2].map(() => page('web', cut, { host: other }));
    expect(asked(elsewhere('203.0.113.7'))).toEqual([]);
    expect(asked(elsewhere('chat.example:8443'))).toEqual([]);
  });
});
