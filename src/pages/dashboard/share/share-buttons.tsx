import { useState } from 'preact/hooks';
import { t } from '../../shared/text.ts';

interface Props {
  readonly text: string;
  readonly file: File;
}

/** Hands the text and the picture to the sheet of the system, and no address. Absent where the browser has no such sheet. */
export function SystemShare({ text, file }: Props) {
  const shared = { text, files: [file] };
  if (!navigator.canShare?.(shared)) return undefined;
  const share = async () => {
    try {
      await navigator.share(shared);
    } catch (error) {
      // Whoever closes the sheet has changed their mind, which is no error.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    }
  };
  return (
    <button type="button" class="button button-small" data-action="system-share" onClick={() => void share()}>
      {t('share_system')}
    </button>
  );
}

/** Copies the picture, to be pasted into a chat. */
export function CopyPicture({ file }: Pick<Props, 'file'>) {
  const [copied, setCopied] = useState(false);
  if (typeof ClipboardItem === 'undefined') return undefined;
  const copy = async () => {
    await navigator.clipboard.write([new ClipboardItem({ [file.type]: file })]);
    setCopied(true);
  };
  return (
    <button type="button" class="button button-small" data-action="copy-picture" onClick={() => void copy()}>
      {t(copied ? 'copied' : 'share_copy_picture')}
    </button>
  );
}
