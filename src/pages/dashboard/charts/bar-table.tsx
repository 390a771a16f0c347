import { percentText } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { slotText } from '../parts/format-when.ts';
import type { BarCell } from './bar-cell.ts';
import type { BarRow } from './bar-row.ts';

/** The history bars as a table, the newest time first. */
export function BarTable({ rows }: { readonly rows: readonly BarRow[] }) {
  const times = rows[0]?.cells ?? [];
  return (
    <table class="data">
      <thead>
        <tr>
          <th scope="col">{t('table_time')}</th>
          {rows.map(({ id, name }) => (
            <th scope="col" key={id}>
              <bdi>{name}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times
          .map((time, index) => (
            <tr key={time.from}>
              <th scope="row">{slotText(time)}</th>
              {rows.map(({ id, cells }) => (
                <td key={id}>{cellText(cells?.[index])}</td>
              ))}
            </tr>
          ))
          .toReversed()}
      </tbody>
    </table>
  );
}

function cellText(cell: BarCell | undefined): string {
  if (!cell || cell.rounds === 0) return '–';
  return cell.worked === undefined
    ? (cell.word ?? '')
    : t('table_cell', { state: cell.word ?? '', share: percentText(cell.worked) });
}
