import './share.css';
import { h, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { directionOf } from '../../../model/language.ts';
import { Button } from '../../shared/button.tsx';
import { CopyButton } from '../../shared/copy-button.tsx';
import { checkedPart } from '../../shared/current/may-check.ts';
import { now, view } from '../../shared/current/state.ts';
import { t, textLanguage } from '../../shared/text.ts';
import { Tick } from '../../shared/tick.tsx';
import { useRead } from '../../shared/use-read.ts';
import { comparePath, evidencePath } from '../parts/paths.ts';
import { Card, cardHeight, cardWidth } from './card.tsx';
import { markdownText, plainText } from './share-text.ts';
import { readNetworkLabel, type SharedResult, sharedResult } from './shared-result.ts';

/**
 * The last result as text and as a picture, to be shared by hand. All of it is shown first, and nothing is sent. There is
 * no link: the address of a page of this extension would carry the id of the installation, and opens nowhere else.
 */
export function Share() {
  const [named, setNamed] = useState(false);
  const snapshot = view.value;
  const [label] = useRead(
    async () => snapshot?.finished && readNetworkLabel(snapshot.finished),
    [snapshot?.finished?.at],
  );
  const result = snapshot && sharedResult(snapshot, now.value, named ? label : undefined);
  const part = snapshot && checkedPart(snapshot);
  if (!snapshot) return undefined;
  return (
    <>
      <p class="back">
        <Link href="/">{t('to_overview')}</Link>
      </p>
      <h1>{t('share_title')}</h1>
      <p class="quiet">{t('share_hint')}</p>
      {result ? (
        <>
          {part && <p data-part>{t('share_part', part)}</p>}
          {label && (
            <Tick action="share-network-name" on={named} change={setNamed}>
              {t('share_network_name', { network: label })}
            </Tick>
          )}
          <div class="share-forms">
            <Texts result={result} />
            <Picture result={result} />
          </div>
        </>
      ) : (
        <p class="nothing">{t('share_nothing')}</p>
      )}
      <p>
        {t('share_evidence')} <Link href={evidencePath}>{t('proof_title')}</Link>
      </p>
      <p>
        {t('compare_advice')} <Link href={comparePath}>{t('compare_title')}</Link>
      </p>
    </>
  );
}

function Texts({ result }: { readonly result: SharedResult }) {
  return (
    <section aria-labelledby="share-text">
      <h2 id="share-text">{t('share_text')}</h2>
      {[
        { form: 'plain', text: plainText(result), name: t('share_plain') },
        { form: 'markdown', text: markdownText(result), name: t('share_markdown') },
      ].map(({ form, text, name }) => (
        <details key={form} open={form === 'plain'} data-form={form}>
          <summary>{name}</summary>
          <textarea dir="auto" rows={12} autocomplete="off" readOnly aria-label={name} value={text} />
          <CopyButton text={() => text} />
        </details>
      ))}
    </section>
  );
}

function Picture({ result }: { readonly result: SharedResult }) {
  const [picture, setPicture] = useState<{ readonly address: string; readonly file: File } | undefined>(undefined);
  const language = textLanguage();
  useEffect(() => {
    let made: string | undefined;
    let wanted = true;
    void pictureOf(result, directionOf(language) === 'rtl').then((drawn) => {
      if (!wanted) return;
      made = URL.createObjectURL(drawn);
      const name = `reachable-${new Date(result.at).toISOString().slice(0, 10)}.png`;
      setPicture({ address: made, file: new File([drawn], name, { type: drawn.type }) });
    });
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [JSON.stringify(result), language]);
  const alt = plainText(result);
  return (
    <section aria-labelledby="share-picture">
      <h2 id="share-picture">{t('share_picture')}</h2>
      {picture && (
        <>
          {/* The text has the names of messengers in it, which are not to be translated. */}
          <img class="share-card" src={picture.address} alt={alt} translate={false} width="1200" height="630" />
          <p class="line share-actions">
            <SystemShare text={alt} file={picture.file} />
            <CopyPicture file={picture.file} />
            <a
              class="button button-small"
              href={picture.address}
              download={picture.file.name}
              data-action="save-picture"
            >
              {t('share_save_picture')}
            </a>
            <span class="quiet">{t('share_alt_hint')}</span>
          </p>
        </>
      )}
    </section>
  );
}

/** The card as a PNG file. */
export async function pictureOf(result: SharedResult, rtl: boolean): Promise<Blob> {
  const drawn = document.createElement('div');
  render(h(Card, { result, rtl }), drawn);
  const svg = new XMLSerializer().serializeToString(drawn.firstElementChild ?? drawn);
  // Unmounted, or it would be rendered again at each change of language.
  render(undefined, drawn);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(cardWidth, cardHeight);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = cardWidth;
    canvas.height = cardHeight;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((file) => (file ? resolve(file) : reject(new Error('the browser made no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

interface Props {
  readonly text: string;
  readonly file: File;
}

/** Hands the text and the picture to the sheet of the system, and no address. Absent where the browser has no such sheet. */
function SystemShare({ text, file }: Props) {
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
  return <Button action="system-share" look="small" text={t('share_system')} press={share} />;
}

/** Copies the picture, to be pasted into a chat. */
function CopyPicture({ file }: Pick<Props, 'file'>) {
  const [copied, setCopied] = useState(false);
  if (typeof ClipboardItem === 'undefined') return undefined;
  const copy = async () => {
    await navigator.clipboard.write([new ClipboardItem({ [file.type]: file })]);
    setCopied(true);
  };
  return <Button action="copy-picture" look="small" text={t(copied ? 'copied' : 'share_copy_picture')} press={copy} />;
}
