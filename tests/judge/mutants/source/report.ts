import { equal } from './equal.ts';
import type { Examined } from './examine.ts';

export interface Report {
  readonly lines: readonly string[];
  /** How many of the mutants that are not proven equal a golden test notices. */
  readonly share: number;
  /** What is wrong with the list of equal ones. */
  readonly faults: readonly string[];
}

export function report(examined: readonly Examined[]): Report {
  const isEqual = ({ key }: Examined) => key in equal;
  const noticed = examined.filter(({ noticedBy }) => noticedBy !== undefined);
  const survivors = examined.filter((one) => one.noticedBy === undefined && !isEqual(one));
  const files = [...new Set(examined.map(({ key }) => fileOf(key)))].map((file) => {
    const isOf = ({ key }: Examined) => fileOf(key) === file;
    const counts = [examined, noticed, examined.filter(isEqual), survivors].map((some) => some.filter(isOf).length);
    return `| ${file} | ${counts.join(' | ')} |`;
  });
  return {
    lines: [
      '| file | mutants | noticed | proven equal | survive |',
      '| --- | --- | --- | --- | --- |',
      ...files,
      ...survivors.map(({ key, reached }) => `survives: ${key}, reached by ${reached} tests`),
    ],
    share: noticed.length / (noticed.length + survivors.length),
    faults: [
      ...unknownAmongEqual(examined.map(({ key }) => key)),
      ...noticed.filter(isEqual).map(({ key, noticedBy }) => `not equal: ${key}, which ${noticedBy} notices`),
    ],
  };
}

const fileOf = (key: string) => key.split(' ')[0];

/** Entries in the list of equal mutants that match no mutant. */
export function unknownAmongEqual(keys: readonly string[]): string[] {
  const known = new Set(keys);
  return Object.keys(equal)
    .filter((key) => !known.has(key))
    .map((key) => `no such mutant: ${key}`);
}
