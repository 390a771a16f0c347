import type { Target } from './extension.ts';
import { onOwnStage, type Rig, type RunOptions, type Stage, startRig, type Trouble } from './stage.ts';

/** One browser of each kind for all tests of a file. */
const rigs = new Map<Target, Promise<Rig>>();

/** Ends the browsers of a file. */
export async function stopBrowsers(): Promise<void> {
  const running = await Promise.all(rigs.values());
  rigs.clear();
  for (const rig of running) await rig.stop();
}

/**
 * Runs a test in the browser that all tests of this file share, with a new copy of the extension and a healthy
 * internet. Names that are missing or refused need a browser started with them.
 */
export async function onStage(
  target: Target,
  test: (stage: Stage) => Promise<void>,
  options: RunOptions & Pick<Trouble, 'gone' | 'refused'> = {},
): Promise<void> {
  const { gone, refused, ...rest } = options;
  if (gone ?? refused) return onOwnStage(target, test, options);
  const rig = rigs.get(target) ?? startRig(target, { themselves: ['127.0.0.1'] });
  rigs.set(target, rig);
  await (await rig).run(test, rest);
}
