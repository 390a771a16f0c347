import { rmSync } from 'node:fs';
import type { Extension } from '../../tests/browser/extension.ts';
import { grantedExtension } from '../../tests/browser/extension.ts';
import type { BrowserName } from '../../tests/lab/driver/browser.ts';
import type { Target } from '../build.ts';
import { makeBuildsFresh } from '../fresh-builds.ts';
import type { Row } from './row.ts';

/** One measurement that can run alone and gives one or more rows. */
export interface Measure {
  readonly name: string;
  run(session: Session): Promise<readonly Row[]>;
}

/** A measurement without a browser. */
export interface ServerMeasure {
  readonly name: string;
  run(repeat: Repeat): Promise<readonly Row[]>;
}

/** Runs something several times in sequence and returns the results. */
export type Repeat = <T>(times: number, run: () => Promise<T>) => Promise<T[]>;

/** @param runs how often each measure is repeated, in place of its own number */
export function repeater(runs: number | undefined): Repeat {
  return async (times, run) => {
    const results = [];
    while (results.length < (runs ?? times)) results.push(await run());
    return results;
  };
}

/** What all measurements in one browser share. */
export interface Session {
  readonly browser: BrowserName;
  readonly target: Target;
  /** A fresh build with its hosts granted, made on first use. */
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
