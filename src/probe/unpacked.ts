import { leftPacked } from '../model/left-packed.ts';

/**
 * What is unpacked at once, bytes.
 * @source zlib's technical notes: deflate packs to 1:1032 at best, so it becomes a mebibyte
 */
const atOnceBytes = 1024;

type Answer = Pick<Response, 'status' | 'type' | 'headers' | 'body'>;
type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

/** An answer that Firefox left packed, as if it had unpacked it: no more than is read. Chromium unpacks by itself. */
export function unpacked(answer: Answer): Answer {
  const { status, type, body } = answer;
  const headers = new Headers(answer.headers);
  const ownType = headers.get(leftPacked.ownTypeHeader);
  if (ownType === null) return answer;
  headers.delete(leftPacked.ownTypeHeader);
  if (ownType === '') headers.delete('content-type');
  else headers.set('content-type', ownType);
  const isPacked = !headers.has('content-encoding');
  headers.set('content-encoding', 'gzip');
  return { status, type, headers, body: isPacked && body ? bodyOf(body) : body };
}

function bodyOf(packed: Body): Body {
  const inPieces = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, pieces) {
      for (let from = 0; from < chunk.length; from += atOnceBytes)
        pieces.enqueue(chunk.subarray(from, from + atOnceBytes));
    },
  });
  return packed.pipeThrough(inPieces).pipeThrough(new DecompressionStream('gzip'));
}
