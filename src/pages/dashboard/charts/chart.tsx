import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { byteOrderMark } from '../../../history/export/csv.ts';
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
          <button
            type="button"
            class="button button-small"
            data-action="table"
            aria-pressed={asTable}
            aria-describedby={id}
            onClick={() => setAsTable(!asTable)}
          >
            {t('show_as_table')}
          </button>
        )}
        <button
          type="button"
          class="button button-small"
          data-action="csv"
          aria-describedby={id}
          onClick={() => saveFile(new Blob([byteOrderMark, csv()], { type: 'text/csv' }), `reachable-${name}.csv`)}
        >
          {t('save_csv')}
        </button>
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
