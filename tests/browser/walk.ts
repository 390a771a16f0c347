import type { Page } from 'puppeteer-core';
import { showOwnPage } from '../../scripts/show-own-page.ts';
import { type Extension, grantedExtension, notifyingExtension, type Target } from './extension.ts';
import { hostsOf, type Stage } from './stage.ts';

/** Something to press, for those who see it, and for those who hear it. */
export interface Control {
  readonly selector: string;
  readonly role: 'button' | 'link';
  readonly name: string;
}

/** Somebody who uses the pages in one way of their own, such as by keyboard alone. */
export interface Person {
  /** Finds a control on a page, and uses it. */
  readonly use: (page: Page, control: Control) => Promise<void>;
  /** Takes in what the page now shows. @param place for the messages of a test */
  readonly takeIn: (page: Page, place: string) => Promise<void>;
}

const action = (id: string, name: string): Control => ({ selector: `[data-action="${id}"]`, role: 'button', name });

const controls = {
  checkNow: action('check-now', 'Check now'),
  checkAgain: action('check-now', 'Check again'),
  row: {
    selector: '[data-service="discord"] .row-toggle',
    role: 'button',
    name: "Discord doesn't open here looks blocked",
  },
  evidence: { selector: '[data-service="discord"] .evidence summary', role: 'button', name: 'Technical details' },
  whatToDo: action('what-to-do', 'What to do'),
  tellMe: action('tell-when-works', 'Tell me when it works'),
  tellGoOn: action('tell-go-on', 'Go on'),
  tellStop: action('tell-stop', "Don't tell me"),
  menu: { selector: '.menu > summary', role: 'button', name: 'More' },
  deleteAll: action('delete-everything', 'Delete everything'),
  cancel: { selector: 'dialog[open] .button:not(.button-main)', role: 'button', name: 'Cancel' },
  confirm: { selector: 'dialog[open] [data-action="delete-confirm"]', role: 'button', name: 'Delete' },
} as const satisfies Record<string, Control>;

/** Chromium asks whether notifications may be shown, which no test can answer; Firefox is set to allow what is asked for. */
export function walkedExtension(target: Target): Promise<Extension> {
  return target === 'chrome' ? notifyingExtension(target) : grantedExtension(target);
}

/** Goes from the installation to an empty history, past all that a person needs: check, details, what to do, tell me. */
export async function walk(stage: Stage, person: Person): Promise<void> {
  for (const host of hostsOf('discord')) stage.internet.behave(host, { kind: 'reset-after-client-hello' });
  const page = await stage.browser.newPage();
  await showOwnPage(page, `${stage.origin}/src/pages/welcome/index.html`, controls.checkNow.selector);
  await page.bringToFront();
  const shows = (selector: string) => page.waitForSelector(selector, { timeout: 60_000 });
  const use = (control: Control) => person.use(page, control);

  await person.takeIn(page, 'first run');
  await use(controls.checkNow);
  await shows('html[data-round="idle"][data-checked-at] [data-service="discord"][data-state="blocked"]');
  await person.takeIn(page, 'the result');

  await use(controls.row);
  await shows('[data-service="discord"] .evidence summary');
  await use(controls.evidence);
  await shows('[data-service="discord"] .evidence[open] table');
  await person.takeIn(page, 'details');

  await use(controls.whatToDo);
  await shows('#what-to-do [data-topic]');
  await person.takeIn(page, 'what to do');

  await use(controls.tellMe);
  const told = await shows('[data-action="tell-go-on"], [data-action="tell-stop"]');
  if (await told?.evaluate((one) => one.matches('[data-action="tell-go-on"]'))) {
    await person.takeIn(page, 'what the browser will ask');
    await use(controls.tellGoOn);
  }
  await shows(controls.tellStop.selector);
  await person.takeIn(page, 'will be told');
  await use(controls.tellStop);
  await shows(controls.tellMe.selector);

  await use(controls.checkAgain);
  await shows('html[data-round="running"]');
  await shows('html[data-round="idle"]');
  await person.takeIn(page, 'after another check');

  await use(controls.menu);
  await use(controls.deleteAll);
  await shows('dialog[open]');
  await person.takeIn(page, 'the question before deleting');
  await use(controls.cancel);
  await person.takeIn(page, 'after the question');
  await use(controls.deleteAll);
  await use(controls.confirm);
  await shows('.first-run');
  await person.takeIn(page, 'after deleting');
}
