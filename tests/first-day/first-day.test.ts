import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import { changes, ways } from './change.ts';
import { accusedIn, type Row, type RowResult, resultsOf, rowsOf } from './rows.ts';
import { type Servers, startServers } from './servers.ts';
import { isAccused, isNamed, namesCause } from './table.ts';

/** Runs one row in this many, of all services. The whole list is a separate command. */
const oneIn = 12;

let servers: Servers;
beforeAll(async () => {
  servers = await startServers([...changes, ...ways]);
});
afterAll(() => servers.stop());

const sampleOf = (rows: readonly Row[]) => rows.filter((_, index) => index % oneIn === 0);
const told = ({ row, fresh }: RowResult) =>
  `${row.target.service.id} ${row.change.id} at ${row.target.url} in ${row.browser}: ${accusedIn(fresh)}`;

describe('if the owner of one address has changed it', () => {
  it('a first check accuses nobody, and later ones are never certain', async () => {
    const results = await resultsOf(sampleOf(rowsOf(services, changes)), servers);
    expect(results.filter(({ isAsked }) => isAsked).length).toBeGreaterThan(200);
    expect(results.filter(isAccused).map(told)).toEqual([]);
    const certain = results.filter(
      ({ seenToWork }) => accusedIn(seenToWork).length > 0 && seenToWork.functions.some(isCertainlyBlocked),
    );
    expect(certain.map(told)).toEqual([]);
  });
});

function isCertainlyBlocked({ state, confidence }: RowResult['fresh']['functions'][number]): boolean {
  return confidence === 'confident' && state !== 'works';
}

describe('if somebody on the path holds one address back', () => {
  it('a first check names it, and its cause', async () => {
    const judged = rowsOf(services, ways).filter(({ target }) => target.isJudged);
    const results = (await resultsOf(sampleOf(judged), servers)).filter(({ isAsked }) => isAsked);
    expect(results.length).toBeGreaterThan(80);
    expect(results.filter((one) => !isNamed(one)).map(told)).toEqual([]);
    const right = results.filter((one) => ways.some((way) => way === one.row.change && namesCause(one, way)));
    expect(right.length / results.length).toBeGreaterThanOrEqual(0.97);
  });
});
