import type { ComponentChildren } from 'preact';
import type { Words } from './words.ts';

interface Props {
  readonly words: Words;
  readonly children: ComponentChildren;
}

/** The section that leads to the data dictionary. */
export function DataSection({ words: { t }, children }: Props) {
  return (
    <section>
      <h2>
        <a href="data.html">{t('data_title')}</a>
      </h2>
      {children}
    </section>
  );
}
