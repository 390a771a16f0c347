import { useState } from 'preact/hooks';
import type { Observation } from '../../core/observation.ts';
import { t } from '../text.ts';

const copiedForMs = 2000;

/** The facts as they are stored, for experts and for reports; always left to right. */
export function RawEvents({ facts }: { readonly facts: readonly Observation[] }) {
  const [copied, setCopied] = useState(false);
  const text = facts.map((fact) => JSON.stringify(fact)).join('\n');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), copiedForMs);
  };
  return (
    <details class="raw">
      <summary>{t('raw_events')}</summary>
      <button type="button" class="button button-small" data-action="copy" onClick={() => void copy()}>
        {copied ? t('copied') : t('copy')}
      </button>
      <pre dir="ltr">{text}</pre>
    </details>
  );
}
