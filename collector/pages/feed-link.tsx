import type { Words } from './words.ts';

interface Props {
  readonly words: Words;
  readonly file: string;
}

export function FeedLink({ words: { t }, file }: Props) {
  return (
    <p>
      <a href={file}>{t('feed')}</a>
    </p>
  );
}
