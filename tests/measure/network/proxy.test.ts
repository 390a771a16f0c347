import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { areControlsProxied } from '../../../src/measure/network/proxy.ts';
import { control, service } from './line-observations.ts';

const at = (addressTag: number) => ({ addressKind: 'public', addressTag }) as const;

describe('a connection through a proxy', () => {
  it.each([
    ['three comparison sites', [control('one', at(1)), control('two', at(1)), control('three', at(1))]],
    ['two comparison sites and a messenger', [control('one', at(1)), control('two', at(1)), service('signal', at(1))]],
  ])('shows if %s answer from one address', (_who, seen) => {
    expect(areControlsProxied(checkOf(seen))).toBe(true);
  });

  it.each([
    ['two comparison sites, which may share a host', [control('one', at(1)), control('two', at(1))]],
    [
      'messengers beside one comparison site, as on a route of their own',
      [control('one', at(1)), control('two', at(2)), service('signal', at(1)), service('viber', at(1))],
    ],
    [
      'two services of one company',
      [control('one', at(1)), service('whatsapp', at(1)), service('messenger', at(1)), control('two', at(2))],
    ],
  ])('does not show if only %s do', (_who, seen) => {
    expect(areControlsProxied(checkOf(seen))).toBe(false);
  });
});
