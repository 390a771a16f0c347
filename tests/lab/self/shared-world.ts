import { afterAll, beforeAll, beforeEach } from 'vitest';
import { cleanLine } from '../line.ts';
import { startWorld, type World, type WorldOptions } from '../world.ts';

/** One world for all tests of a file, reset before each of them. */
export function sharedWorld(options: Partial<WorldOptions> = {}): () => World {
  let world: World | undefined;
  const get = () => {
    if (world === undefined) throw new Error('the world has not started');
    return world;
  };
  beforeAll(async () => {
    world = await startWorld(options);
  });
  beforeEach(async () => {
    await get().router('setLine', options.line ?? cleanLine);
    await get().router('setRules', options.rules ?? []);
    await get().router('setUplink', 'own');
    await get().router('forget', undefined);
    await get().internet('heal', undefined);
    await get().internet('forget', undefined);
  });
  afterAll(() => world?.stop());
  return get;
}
