import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { byteOrderMark } from '../../../history/export/csv.ts';
import { Button } from '../../shared/button.tsx';
import { saveFile } from '../../shared/save-file.ts';
import { t } from '../../shared/text.ts';

interface Props {
  readonly title: string;
  /** Names the chart in files and for tests. */
  readonly name: string;
  /** What the chart shows, in a sentence. */
  readonly summary?: string | undefined;
  /** Renders the same data as a table. Absent if the chart is a table already. */
  readonly table?: () => ComponentChildren;
  /** The same data as CSV. */
  readonly csv: () => string;
  readonly children: ComponentChildren;
}

/** A chart with buttons that show its data as a table and save it as CSV. */
export function Chart({ title, name, summary, table, csv, children }: Props) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section class="chart" aria-labelledby={id} data-chart={name}>
      <header class="line chart-head">
        <h2 id={id}>{title}</h2>
        {table && (
          <Button
            action="table"
            look="small"
            text={t('show_as_table')}
            aria-pressed={asTable}
            aria-describedby={id}
            press={() => setAsTable(!asTable)}
          />
        )}
        <Button
          action="csv"
          look="small"
          text={t('save_csv')}
          aria-describedby={id}
          press={() => saveFile(new Blob([byteOrderMark, csv()], { type: 'text/csv' }), `reachable-${name}.csv`)}
        />
      </header>
      {summary && <p class="chart-says">{summary}</p>}
      {asTable && table ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        <div class="scroll" tabIndex={0}>
          {table()}
        </div>
      ) : (
        children
      )}
    </section>
  );
}
