import type { Stage } from '../../tests/browser/stage.ts';
import { barePath } from './bare-page.ts';
import type { Session } from './measure.ts';
import { bareMs, endWorker, forgetView, paintMs } from './popup-paint.ts';
import { type Row, summarise } from './row.ts';

/**
 * The time until the last verdict is painted, beside the time of a bare page of the same extension, opened alternately:
 * the difference is ours.
 */
export async function paintRows(session: Session, stage: Stage, opens: number): Promise<Row[]> {
  const alone = async (open: () => Promise<number>) => {
    if (session.browser === 'chromium') await endWorker(stage);
    return open();
  };
  const each = await session.repeat(opens, async () => {
    await forgetView(stage, barePath);
    return {
      bare: await alone(() => bareMs(stage, barePath)),
      first: await alone(() => paintMs(stage)),
      ours: await alone(() => paintMs(stage)),
    };
  });
  const painted = { what: 'last verdict painted, a year stored', unit: 'ms', atMost: 100 } as const;
  const values = each.map(({ ours }) => ours);
  const part = each.map(({ ours, bare }) => ours - bare);
  const rounded = (all: readonly number[]) => Math.round(summarise({ ...painted, values: all }).median ?? Number.NaN);
  const bare = each.map((one) => one.bare);
  return [
    {
      ...painted,
      values,
      note: `bare page ${rounded(bare)} ms, ours ${rounded(values)} ms, our part ${rounded(part)} ms; ${
        session.browser === 'chromium'
          ? 'a new tab each time, with neither the background nor another page of the extension alive'
          : "a new tab each time, in the extension's process, which Firefox keeps"
      }`,
    },
    { what: 'our part of it', unit: 'ms', atMost: 40, values: part },
    {
      what: 'the same, the first time after a check in the background',
      unit: 'ms',
      values: each.map(({ first }) => first),
      note: 'from the history; later ones begin with what the one before has left in the memory of the browser',
    },
  ];
}
