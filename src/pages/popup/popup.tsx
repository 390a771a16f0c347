import { Brand } from '../shared/brand.tsx';
import { CheckBar } from '../shared/current/check-bar.tsx';
import { ControlLine } from '../shared/current/control-line.tsx';
import { headline } from '../shared/current/headline-text.ts';
import { NetworkNote } from '../shared/current/network-note.tsx';
import { Notes } from '../shared/current/notes.tsx';
import { rowsOf } from '../shared/current/rows.ts';
import { Running } from '../shared/current/running.tsx';
import { now, view } from '../shared/current/state.ts';
import { DeleteEverything } from '../shared/delete-everything.tsx';
import { t } from '../shared/text.ts';
import { FirstRun } from './first-run.tsx';
import { Footer } from './footer.tsx';
import { ServiceList } from './service-list.tsx';

/** The whole page: what is the case, then what can be done, then the list. */
export function Popup() {
  const seen = view.value;
  if (!seen) return undefined;
  const rows = rowsOf(seen, now.value);
  const firstRun = !seen.running && !seen.ended && !seen.storeProblem && seen.services.length > 0;
  return (
    <>
      <header>
        <p class="brand">
          <Brand />
          {t('appName')}
        </p>
        <h1 aria-live="polite">{headline(seen, rows, now.value)}</h1>
        {!firstRun && !seen.running && <ControlLine view={seen} now={now.value} />}
        {seen.running && <Running round={seen.running} settings={seen.settings} />}
        {!firstRun && !seen.running && <CheckBar missing={seen.missing} />}
      </header>
      <main>
        <Notes view={seen} now={now.value} />
        <NetworkNote view={seen} now={now.value} />
        {firstRun ? (
          <FirstRun view={seen} />
        ) : (
          <>
            <ServiceList rows={rows} now={now.value} running={Boolean(seen.running)} />
            <div class="leave-nothing">
              <DeleteEverything quiet />
            </div>
          </>
        )}
      </main>
      {!firstRun && <Footer settings={seen.settings} now={now.value} />}
    </>
  );
}
