import { columns } from '../publisher/counts-csv.ts';
import { layout, up } from './layout.tsx';
import type { TextKey } from './texts.ts';
import type { Words } from './words.ts';

/** The data dictionary. */
export function dataPage(words: Words, publicKey: string): string {
  const { t } = words;
  return layout({
    words,
    file: 'data.html',
    title: `${t('data_title')} · Reachable`,
    main: (
      <>
        <h1>{t('data_title')}</h1>
        <p class="lead">
          {t('data_what')} <a href={`${up(words)}index.json`}>index.json</a>
        </p>
        <p>{t('data_licence')}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column}>
                <th scope="row">
                  <code>{column}</code>
                </th>
                <td>{t(`column_${column}` satisfies TextKey)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{t('data_json')}</p>
        <p>{t('data_key')}</p>
        <p class="key" dir="ltr">
          <code>{publicKey}</code>
        </p>
      </>
    ),
  });
}
