import { drawTags } from '../../src/model/tags.ts';
import type { ProbeContext } from '../../src/probe/http.ts';
import type { Ask } from '../../src/probe/request.ts';
import { fakeEvents } from './fake-events.ts';

/** Long enough not to end tests that are not about deadlines. */
const amplyMs = 20_000;

export function contextOf(change: Partial<ProbeContext> = {}): ProbeContext {
  return {
    permitted: true,
    deadlineMs: amplyMs,
    events: fakeEvents(),
    signal: new AbortController().signal,
    tagOf: drawTags(Math.random),
    ...change,
  };
}

export function askOf(url: string, change: Partial<Ask> = {}): Ask {
  const { tagOf: _tagOf, ...context } = contextOf();
  return { ...context, url, method: 'GET', ...change };
}
