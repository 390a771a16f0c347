import { openStore } from '../../../src/platform/store/indexed/indexed-store.ts';
import type { Scene } from '../scenes.ts';

/** Runs inside a page of the preview. Writes the scene's history with the real store. */
export async function seedHistory(scene: Pick<Scene, 'rounds' | 'observations' | 'records'>): Promise<void> {
  const store = await openStore();
  await store.addRecords(scene.records ?? []);
  for (const round of scene.rounds) {
    await store.putRound(round);
    for (const observation of scene.observations ?? []) await store.addObservation(round.at, observation);
    if (round.status !== 'running') await store.closeRound(round);
  }
  store.close();
}
