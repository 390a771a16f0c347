import type { Cell } from '../../protocol/wire/snapshot.ts';
import { Pill } from './pill.tsx';
import { countsOf, markOf, type Words } from './words.ts';

interface Props {
  readonly words: Words;
  readonly cell: Cell | undefined;
}

/** A cell of a table: a word, and what the reports see. */
export function CellData({ words, cell }: Props) {
  return (
    <td>
      <Pill mark={markOf(words, cell)} />
      {cell && (
        <span class="counts">
          {countsOf(words, cell).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </span>
      )}
    </td>
  );
}

interface TableProps {
  readonly words: Words;
  /** Of what the rows are. */
  readonly head: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: preact.ComponentChildren;
    readonly day: Cell | undefined;
    readonly month: Cell | undefined;
  }[];
}

/** Cells of the last 24 hours and of the last 30 days. */
export function CellTable({ words, head, rows }: TableProps) {
  const { t } = words;
  return (
    <table class="cells">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('last_day')}</th>
          <th scope="col">{t('last_month')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, day, month }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <CellData words={words} cell={day} />
            <CellData words={words} cell={month} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
