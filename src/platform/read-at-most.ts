/** Reads the body of an answer. Stops and throws when it is longer than `most`. */
export async function readAtMost(answer: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = answer.body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    length += step.value.length;
    if (length > most) {
      await reader?.cancel();
      throw new Error(`an answer of more than ${most} bytes`);
    }
    pieces.push(step.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
