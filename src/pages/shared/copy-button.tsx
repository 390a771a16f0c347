import { useId, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { announce } from './current/announcer.tsx';
import { t } from './text.ts';

const copiedForMs = 2000;

interface Props {
  readonly text: () => string;
  /** The id of the text that is copied, where a page has several. */
  readonly of?: string;
}

/** Copies a text to the clipboard and briefly confirms it. */
export function CopyButton({ text, of }: Props) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    announce(t('copied'));
    setTimeout(() => setCopied(false), copiedForMs);
  };
  return (
    <Button
      action="copy"
      look="small"
      text={copied ? t('copied') : t('copy')}
      id={id}
      aria-labelledby={of && `${id} ${of}`}
      press={copy}
    />
  );
}
