import { ImportError } from '../../../../history/export/import-error.ts';
import { StoreError } from '../../../../platform/store/store-error.ts';
import { t, textKey } from '../../../shared/text.ts';

/** Why a file was not imported, with the line and, for experts, the detail. */
export function FileError({ error }: { readonly error: unknown }) {
  if (error instanceof StoreError) {
    return (
      <p role="alert" class="refused">
        {t(textKey('store', error.code))}
      </p>
    );
  }
  if (!(error instanceof ImportError)) {
    return (
      <p role="alert" class="refused">
        {t('problem_ask')} <code dir="ltr">{String(error)}</code>
      </p>
    );
  }
  const { code, line, detail } = error;
  return (
    <p role="alert" class="refused" data-line={line}>
      {t(textKey('import', code))} {line !== undefined && t('import_line', { line })}{' '}
      {detail && <code dir="ltr">{detail}</code>}
    </p>
  );
}
