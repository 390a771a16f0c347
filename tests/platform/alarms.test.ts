import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setAlarmOfSession } from '../../src/platform/browser/alarms.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { fake, resetFake } from '../fake-extension.ts';

beforeEach(resetFake);
afterEach(() => vi.restoreAllMocks());

describe('an alarm that is not needed once the browser has ended', () => {
  it('is not written to the disk, where it would say when a check was made', () => {
    setAlarmOfSession('go-on', { periodInMinutes: 0.5 });
    expect(fake.alarms).toEqual({ 'go-on': { periodInMinutes: 0.5, persistAcrossSessions: false } });
  });

  it('is set anyway if the browser does not know the difference', () => {
    const create = vi.spyOn(extension.alarms, 'create').mockImplementationOnce(() => {
      throw new TypeError("Unexpected property: 'persistAcrossSessions'.");
    });
    setAlarmOfSession('go-on', { periodInMinutes: 0.5 });
    expect(create).toHaveBeenLastCalledWith('go-on', { periodInMinutes: 0.5 });
  });
});
