import './evidence-page.css';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { evidenceFile } from '../../../history/export/evidence-file.ts';
import { addDays, type Day } from '../../../history/local-time.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import { tidyName } from '../../../model/tidy-name.ts';
import { ownVersion } from '../../../platform/browser/about-this.ts';
import { systemClock } from '../../../platform/browser/clock.ts';
import { asFile, exportHistory } from '../../../platform/files/export-history.ts';
import { type ReadEvidence, readEvidence } from '../../../platform/files/read-evidence.ts';
import { zipFiles } from '../../../platform/files/zip-files.ts';
import { readHistory } from '../../../platform/store/read-history.ts';
import { Button } from '../../shared/button.tsx';
import { runAction } from '../../shared/current/actions.ts';
import { now } from '../../shared/current/state.ts';
import { ownLinks } from '../../shared/print-without-addresses.ts';
import { readAndClose } from '../../shared/read-and-close.ts';
import { saveFile } from '../../shared/save-file.ts';
import { t } from '../../shared/text.ts';
import { sharePath } from '../parts/paths.ts';
import { FailedNote, useHistory, Waiting } from '../parts/use-history.tsx';
import { type Chosen, EvidenceChoice, type Typed } from './evidence-choice.tsx';
import { EvidenceDocument } from './evidence-document.tsx';
import { limits } from './facts.ts';

/** How many days are shown at first. */
const firstDays = 7;

/** What is read for one choice, with that choice: while another one is read, the old result must not be shown for it. */
interface Result extends ReadEvidence {
  readonly asked: string;
  readonly networks: readonly LabelledNetwork[];
}

/** Evidence for journalists and lawyers: one page to print and one file, of the checks of a stretch of time. */
export function EvidencePage() {
  const clock = systemClock();
  const today = clock.timeAt(now.value).day;
  const [chosen, choose] = useState<Chosen>({ first: addDays(today, 1 - firstDays), last: today, named: false });
  const [typed, type] = useState<Typed>({ place: '', provider: '' });
  const period = periodOf(chosen.first, chosen.last);
  const asked = JSON.stringify([period, chosen]);
  const { value, problem } = useHistory<Result>(asked, async (reader) => {
    const networks = await reader.networks();
    const labels = new Map(networks.map(({ id, label }) => [id, label]));
    const scope = { ...period, ...(chosen.profile === undefined ? {} : { profile: chosen.profile }) };
    const read = await readEvidence(reader, scope, (profile) => (chosen.named ? labels.get(profile) : undefined));
    return { ...read, asked, networks };
  });
  const result = value?.asked === asked ? value : undefined;
  const about = {
    madeAt: now.value,
    madeBy: `Reachable ${ownVersion()}`,
    ...period,
    place: tidyName(typed.place),
    provider: tidyName(typed.provider),
  };

  const saveRecords = async (read: ReadEvidence) => {
    const figures = evidenceFile(read.gathered, read.sha256, { ...about, doesNotProve: limits() });
    const scope = {
      ...period,
      own: true as const,
      ...(chosen.profile === undefined ? {} : { profile: chosen.profile }),
    };
    const records = await readAndClose(readHistory(), (reader) =>
      asFile(
        exportHistory(reader, { form: 'json', withNetworkNames: chosen.named, ...scope }, ownVersion()),
        { type: 'application/json' },
        () => undefined,
      ),
    );
    const files = new Map([
      [fileName('figures', chosen, 'json'), new Blob([figures])],
      [fileName('records', chosen, 'json'), records],
    ]);
    saveFile(await zipFiles(files), fileName('records', chosen, 'zip'));
  };

  return (
    <>
      <div class="not-printed">
        <p class="back">
          <Link href={sharePath}>{t('share_title')}</Link>
        </p>
        <h1>{t('proof_title')}</h1>
        <p class="quiet">{t('proof_hint')}</p>
        <EvidenceChoice
          chosen={chosen}
          today={today}
          networks={value?.networks ?? []}
          choose={choose}
          typed={typed}
          type={type}
        />
        {result && result.gathered.checks.total > 0 && (
          <>
            <p class="line proof-buttons">
              <Button action="print" text={t('proof_print')} press={printCopy} />
              <Button
                action="save-records"
                text={t('proof_save_records')}
                press={() => runAction(saveRecords(result))}
              />
            </p>
            <p class="quiet">{t('proof_keep_together')}</p>
          </>
        )}
      </div>
      {problem && <FailedNote problem={problem} />}
      {!result && !problem && <Waiting lines={8} />}
      {result && result.gathered.checks.total === 0 && (
        <p class="nothing">
          {t('proof_nothing')} <Link href="/">{t('to_overview')}</Link>
        </p>
      )}
      {result && result.gathered.checks.total > 0 && <EvidenceDocument {...result} about={about} />}
    </>
  );
}

/** Whole local days, as epoch ms. */
function periodOf(first: Day, last: Day): { readonly since: number; readonly until: number } {
  const clock = systemClock();
  const [from, to] = [first, last].toSorted();
  return { since: clock.startOf(from ?? first), until: clock.startOf(addDays(to ?? last, 1)) };
}

const fileName = (what: string, { first, last }: Chosen, form: 'json' | 'zip') =>
  `reachable-${what}-${first}-${last}.${form}`;

/**
 * Prints a copy of this page in a frame. Firefox writes the address of what is printed into the margin where somebody has
 * set one, and the address of such a copy is `about:srcdoc` in every installation.
 */
async function printCopy(): Promise<void> {
  // The dialog goes on reading from the copy while it is open, so the copy stays until the next one.
  document.querySelector('.printed-copy')?.remove();
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  for (const script of copy.querySelectorAll('script')) script.remove();
  for (const link of ownLinks(copy)) link.removeAttribute('href');
  const frame = document.createElement('iframe');
  frame.className = 'printed-copy';
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.srcdoc = `<!doctype html>${copy.outerHTML}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  frame.contentWindow?.print();
}
