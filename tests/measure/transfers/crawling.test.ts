import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { brokenFacts } from '../../../src/measure/transfers/transfer-facts.ts';
import { moved, ofControl, ofService, pageFrom } from './samples.ts';

it('a service crawls if connecting to it takes eight tenths of a second, and each step five times longer than usual', () => {
  const paceAfter = (tcpMs: number, tlsMs: number) => {
    const file = moved(ofService('a'), 'download', 0, 5000);
    const head = {
      ...pageFrom(file, 0),
      probe: 'object-head',
      stages: { dnsMs: 0, tcpMs, tlsMs, firstByteMs: 30 },
    } as const;
    const pages = ['b', 'c', 'd'].map((name) => pageFrom(moved(ofControl(name), 'download', 0, 1), 30));
    return brokenFacts('download', [file], checkOf([...pages, head, file])).seen.pace;
  };
  expect(paceAfter(350, 350)).toBe('quick');
  expect(paceAfter(450, 450)).toBe('crawls');
  expect(paceAfter(900, 100)).toBe('quick');
});
