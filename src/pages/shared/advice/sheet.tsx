import './sheet.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { localHints } from '../../../platform/browser/hints.ts';
import { CopyButton } from '../copy-button.tsx';
import { networkInTheWay, throughOf } from '../current/headline.ts';
import { pageToTry } from '../current/page-to-try.ts';
import { type Row, rowsOf } from '../current/rows.ts';
import { now, view } from '../current/state.ts';
import { DashboardLink } from '../dashboard-link.tsx';
import { t, textKey } from '../text.ts';
import { type Advice, adviceFor, type Said } from './advice.ts';

export interface SheetProps {
  /** The messengers that it is about, which fail alike; none where nothing fails, and a person misses calls. */
  readonly failing: readonly Row[];
  /** Does the page lead to the comparison anyway? */
  readonly besideCompare?: boolean;
  /** What others see. */
  readonly children?: ComponentChildren;
}

/** What to do, in place: topic by topic, with the risk of each step and the public page about it. */
export function Sheet({ failing, besideCompare = false, children }: SheetProps) {
  const snapshot = view.value;
  if (!snapshot) return undefined;
  const { finished } = snapshot;
  const advice = adviceFor({
    failing,
    rows: rowsOf(snapshot, now.value),
    through: finished && throughOf(finished),
    network: networkInTheWay(snapshot, now.value),
    country: finished?.network?.country,
    timeZone: localHints().timeZone,
    besideCompare,
  });
  const [row, ...others] = failing;
  const mayTry = row !== undefined && others.length === 0 && pageToTry(row, snapshot.settings) !== undefined;
  const tried = mayTry ? `/service/${encodeURIComponent(row.service.id)}` : undefined;
  return (
    <div class="sheet">
      {advice.map(({ topic, says }) => (
        <Topic key={topic} topic={topic} says={says}>
          {topic === 'only-me' && children}
        </Topic>
      ))}
      {tried !== undefined && location.hash !== `#${tried}` && (
        <DashboardLink route={tried} action="as-tab" text={t('as_tab_title')} />
      )}
      <DashboardLink route="/help/what-to-do" action="more-help" text={t('sheet_more')} />
    </div>
  );
}

function Topic({ topic, says, children }: Advice & Pick<SheetProps, 'children'>) {
  return (
    <section data-topic={topic}>
      <h2>{t(textKey('sheet', topic))}</h2>
      {children}
      {says.map((said) => (
        <Sentence key={said.text} said={said} />
      ))}
    </section>
  );
}

/** Something to send to others. */
function Quoted({ text }: { readonly text: string }) {
  const id = useId();
  return (
    <blockquote>
      <p id={id}>{text}</p>
      <CopyButton text={() => text} of={id} />
    </blockquote>
  );
}

function Sentence({ said: { text, link, route, quoted } }: { readonly said: Said }) {
  if (quoted) return <Quoted text={text} />;
  return (
    <>
      <p>{text}</p>
      {link && (
        <a href={link.href} target="_blank" rel="noreferrer" data-action="public-page">
          {link.text}
        </a>
      )}
      {route && <DashboardLink route={route.path} action="sheet-page" text={route.text} />}
    </>
  );
}
