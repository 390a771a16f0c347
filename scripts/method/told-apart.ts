import type { Judged } from '../../tests/judge/worlds/judged.ts';
import { worlds } from '../../tests/judge/worlds/table.ts';
import { alikeWorlds } from '../../tests/judge/worlds/told-apart.ts';
import { code, item } from './markdown.ts';

const seenBy = {
  chromium: 'in Chromium',
  firefox: 'in Firefox',
  unnamed: 'without access to the host',
} as const satisfies Record<NonNullable<Judged['naming']>, string>;

/** Sets of states of the world that look the same, and their verdict. */
export function alikeItems(): string[] {
  return alikeWorlds().map(({ worlds: alike, said, namings }) => {
    const where = namings.length === 0 || namings.length === Object.keys(seenBy).length ? [] : namings;
    const browsers = where.map((naming) => seenBy[naming]).join(' and ');
    return item(
      `${alike.map(({ is }) => is).join('; ')}${browsers && ` (${browsers})`}`,
      `Said: ${said.map((words) => words.split(', ').map(code).join(' ')).join(' or ')}.`,
    );
  });
}

/** How many states of the world there are. */
export const worldCount = worlds.length;
