import { describe, expect, it } from 'vitest';
import { preferences } from './preferences.ts';
import { worlds } from './table.ts';
import { faultOf, type Said } from './what-holds.ts';
import { saidByChecks } from './whole-checks.ts';
import { isHonest, type World } from './world.ts';

const isExcused = ({ rules }: Said, { id }: World) => rules.some((rule) => preferences[rule]?.includes(id));

const judged = worlds.flatMap((world) => {
  const said = saidByChecks(world);
  return said.length > 0 ? [{ world, said }] : [];
});

describe('whole checks, in worlds where requests to a service fail', () => {
  it('say nothing wrong of it, except what a public text excuses', () => {
    const wrong = judged.flatMap(({ world, said }) =>
      said.flatMap((one) => {
        const fault = isExcused(one, world) ? undefined : faultOf(world, one);
        return fault ? `${fault} in ${world.id}: ${one.rules.join()}` : [];
      }),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('find a block wherever somebody makes one', () => {
    const found = judged.filter(({ said }) => said.some(({ state }) => state === 'blocked'));
    const missed = judged.filter((one) => !isHonest(one.world) && !found.includes(one));
    expect(missed.map(({ world }) => world.id)).toEqual([]);
  });
});
