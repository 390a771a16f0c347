import { useState } from 'preact/hooks';
import type { StoreErrorCode } from '../../../platform/store/store-error.ts';
import { sentences } from '../../shared/format.ts';
import { t, textKey } from '../../shared/text.ts';

/** Says that the history cannot be read, what still works, and offers details to copy for support. */
export function FailedNote({ problem }: { readonly problem: StoreErrorCode }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(`Reachable: history ${problem}\n${navigator.userAgent}`);
    setCopied(true);
  };
  return (
    <div class="note" role="alert" data-problem={problem}>
      <p>{sentences([t(textKey('store', problem)), t('failed_still_works')])}</p>
      <button type="button" class="button button-small" data-action="copy-details" onClick={() => void copy()}>
        {copied ? t('copied') : t('copy_details')}
      </button>
    </div>
  );
}
