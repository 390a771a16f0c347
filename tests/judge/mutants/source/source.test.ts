import { describe, expect, it } from 'vitest';
import { prepared } from './examine.ts';
import { instrumented } from './instrument.ts';
import { larger, mutantsOf, smaller } from './mutants.ts';
import { unknownAmongEqual } from './report.ts';
import { type Entry, sitesOf } from './sites.ts';

const namesIn = (text: string) => sitesOf('src/sample.ts', text).map(({ kind, name }) => `${kind} ${name}`);

describe('what mutants change', () => {
  it('is each number with a source', () => {
    const sourced = '/** @source RFC 6298 */\n';
    expect(namesIn(`${sourced}export const waitMs = 1000;\nconst other = 2;`)).toEqual(['number waitMs']);
    expect(namesIn(`${sourced}const dayMs = 24 * 3_600_000;`)).toEqual(['number dayMs']);
    expect(namesIn(`const limits = { ${sourced}waitMs: 5, bytes: 1 } as const;`)).toEqual(['number limits.waitMs']);
  });

  it('is each predicate', () => {
    expect(namesIn('export function isLate(ms: number): boolean { return ms > 5; }')).toEqual(['predicate isLate']);
    expect(namesIn('const isLate = ({ ms }: Try) => ms > 5;')).toEqual(['predicate isLate']);
    expect(namesIn('const laterThan = (ms: number) => (one: Try) => one.ms > ms;')).toEqual(['predicate laterThan']);
    expect(namesIn('export function latest(ms: number): number { return ms; }')).toEqual([]);
  });

  it('is each exported list of entries with names, and those in it', () => {
    expect(namesIn("export const steps = [{ id: 'first' }, { id: 'second' }];")).toEqual(['list steps']);
    const group = "{ group: 'all', phases: [{ id: 'first' }, { id: 'second' }] }";
    expect(namesIn(`export const phases = phaseList<Moment>([${group}]);`)).toEqual(['list phases all']);
    expect(namesIn(`export const rules = ruleList([${group}]);`)).toEqual([]);
  });
});

describe('mutants', () => {
  it('change a number by a quarter, and a whole one by at least one', () => {
    expect([0.2, 1, 2, 5, 1000].map(larger)).toEqual([0.25, 2, 3, 7, 1250]);
    expect([0.2, 1, 2, 5, 1000].map(smaller)).toEqual([0.15000000000000002, 0, 1, 3, 750]);
  });

  /** The result of each change to a list of these entries: their names, each with its conditions. */
  const changesOf = (...given: readonly Partial<Entry>[]) => {
    const entries = given.map(
      (one, at): Entry => ({ name: 'abc'[at] ?? '', after: undefined, conditions: [], ...one }),
    );
    const list = entries.map(({ name, conditions }) => ({
      name,
      when: Object.fromEntries(conditions.map((one) => [one, 1])),
    }));
    const made = mutantsOf([{ kind: 'list', file: 'src/sample.ts', name: 'steps', spans: [], entries }]);
    return made.map(({ change }) =>
      (change(list) as typeof list).map(({ name, when }) => [name, ...Object.keys(when)].join(' ')).join(),
    );
  };

  it('leave out each entry of a list', () => {
    expect(changesOf({}, {}, {})).toEqual(['b,c', 'a,c', 'a,b']);
  });

  it('move an entry of a list before those that have to go first', () => {
    expect(changesOf({}, {}, { after: ['a'] })).toEqual(['b,c', 'a,c', 'a,b', 'c,a,b']);
    expect(changesOf({}, {}, { after: 'all above' })).toEqual(['b,c', 'a,c', 'a,b', 'c,a,b', 'a,c,b']);
  });

  it('drop each condition of an entry', () => {
    const wideAndLong = { conditions: ['wide', 'long'] };
    expect(changesOf(wideAndLong, {})).toEqual(['b', 'a long,b', 'a wide,b', 'a wide long']);
  });

  it("are switched on if a site's value is computed", () => {
    const text = 'export function isLate(ms: number): boolean { return ms > 5; }';
    const sites = sitesOf('src/sample.ts', text).map((site) => [7, site] as const);
    expect(instrumented('src/sample.ts', text, sites, [])).toContain('return switches.site(7, ms > 5);');
  });
});

describe('the mutants of a file', async () => {
  const { mutants, examine } = await prepared((file) => file === 'tests/measure/network/line.test.ts');

  it('are noticed by its test if that reaches them', async () => {
    const examined = [];
    for (const mutant of mutants)
      if (mutant.key.startsWith('measure/network/line.ts')) examined.push(await examine(mutant));
    const reached = examined.filter((one) => one.reached > 0);
    expect(reached).not.toEqual([]);
    expect(reached.filter(({ noticedBy }) => noticedBy === undefined)).toEqual([]);
  });

  it('have the names used in the list of equal ones', () => {
    expect(unknownAmongEqual(mutants.map(({ key }) => key))).toEqual([]);
  });
});
