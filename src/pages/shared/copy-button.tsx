import { useState } from 'preact/hooks';
import { t } from './text.ts';

const copiedForMs = 2000;

/** Copies a text to the clipboard and briefly confirms it. */
export function CopyButton({ text }: { readonly text: () => string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => setCopied(false), copiedForMs);
  };
  return (
    <button type="button" class="button button-small" data-action="copy" onClick={() => void copy()}>
      {copied ? t('copied') : t('copy')}
    </button>
  );
}
