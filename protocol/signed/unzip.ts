/** Unpacks a gzip stream; undefined when it is malformed, truncated, or longer than `most` bytes. */
export async function unzip(
  zipped: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      length += step.value.length;
      if (length > most) {
        await reader.cancel();
        return undefined;
      }
      pieces.push(step.value);
    }
  } catch {
    return undefined;
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
