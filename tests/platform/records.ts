import type { Observation } from '../../src/model/observation.ts';
import type { Round } from '../../src/model/round.ts';
import type { ServiceVerdict } from '../../src/model/verdict.ts';

/** Meaningless rounds, observations and verdicts, to be stored and moved. */

export function roundOf(at: number, change: Partial<Round> = {}): Round {
  return {
    at,
    extent: 'whole',
    trigger: 'person',
    status: 'finished',
    services: ['telegram'],
    profile: 'unknown',
    verdicts: [],
    ...change,
  };
}

export function verdictOf(service: string, at: number): ServiceVerdict {
  return { service, state: 'works', confidence: 'confident', functions: [], because: ['fresh-answer'], at, ruleset: 1 };
}

export function observationOf(at: number): Observation {
  return {
    subject: { kind: 'service', service: 'telegram', endpoint: 'web', function: 'web' },
    probe: 'https',
    host: 'web.telegram.org',
    at,
    tookMs: 120,
    attempt: 1,
    phase: 'during',
    outcome: { kind: 'answered', status: 200, healthy: true },
    reused: false,
  };
}

/** Everything that the iterator yields, as one list. */
export async function inOrder<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
