/** The decompressed body of an answer; undefined if it is longer than `most` bytes, after which reading stops. */
export async function readAtMost(answer: Response, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = answer.body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    length += step.value.length;
    if (length > most) {
      await reader?.cancel();
      return undefined;
    }
    pieces.push(step.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
