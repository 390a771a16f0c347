import type { LabBrowser } from '../../tests/lab/driver/browser.ts';

/** One check, timed inside the popup from the click's own timestamp. */
export interface TimedCheck {
  /** Epoch ms of the click. */
  readonly clickedAt: number;
  /** Time until each row was final, by service, ms. */
  readonly rowMs: Readonly<Record<string, number>>;
  /** Time until only final retries were left, ms. */
  readonly knownMs: number;
  /** Time until the round was over and its last row final, ms. */
  readonly settledMs: number;
  readonly network: string | undefined;
  readonly states: readonly string[];
}

/** Runs in the page as a string, so it can use nothing outside itself. */
const timeCheck = `new Promise((done) => {
  const root = document.documentElement;
  const before = root.dataset.checkedAt;
  const rowMs = {};
  let clickedAt = 0;
  let begun = false;
  let knownMs;
  const look = () => {
    const pending = document.querySelector('[data-service].pending');
    // Rows show the previous check until the page marks them as being tested again.
    begun ||= root.dataset.round === 'running' && pending !== null;
    if (!begun) return;
    const passedMs = performance.now() - clickedAt;
    const judged = [...document.querySelectorAll('[data-service][data-state]:not(.pending)')];
    for (const row of judged) rowMs[row.dataset.service] ??= passedMs;
    if (!document.querySelector('[data-stage="reach"], [data-stage="speed"]')) knownMs ??= passedMs;
    if (root.dataset.round !== 'idle' || root.dataset.checkedAt === before || pending !== null) return;
    watching.disconnect();
    done({
      clickedAt: performance.timeOrigin + clickedAt,
      rowMs,
      knownMs: knownMs ?? passedMs,
      settledMs: passedMs,
      network: root.dataset.network,
      states: judged.map((row) => row.dataset.state),
    });
  };
  const watching = new MutationObserver(look);
  watching.observe(root, { subtree: true, childList: true, attributes: true });
  const button = document.querySelector('[data-action="check-now"]');
  button.addEventListener('click', (event) => { clickedAt = event.timeStamp; }, { capture: true, once: true });
  button.click();
})`;

/**
 * Brings the popup's tab to the front, since browsers slow hidden pages down. An extension may do this to its own tabs.
 */
const toTheFront = `(async () => {
  const { tabs } = globalThis.browser?.runtime ? globalThis.browser : globalThis.chrome;
  await tabs.update((await tabs.getCurrent()).id, { active: true });
})()`;

const ready = `Boolean(document.querySelector('[data-action="check-now"]:not([disabled])'))`;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** By then the browser has finished its own work at the start. */
const afterStartMs = 3000;

/** Waits until the popup is usable and the browser is idle. */
export async function waitForPopup(browser: LabBrowser): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await browser.evaluate<boolean>(ready).catch(() => false))) {
    if (performance.now() > end) throw new Error('the popup did not open');
    await pause(100);
  }
  await browser.evaluate(toTheFront);
  await pause(afterStartMs);
}

/** Presses "Check now" and waits for the end of the round. */
export function timedCheck(browser: LabBrowser): Promise<TimedCheck> {
  return browser.evaluate<TimedCheck>(timeCheck);
}

export const firstRowMs = ({ rowMs }: TimedCheck) => Math.min(...Object.values(rowMs));
export const lastRowMs = ({ rowMs }: TimedCheck) => Math.max(...Object.values(rowMs));

/** The result of the check, e.g. `online: 7 works`, so that a fast but wrong check is noticed. */
export function outcome({ network, states }: TimedCheck): string {
  const counts = new Map<string, number>();
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  return `${network}: ${[...counts].map(([state, count]) => `${count} ${state}`).join(', ')}`;
}
