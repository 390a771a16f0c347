import '../../fake-extension.ts';
import { describe, expect, it } from 'vitest';
import { downloadSample } from '../../../src/measure/transfers/transfer.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { type HonestLine, honestLines } from '../speed/honest-lines.ts';
import { count, jobNames } from './count.ts';
import { type CheckOnLine, networkOverLine } from './network-over-line.ts';

/** What whole checks say on lines of this name. */
const counted = (name: string, checks: number) => count(jobNames.indexOf(name), checks);

describe('whole checks over a simulated line, one after the other', () => {
  it.each([
    '10 Mbit/s',
    'loses 3 %',
    'way to services loses 1 %, 255 ms',
    'way to services loses 2 %, 255 ms, and better before',
    'busy device, 0.6 s',
    'servers that take two seconds, and better before',
  ])('accuse nobody where nothing is held back: %s', async (name) => {
    const { rows, named } = await counted(name, 8);
    expect([rows, named]).toEqual([56, 0]);
  });

  it('read no long sample where ordinary ones are as usual', async () => {
    const line = honestLines.find(({ name }) => name === '10 Mbit/s') as HonestLine;
    const rounds = await networkOverLine(new Array<CheckOnLine>(6).fill({ line }), seededRandom(1));
    const closer = rounds.flatMap(({ seen }) => seen.filter(({ probe }) => probe === 'download'));
    expect(closer.length).toBeGreaterThanOrEqual(2 * rounds.length);
    expect(new Set(closer.map(({ transfer }) => transfer?.bytes))).toEqual(new Set([downloadSample.maxBytes]));
  });

  it.each([
    'down 64 kbit/s shaped, 1 services, on 10 Mbit/s *',
    'down 500 kbit/s policed, 16 kB at once, 1 services, on 10 Mbit/s *',
    'down stops after 16 kB, 1 services, on 10 Mbit/s *',
    'down 25 % of the usual 6 Mbit/s, shaped +',
    'down 50 % of the usual 6 Mbit/s, shaped +',
    'down 25 % of the usual 6 Mbit/s, policed, 16 kB at once +',
    'down 25 % of the usual 10 Mbit/s, policed, 16 kB at once +',
  ])('name what is held back: %s', async (name) => {
    const { rows, named } = await counted(name, 2);
    expect(named).toBe(rows);
  });
});
