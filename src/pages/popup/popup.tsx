import { Brand } from '../shared/brand.tsx';
import { AllowAll } from '../shared/current/allow-all.tsx';
import { CheckBar } from '../shared/current/check-bar.tsx';
import { ControlLine } from '../shared/current/control-line.tsx';
import { headlineOf } from '../shared/current/headline.ts';
import { HeadlineBlock } from '../shared/current/headline-block.tsx';
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

/** The page of the popup: headline, buttons, notes and the list. */
export function Popup() {
  const snapshot = view.value;
  if (!snapshot) return undefined;
  const rows = rowsOf(snapshot, now.value);
  const firstRun = !snapshot.running && !snapshot.ended && !snapshot.storeProblem && snapshot.services.length > 0;
  return (
    <>
      <header>
        <p class="brand">
          <Brand />
          {t('appName')}
        </p>
        <HeadlineBlock headline={headlineOf(snapshot, rows, now.value)} live />
        {!firstRun && !snapshot.running && <ControlLine view={snapshot} now={now.value} />}
        {snapshot.running && <Running round={snapshot.running} settings={snapshot.settings} />}
        {!firstRun && !snapshot.running && <CheckBar view={snapshot} />}
      </header>
      <main>
        <Notes view={snapshot} now={now.value} />
        <NetworkNote view={snapshot} now={now.value} />
        {firstRun ? (
          <FirstRun view={snapshot} />
        ) : (
          <>
            <AllowAll view={snapshot} rows={rows} />
            <ServiceList rows={rows} now={now.value} running={Boolean(snapshot.running)} />
            <div class="leave-nothing">
              <DeleteEverything quiet />
            </div>
          </>
        )}
      </main>
      {!firstRun && <Footer settings={snapshot.settings} now={now.value} />}
    </>
  );
}
