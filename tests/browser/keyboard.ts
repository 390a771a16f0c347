import type { KeyInput, Page } from 'puppeteer-core';

/** Where the focus is, and what is wrong with it for somebody who sees the page and has no mouse. */
interface Stop {
  /** How the element would be told to a person. */
  readonly name: string;
  readonly faults: readonly string[];
  /** The number of the element in the document; -1 where nothing has the focus. */
  readonly order: number;
}

/** A page that is used by keyboard alone. */
export interface Keyboard {
  /** Presses Tab until an element of the selector has the focus, and returns the names of all on the way. */
  readonly tabTo: (selector: string) => Promise<readonly string[]>;
  /** Presses Tab through the whole page, and returns the names of what cannot be reached so. */
  readonly tabThrough: () => Promise<readonly string[]>;
  readonly press: (...keys: readonly KeyInput[]) => Promise<void>;
  /** Whatever was wrong with the focus until now. */
  readonly faults: readonly string[];
}

const maxStops = 300;

/** In the page: all elements that there were when it was read. */
declare const tabbable: readonly Element[];

export function keyboardOf(page: Page): Keyboard {
  const faults: string[] = [];
  const step = async (): Promise<Stop> => {
    await page.keyboard.press('Tab');
    // What the browser scrolls into sight is there in the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    const stop = await page.evaluate(readFocus);
    faults.push(...stop.faults.map((fault) => `${stop.name}: ${fault}`));
    return stop;
  };
  return {
    faults,
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async tabTo(selector) {
      const names: string[] = [];
      let last = await page.evaluate(readFocus);
      for (let stops = 0; stops < maxStops; stops += 1) {
        const stop = await step();
        if (stop.order >= 0 && last.order > stop.order)
          faults.push(`${stop.name}: comes before ${last.name} in the page`);
        last = stop;
        names.push(stop.name);
        if (await page.evaluate((wanted) => document.hasFocus() && document.activeElement?.matches(wanted), selector))
          return names;
      }
      throw new Error(`Tab never reaches ${selector}, but ${names.slice(0, 40).join(' | ')}`);
    },
    async tabThrough() {
      const wanted = new Map(await page.evaluate(readTabbable));
      await page.evaluate(startAtBeginning);
      for (let stops = 0; stops < maxStops && wanted.size > 0; stops += 1) {
        const { order } = await step();
        // After the last element the focus leaves the page.
        if (order < 0) break;
        wanted.delete(await page.evaluate(() => tabbable.indexOf(document.activeElement as Element)));
      }
      // Firefox gave the focus to its own toolbar.
      await page.bringToFront();
      await page.evaluate(startAtBeginning);
      return [...wanted.values()];
    },
  };
}

/** The next Tab leads to the first element, of a dialog if one is open. Runs inside the page. */
function startAtBeginning(): void {
  const start = document.querySelector<HTMLElement>('dialog[open]') ?? document.body;
  start.tabIndex = -1;
  start.focus();
}

/** Runs inside the page, so it must not use anything from outside itself. */
function readFocus(): Stop {
  const focused = document.activeElement;
  const isElement = focused instanceof HTMLElement || focused instanceof SVGElement;
  // While the browser's own toolbar has the focus, the page still names its last element.
  if (!isElement || focused === document.body || !document.hasFocus()) {
    return { name: 'nothing', faults: [], order: -1 };
  }
  const name = `${focused.tagName.toLowerCase()} ${(focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 40)} ${JSON.stringify({ ...focused.dataset })}`;
  const order = [...document.querySelectorAll('*')].indexOf(focused);
  // A drawn box or chip stands for its field, which is not seen itself.
  const [label] = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : [];
  const shapes = [focused, ...(label ? [label] : [])];
  const isRinged = shapes.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  // The button that opens a calendar within a date field has a ring of the browser’s own, which no page can read.
  const isPartOfDate = focused.matches('input[type="date"]:not(:focus-visible)');
  const isSeen = shapes.some((one) => {
    const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const above = document.elementFromPoint(x, y);
    return width > 1 && height > 1 && above !== null && (one.contains(above) || above.contains(one));
  });
  return {
    name,
    order,
    faults: [
      ...((focused.matches(':focus-visible') && isRinged) || isPartOfDate ? [] : ['has no ring']),
      ...(isSeen ? [] : ['is out of sight or covered']),
      ...(focused.tabIndex > 0 ? ['has an order of its own'] : []),
    ],
  };
}

/** What Tab has to reach: a group of radio buttons once, and in an open dialog nothing but what it has. Runs inside the page. */
function readTabbable(): [number, string][] {
  const all = [...document.querySelectorAll('*')];
  const dialog = document.querySelector('dialog[open]');
  const radios = new Set<string>();
  // The page may grow meanwhile, so they are known by themselves and not by their place.
  Object.assign(globalThis, { tabbable: all });
  return all.flatMap((one, order): [number, string][] => {
    if (!one.matches('a[href], button, input, select, textarea, summary, [tabindex]') || !one.checkVisibility())
      return [];
    if (one.matches(':disabled, [tabindex="-1"]') || dialog?.contains(one) === false) return [];
    if (one instanceof HTMLInputElement && one.type === 'radio') {
      const chosen = [...document.querySelectorAll<HTMLInputElement>(`[name="${one.name}"]`)].some(
        ({ checked }) => checked,
      );
      if (radios.has(one.name) || (chosen && !one.checked)) return [];
      radios.add(one.name);
    }
    return [[order, `${one.tagName.toLowerCase()} ${(one.textContent ?? '').trim().slice(0, 40)}`]];
  });
}
