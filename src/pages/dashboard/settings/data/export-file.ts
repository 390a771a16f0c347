import { ownVersion } from '../../../../platform/browser/about-this.ts';
import { asFile, type ExportChoice, exportHistory, type Piece } from '../../../../platform/files/export-history.ts';
import { readHistory } from '../../../../platform/store/read-history.ts';
import { readAndClose } from '../../../shared/read-and-close.ts';

const types: Readonly<Record<ExportChoice['form'], { readonly type: string; readonly ending: string }>> = {
  json: { type: 'application/json', ending: 'json' },
  csv: { type: 'text/csv', ending: 'csv' },
  ooni: { type: 'application/x-ndjson', ending: 'jsonl' },
};

/** Makes the file. Rejects with the reason of `stop` if that is aborted. @param onProgress called with 0..1 */
export async function makeExport(
  choice: ExportChoice,
  gzip: boolean,
  onProgress: (share: number) => void,
  stop: AbortSignal,
): Promise<{ readonly file: Blob; readonly name: string }> {
  const { type, ending } = types[choice.form];
  return readAndClose(readHistory(), async (reader) => {
    const pieces = untilStopped(exportHistory(reader, choice, ownVersion()), stop);
    const file = await asFile(pieces, { type, gzip }, onProgress);
    const today = new Date().toISOString().slice(0, 10);
    return { file, name: `reachable-history-${today}.${ending}${gzip ? '.gz' : ''}` };
  });
}

async function* untilStopped(pieces: AsyncIterable<Piece>, stop: AbortSignal): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    stop.throwIfAborted();
    yield piece;
  }
}
