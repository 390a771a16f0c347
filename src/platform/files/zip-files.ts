import { Zip, ZipDeflate } from 'fflate';

/** Packs files into a zip, piece by piece, so that the browser can keep a large one on its disk. */
export async function zipFiles(files: ReadonlyMap<string, Blob>): Promise<Blob> {
  const pieces: BlobPart[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(new Blob([new Uint8Array(piece)]));
  });
  for (const [name, file] of files) {
    const packed = new ZipDeflate(name);
    zip.add(packed);
    const reader = file.stream().getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) packed.push(read.value);
    packed.push(new Uint8Array(0), true);
  }
  zip.end();
  return new Blob(pieces, { type: 'application/zip' });
}
