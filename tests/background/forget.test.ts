import '../fake-extension.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetSettings } from '../../src/background/forget.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { fake, resetFake } from '../fake-extension.ts';

beforeEach(resetFake);

describe('forgetting the settings', () => {
  it('leaves none of them, and no access that would reveal what the person checked, added or shared', async () => {
    const origins = ['https://chat.example.org/*', 'https://web.telegram.org/*', 'https://relay.example/*'];
    fake.given = { origins, data_collection: ['locationInfo', 'technicalAndInteraction'] };
    fake.values['settings'] = defaultSettings;
    await forgetSettings();
    expect(fake.values).toEqual({});
    expect(fake.givenBack).toEqual([...origins, 'locationInfo', 'technicalAndInteraction']);
  });

  it('goes on if an administrator granted a host or notifications, which browsers do not take back', async () => {
    fake.allowed = ['notifications'];
    fake.values['settings'] = defaultSettings;
    const remove = vi.spyOn(extension.permissions, 'remove');
    remove.mockRejectedValue(new Error('You cannot remove required permissions.'));
    await forgetSettings();
    expect(remove).toHaveBeenCalledTimes(2);
    expect(fake.values).toEqual({});
  });
});
