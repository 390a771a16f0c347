import type { Way } from './change.ts';
import { accusedIn, isAllOfIt, type RowResult } from './rows.ts';

/** Whether a right cause of this way is named, for the service or a part of it. */
export function namesCause({ fresh }: RowResult, { causes }: Way): boolean {
  return [fresh, ...fresh.functions].some(({ cause }) => cause !== undefined && causes.includes(cause));
}

/** Whether somebody is accused at a first check, although not all of the service has changed. */
export function isAccused(result: RowResult): boolean {
  return !isAllOfIt(result) && accusedIn(result.fresh).length > 0;
}

export function isNamed({ fresh }: RowResult): boolean {
  return accusedIn(fresh).length > 0;
}

function byLikeness(results: readonly RowResult[]): readonly (readonly [string, readonly RowResult[]])[] {
  const alike = new Map<string, RowResult[]>();
  for (const result of results) {
    const { like } = result.row.change;
    alike.set(like, [...(alike.get(like) ?? []), result]);
  }
  return [...alike];
}

const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

/**
 * The verdicts of checks: first if its owner changed one address, then if somebody on the path held it back. A dash
 * means that nothing is asked.
 */
export function tableOf(
  changed: readonly RowResult[],
  held: readonly RowResult[],
  ways: readonly Way[],
): readonly string[] {
  const head = ['one address', 'checks', 'works', 'not sure', 'accused', 'accused after it worked', 'cause right'];
  return [line(head), line(head.map(() => '---')), ...rowsByOwner(changed), ...rowsByPath(held, ways)];
}

const count = (of: readonly RowResult[], holds: (one: RowResult) => boolean) => of.filter(holds).length;

function rowsByOwner(results: readonly RowResult[]): readonly string[] {
  const asked = results.filter((one) => one.isAsked && !isAllOfIt(one));
  const isUnsure = ({ fresh }: RowResult) => fresh.state === 'unsure';
  return [...byLikeness(asked), ['all by the owner', asked] as const].map(([like, all]) =>
    line([
      like,
      all.length,
      count(all, (one) => !isUnsure(one) && !isAccused(one)),
      count(all, (one) => isUnsure(one) && !isAccused(one)),
      count(all, isAccused),
      count(all, ({ seenToWork }) => accusedIn(seenToWork).length > 0),
      '-',
    ]),
  );
}

function rowsByPath(results: readonly RowResult[], ways: readonly Way[]): readonly string[] {
  const asked = results.filter(({ isAsked, row }) => isAsked && row.target.isJudged);
  const isUnsure = (one: RowResult) => one.fresh.state === 'unsure' && !isNamed(one);
  const isRight = (one: RowResult) => {
    const way = ways.find((candidate) => candidate === one.row.change);
    return way !== undefined && namesCause(one, way);
  };
  return [...byLikeness(asked), ['all by the path', asked] as const].map(([like, all]) =>
    line([
      like,
      all.length,
      count(all, (one) => !isNamed(one) && !isUnsure(one)),
      count(all, isUnsure),
      count(all, isNamed),
      '-',
      count(all, isRight),
    ]),
  );
}
