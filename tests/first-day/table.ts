import type { Way } from './change.ts';
import { accusedIn, isAllOfIt, type RowResult } from './rows.ts';

/** Is a cause of this way named, of the service or of a part of it? */
export function namesCause({ fresh }: RowResult, { causes }: Way): boolean {
  return [fresh, ...fresh.functions].some(({ cause }) => cause !== undefined && causes.includes(cause));
}

/** Accused at a first check, though not all of the service has changed. */
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

/** What checks said where an owner changed one address. */
export function changesTable(results: readonly RowResult[]): readonly string[] {
  const asked = results.filter((one) => one.isAsked && !isAllOfIt(one));
  const count = (of: readonly RowResult[], holds: (one: RowResult) => boolean) => of.filter(holds).length;
  const isUnsure = ({ fresh }: RowResult) => fresh.state === 'unsure';
  return [
    line(['one address', 'checks', 'works', 'not sure', 'accused', 'accused after it worked']),
    line(['---', '---', '---', '---', '---', '---']),
    ...[...byLikeness(asked), ['all of these', asked] as const].map(([like, all]) =>
      line([
        like,
        all.length,
        count(all, (one) => !isUnsure(one) && !isAccused(one)),
        count(all, (one) => isUnsure(one) && !isAccused(one)),
        count(all, isAccused),
        count(all, ({ seenToWork }) => accusedIn(seenToWork).length > 0),
      ]),
    ),
  ];
}

/** What checks said where somebody on the path held one address back. */
export function waysTable(results: readonly RowResult[], ways: readonly Way[]): readonly string[] {
  const asked = results.filter(({ isAsked, row }) => isAsked && row.target.isJudged);
  const wayOf = ({ row }: RowResult) => ways.find((way) => way === row.change);
  const isRight = (one: RowResult) => {
    const way = wayOf(one);
    return way !== undefined && namesCause(one, way);
  };
  return [
    line(['one address, by the path', 'checks', 'named', 'cause right']),
    line(['---', '---', '---', '---']),
    ...[...byLikeness(asked), ['all of these', asked] as const].map(([like, all]) =>
      line([like, all.length, all.filter(isNamed).length, all.filter(isRight).length]),
    ),
  ];
}
