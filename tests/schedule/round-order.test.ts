import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import type { Observation } from '../../src/model/observation.ts';
import { dueTasks } from '../../src/schedule/due.ts';
import { keyOf } from '../../src/schedule/plan.ts';
import { phaseRounds, runPhaseRound } from './phase-rounds.ts';

/** The requests of a round, in order: attempts are numbered, and equal ones in a row are counted. */
// biome-ignore format: a table is read by its rows
const orders = {
  'all is well': '5 × control before, 2 × control relay 1, 8 × try 1, 3 × relay 1, object-head, 2 × small-upload, control first-download, control first-upload, 3 × first-download, 2 × first-upload, control download, download, 2 × control relay 2, 5 × quic',
  'a long line': '5 × control before, 2 × control relay 1, try 1, 2 × control first-download, 2 × try 1, object-head, small-upload, 5 × try 1, try 2, other-path, 6 × control after, 2 × control relay 2, 3 × relay 1, control first-upload, 3 × first-download, first-upload, control download, download, 5 × quic',
  'a long line that is narrow': '5 × control before, 2 × control relay 1, try 1, control first-download, 7 × try 1, 3 × relay 1, object-head, 2 × small-upload, control first-upload, 4 × first-download, control first-download, 2 × first-upload',
  'a long line that loses answers': '5 × control before, 2 × control relay 1, 8 × try 1, 3 × relay 1',
  'a narrow line': '5 × control before, 2 × control relay 1, 8 × try 1, comparison, try 2, 6 × control after, 2 × control relay 2, 3 × relay 1, 3 × relay 2, control relay 3, object-head, control first-download, small-upload, control first-upload, 4 × first-download, control first-download, first-upload, try 4',
  'a line that loses answers': '6 × control before, 6 × try 1, 2 × try 2, 6 × control after',
  'a host is silent': '5 × control before, 2 × control relay 1, 8 × try 1, comparison, try 2, 6 × control after, 2 × control relay 2, 3 × relay 1, object-head, small-upload, control first-download, control first-upload, 3 × first-download, first-upload, control download, download, try 4, 5 × quic',
  'a host refuses': '5 × control before, 2 × control relay 1, 8 × try 1, comparison, try 2, port-80, 6 × control after, 2 × control relay 2, 3 × relay 1, object-head, small-upload, control first-download, control first-upload, 3 × first-download, first-upload, control download, download, 5 × quic',
  'a name is gone': '5 × control before, 2 × control relay 1, 8 × try 1, lookup, comparison, try 2, try 3, 6 × control after, 2 × control relay 2, 3 × relay 1, object-head, small-upload, control first-download, control first-upload, 3 × first-download, first-upload, control download, download, 5 × quic',
  'a private authority': '6 × control before, 6 × try 1, lookup, try 2, 6 × control after, small-upload, control first-download, control first-upload, 2 × first-download, control first-download, first-upload, 4 × quic',
  'relays are silent': '5 × control before, 2 × control relay 1, 8 × try 1, 3 × relay 1, 3 × relay 2, control relay 2, object-head, 2 × small-upload, control first-download, control first-upload, 3 × first-download, 2 × first-upload, control download, download, control relay 3, control relay 2, 5 × quic',
  'one service alone answers': '12 × control before, try 1, 2 × control relay 1, 7 × try 1, 3 × control during, 7 × try 1',
  'the line goes dead': '6 × control before, 2 × control relay 1, 11 × try 1, 6 × control during, 12 × try 1, try 2, try 3, try 2, try 3, try 2, try 3, try 2, try 3, try 1, try 2, try 1, try 2, try 1, try 2, try 1, 2 × try 2, try 3, try 1, try 2, try 1, 2 × try 2, try 3, try 1, 2 × try 2, try 3, try 2, try 3, try 2, try 3, try 2, try 3, try 2, try 3, 10 × control after, 2 × control relay 2, 4 × relay 1, 4 × relay 2, control relay 3',
};

