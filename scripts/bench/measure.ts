import { rmSync } from 'node:fs';
import type { Extension } from '../../tests/browser/extension.ts';
import { grantedExtension } from '../../tests/browser/extension.ts';
import type { BrowserName } from '../../tests/lab/driver/browser.ts';
import type { Target } from '../build.mjs';
import { makeBuildsFresh } from '../fresh-builds.mjs';
import type { Row } from './row.ts';

/** Something that can be measured by itself, and comes to one row or several. */
export interface Measure {
  readonly name: string;
  run(session: Session): Promise<readonly Row[]>;
}

/** Something that is measured without a browser. */
export interface ServerMeasure {
  readonly name: string;
  run(repeat: Repeat): Promise<readonly Row[]>;
}

/** The results of doing something several times, one after the other. */
export type Repeat = <T>(times: number, run: () => Promise<T>) => Promise<T[]>;

/** @param runs how often each measure is repeated, in place of its own number */
export function repeater(runs: number | undefined): Repeat {
  return async (times, run) => {
    const results = [];
    while (results.length < (runs ?? times)) results.push(await run());
    return results;
  };
}

/** What measures in one browser share. */
export interface Session {
  readonly browser: BrowserName;
  readonly target: Target;
  /** A fresh build with its hosts granted; made when it is first wanted. */
  extension(): Promise<Extension>;
  readonly repeat: Repeat;
  end(): void;
}

/** @param runs how often each measure is repeated, in place of its own number */
export function startSession(browser: BrowserName, runs: number | undefined): Session {
  const target = browser === 'chromium' ? 'chrome' : 'firefox';
  let extension: Promise<Extension> | undefined;
  const folders: string[] = [];
  const make = async () => {
    await makeBuildsFresh();
    const made = await grantedExtension(target);
    folders.push(made.folder);
    return made;
  };
  return {
    browser,
    target,
    extension() {
      extension ??= make();
      return extension;
    },
    repeat: repeater(runs),
    end() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}
