import { describe, expect, it } from 'vitest';
import { inPageCode } from '../in-page-code.ts';
import { onStage } from '../shared-stage.ts';

describe.each(['chrome', 'firefox'] as const)('in a real browser (%s)', (target) => {
  it('a history is the same after export, deletion and import', async () => {
    const code = await inPageCode();
    await onStage(target, async ({ openPopup }) => {
      const popup = await openPopup();
      await popup.checkNow();
      await popup.checkNow();
      const inPage = async <Result>(call: string) => (await popup.page.evaluate(`inPage.${call}`)) as Result;
      await popup.page.evaluate(code);
      await inPage("ask('putNote', { day: '2026-11-25', text: 'power cut' })");
      const before = await inPage<string>('exportText()');
      expect(before.match(/"kind":"round"/g)).toHaveLength(2);
      expect(before).toContain('power cut');

      expect(await inPage("ask('forget', { service: 'signal' })")).toBe('deleted');
      expect(await inPage<string>('exportText()')).not.toContain('"signal"');
      await inPage("ask('forget', { since: 0, until: Date.now() + 2 * 86_400_000 })");
      expect(await inPage<string>('exportText()')).not.toContain('"kind":"round"');

      const text = JSON.stringify((await inPage<string>('begin')) + before);
      const { preview, merged } = await inPage<{ preview: { rounds: object }; merged: object }>(`importText(${text})`);
      expect(preview.rounds).toEqual({ fresh: 2, known: 0 });
      expect(merged).toEqual({ added: 3, known: 1 });
      expect(recordsIn(await inPage<string>('exportText()'))).toEqual(recordsIn(before));
      expect((await popup.checkNow()).network).toBe('online');
    });
  });
});

/** The records of an export, one per line, whatever the order of their fields. */
function recordsIn(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{"kind"'))
    .map((line) => JSON.parse(line.replace(/,$/, '')));
}
