import type { Extension } from '../../browser/extension.ts';
import type { BrowserName } from '../driver/browser.ts';
import { type Result, runScenario } from '../run-scenario.ts';
import { type Cell, cellsWithoutPast, cellsWithPast } from './cells.ts';

interface Options {
  readonly browser: BrowserName;
  readonly extension: Extension;
  readonly past: boolean;
  readonly only: RegExp;
  /** Runs of each service of a cell. */
  readonly repeat: number;
  readonly keep: (result: Result) => void;
}

const accusing = ['slow', 'partial', 'blocked', 'site-blocked'];

/**
 * How often a slow-down is named, and how often an honest world is accused of one, by line and by the service's share
 * of it.
 * @returns whether nobody was accused
 */
export async function runPower({ browser, extension, past, only, repeat, keep }: Options): Promise<boolean> {
  let accusedAtAll = 0;
  for (const { name, isSlowed, worlds } of past ? cellsWithPast : cellsWithoutPast) {
    const wanted = worlds.filter((world) => only.test(world.name));
    if (wanted.length === 0) continue;
    const told: boolean[] = [];
    const unlike: string[] = [];
    for (const world of wanted) {
      for (let run = 1; run <= repeat; run += 1) {
        const result = await runScenario(world, browser, extension, run);
        keep(result);
        const is = isSlowed ? isNamed(result, world) : isAccused(result);
        told.push(is);
        if (is !== isSlowed) unlike.push(world.of);
      }
    }
    const times = told.filter((is) => is).length;
    if (!isSlowed) accusedAtAll += times;
    const besides = unlike.length === 0 ? '' : ` (${isSlowed ? 'not' : 'accused'}: ${unlike.join(', ')})`;
    console.log(`${name.padEnd(60)}  ${isSlowed ? 'named  ' : 'accused'} ${times} of ${told.length}${besides}`);
  }
  return accusedAtAll === 0;
}

function isNamed({ rows }: Result, { of }: Cell['worlds'][number]): boolean {
  return rows.some(({ service, said }) => service === of && said?.state === 'slow' && said.cause === 'throttle');
}

function isAccused({ rows }: Result): boolean {
  return rows.some(({ said }) => accusing.includes(said?.state ?? ''));
}