/** The same with several tasks at once. */
// biome-ignore format: a table is read by its rows
const ordersAtOnce = {
  'a long line': '5 × control before, 2 × control relay 1, try 1, 2 × control first-download, 7 × try 1, 2 × relay 1, object-head, try 2, other-path, 6 × control after, 2 × control relay 2, relay 1, small-upload, control first-upload, 3 × first-download, first-upload, control download, download, 5 × quic',
  'a narrow line': '5 × control before, 2 × control relay 1, 8 × try 1, comparison, try 2, port-80, 6 × control after, 2 × control relay 2, 3 × relay 1, 3 × relay 2, control relay 3, object-head, control first-download, small-upload, control first-upload, 4 × first-download, control first-download, first-upload, try 4',
  'one service alone answers': '12 × control before, try 1, 2 × control relay 1, 8 × try 1, 3 × control during, 9 × try 1',
  'the line goes dead': '6 × control before, 2 × try 1, 2 × control relay 1, 11 × try 1, 6 × control during, 10 × try 1, 3 × try 2, 3 × try 3, try 2, try 3, try 1, try 2, try 1, try 2, try 1, try 2, try 1, 2 × try 2, try 1, try 3, try 2, try 1, try 2, try 3, try 1, 7 × try 2, 5 × try 3, 10 × control after, 2 × control relay 2, 4 × relay 1, 4 × relay 2, control relay 3',
};

/** `control/foreign-github/after/1`: `control after`; `endpoint/discord/web/https/2`: `try 2`. */
function kindOf(key: string): string {
  const [kind = '', subject] = key.split('/');
  const [probe, attempt] = key.split('/').slice(-2);
  const of = subject === 'control' ? 'control ' : '';
  if (kind === 'control') return `control ${probe}`;
  if (kind === 'relay') return `${of}relay ${attempt}`;
  if (kind === 'transfer') return `${of}${probe}`;
  if (kind === 'endpoint') return /^(https|websocket|handshake)$/.test(`${probe}`) ? `try ${attempt}` : `${probe}`;
  return kind;
}

function orderOf(done: readonly string[]): string {
  const runs: { kind: string; count: number }[] = [];
  for (const kind of done.map(kindOf)) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.count += 1;
    else runs.push({ kind, count: 1 });
  }
  return runs.map(({ kind, count }) => (count > 1 ? `${count} × ${kind}` : kind)).join(', ');
}

describe('a round', () => {
  it.each(Object.entries(orders))('asks one by one in its order: %s', (name, order) => {
    const round = phaseRounds[name];
    expect(round && orderOf(runPhaseRound(round, false).done)).toBe(order);
  });

  it.each(Object.entries(ordersAtOnce))('asks several at once in its order: %s', (name, order) => {
    const round = phaseRounds[name];
    expect(round && orderOf(runPhaseRound(round, true).done)).toBe(order);
  });
});

describe('a check', () => {
  const round = phaseRounds['all is well'];
  const { seen = [] } = round ? runPhaseRound(round, false) : {};
  const due = (some: readonly Observation[]) =>
    round ? dueTasks(round.plan, checkOf(some), { onLine: true }).map(keyOf) : [];
  const relays = /^relay/;
  const large = /^transfer\/[^/]+\/[^/]+\/first-download/;

  it('asks no relay while a first control is left, since that may show a proxy, which datagrams would bypass', () => {
    const pages = seen.filter(({ probe }) => /^(http|https|websocket)$/.test(probe));
    expect(due(pages).some((key) => relays.test(key))).toBe(true);
    const secure = pages.filter(({ probe }) => probe !== 'http');
    expect(due(secure).some((key) => relays.test(key))).toBe(false);
  });

  it('takes no large sample of a service while an endpoint is untried', () => {
    const first = seen.slice(0, seen.findIndex(({ probe }) => probe === 'first-download') + 1);
    const untried = first.findLast(({ probe }) => probe === 'https');
    const ofServices = (some: readonly Observation[]) =>
      due(some).filter((key) => large.test(key) && !key.includes('/control/'));
    expect(ofServices(first)).not.toEqual([]);
    expect(ofServices(first.filter((o) => o !== untried))).toEqual([]);
  });
});
