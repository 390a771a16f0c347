import { useEffect, useState } from 'preact/hooks';
import { t } from '../../shared/text.ts';

const explainAfterMs = 2000;

/** A placeholder for content that is being read, with an explanation after a while. */
export function Waiting({ lines }: { readonly lines: number }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), explainAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="waiting" aria-busy="true">
      {[...Array(lines).keys()].map((line) => (
        <span key={line} class="bone" />
      ))}
      {long && <p class="quiet">{t('still_reading')}</p>}
    </div>
  );
}
