import { describe, expect, it } from 'vitest';
import { worlds } from './table.ts';
import { faultOf, networkFaultOf, type Said } from './what-holds.ts';
import type { World } from './world.ts';

function worldOf(id: string): World {
  const world = worlds.find((one) => one.id === id);
  if (!world) throw new Error(`no world is called ${id}`);
  return world;
}

const addressSilent: Said = {
  rules: [],
  state: 'blocked',
  cause: 'ip',
  manner: 'timeout',
  madeBy: 'server-or-path',
  because: ['may-be-down'],
};

describe('a verdict at fault', () => {
  it('accuses somebody if the server is off, unless it says that the server may be', () => {
    expect(faultOf(worldOf('server-off'), addressSilent)).toBeUndefined();
    expect(faultOf(worldOf('server-off'), { ...addressSilent, because: [] })).toBe('accuses');
    expect(faultOf(worldOf('server-off'), { ...addressSilent, madeBy: 'path' })).toBe('accuses');
    expect(faultOf(worldOf('address-dropped'), { ...addressSilent, because: [] })).toBeUndefined();
  });

  it('has a wrong cause if something else is blocked, and no cause if it names none', () => {
    const { cause: _cause, ...unclear } = addressSilent;
    expect(faultOf(worldOf('name-led-to-nothing'), addressSilent)).toBe('wrong-cause');
    expect(faultOf(worldOf('name-led-to-nothing'), unclear)).toBeUndefined();
  });

  it('has a wrong manner for the name if the resolver does something else with it', () => {
    const denied: Said = { ...addressSilent, cause: 'dns', manner: 'nxdomain' };
    expect(faultOf(worldOf('name-denied'), denied)).toBeUndefined();
    expect(faultOf(worldOf('name-bogus'), denied)).toBe('wrong-cause');
  });

  it('has a wrong state if it is certain and wrong', () => {
    const works: Said = { rules: [], state: 'works', confidence: 'confident', because: [] };
    expect(faultOf(worldOf('channel-refused'), works)).toBe('wrong-state');
    expect(faultOf(worldOf('channel-refused'), { ...works, confidence: 'likely' })).toBeUndefined();
    expect(faultOf(worldOf('hello-cut'), { rules: [], state: 'down', because: [] })).toBe('wrong-state');
    expect(networkFaultOf(worldOf('offline'), { rules: [], state: 'online', because: [] })).toBe('wrong-state');
    expect(networkFaultOf(worldOf('offline'), { rules: [], state: 'unknown', because: [] })).toBeUndefined();
  });
});
