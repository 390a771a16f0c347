import { useEffect, useRef } from 'preact/hooks';
import { inPrivateWindow } from '../../platform/browser/private-window.ts';
import { t } from './text.ts';

/** What a quick check moves at most, as people are told. */
export const quickMegabytes = 0.3;

/** What a full check of the seven services that are on by default moves at most, as people are told. */
export const fullMegabytes = 3;

/** "Check now". The focus starts here. */
export function CheckButton({ onPress }: { readonly onPress: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <button
      ref={button}
      type="button"
      class="button button-main"
      data-action="check-now"
      disabled={inPrivateWindow()}
      onClick={onPress}
    >
      {t('check_now')}
    </button>
  );
}

/** The longer check, beside "Check now". */
export function FullCheckButton({ onPress }: { readonly onPress: () => void }) {
  return (
    <button
      type="button"
      class="button"
      data-action="check-full"
      title={t('check_full_what')}
      disabled={inPrivateWindow()}
      onClick={onPress}
    >
      {t('check_full')}
    </button>
  );
}
