import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { isNarrowLine } from '../../../src/measure/network/narrow-line.ts';
import { control } from './line-observations.ts';

const stages = (tcpMs: number, tlsMs = tcpMs) => ({ stages: { dnsMs: 0, tcpMs, tlsMs, firstByteMs: tcpMs } });
const isNarrow = (tookMs: number, tcpMs: number, tlsMs?: number) =>
  isNarrowLine(checkOf([control('a', { tookMs, ...stages(tcpMs, tlsMs) })]));

describe('a line is narrow', () => {
  it('if no page of a control comes within a second', () => {
    expect(isNarrow(900, 20)).toBe(false);
    expect(isNarrow(1100, 20)).toBe(true);
  });

  it('if no page comes within eight round trips', () => {
    expect(isNarrow(1500, 200)).toBe(false);
    expect(isNarrow(1700, 200)).toBe(true);
  });

  it('if every handshake takes a third of a second longer than its round trip', () => {
    expect(isNarrow(700, 50, 350)).toBe(false);
    expect(isNarrow(700, 50, 450)).toBe(true);
  });
});
