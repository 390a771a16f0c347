import { BHttpDecoder, BHttpEncoder } from 'bhttp-js';
import type { Bytes } from './bytes.ts';
import { Malformed } from './malformed.ts';
import { type Reader, readerOf } from './reader.ts';

/** HTTP messages as bytes (RFC 9292), filled up with zeros to one length (section 3.8), so that none tells what it is. */

export async function encodeRequest(request: Request, length: number): Promise<Bytes> {
  return padded(await new BHttpEncoder().encodeRequest(request), length);
}

export async function encodeResponse(response: Response, length: number): Promise<Bytes> {
  return padded(await new BHttpEncoder().encodeResponse(response), length);
}

/** Throws `Malformed`. */
export function decodeRequest(message: Bytes): Request {
  checkLengths(message, knownLengthRequest);
  return orMalformed(() => new BHttpDecoder().decodeRequest(message));
}

/** Throws `Malformed`. */
export function decodeResponse(message: Bytes): Response {
  checkLengths(message, knownLengthResponse);
  return orMalformed(() => new BHttpDecoder().decodeResponse(message));
}

function padded(message: Uint8Array, length: number): Bytes {
  if (message.length > length) throw new RangeError(`a message of ${message.length} bytes does not fit into ${length}`);
  const whole = new Uint8Array(length);
  whole.set(message);
  return whole;
}

/** The framing of messages that say how long each of their parts is; ours are of no other kind. */
const knownLengthRequest = 0;
const knownLengthResponse = 1;

/**
 * bhttp-js believes every length, and goes round for ever over some of them: a message is decoded only when each of its
 * parts lies inside it. One that is cut off after a whole part is good (section 3.8).
 */
function checkLengths(message: Bytes, framing: typeof knownLengthRequest | typeof knownLengthResponse): void {
  const reader = readerOf(message, 'the binary message');
  if (reader.uint8() !== framing) throw new Malformed('the binary message is not a whole one of the wanted kind');
  const fields = () => {
    const section = readerOf(takePart(reader), 'a header of the binary message');
    while (section.left > 0) takePart(section);
  };
  if (framing === knownLengthRequest) for (let part = 0; part < 4; part += 1) takePart(reader);
  else if (!isFinalStatus(readNumber(reader))) throw new Malformed('the binary message has an odd status');
  fields();
  takePart(reader);
  fields();
  if (reader.take(reader.left).some((byte) => byte !== 0)) throw new Malformed('the binary message has odd padding');
}

const isFinalStatus = (status: number) => status >= 200 && status < 600;

/** What is missing at the end of a message is empty. */
function takePart(reader: Reader): Bytes {
  return reader.take(reader.left === 0 ? 0 : readNumber(reader));
}

/** A number as QUIC writes it; in messages as small as ours none takes more than two bytes. */
function readNumber(reader: Reader): number {
  const first = reader.uint8();
  switch (first >> 6) {
    case 0:
      return first;
    case 1:
      return (first & 0x3f) * 256 + reader.uint8();
    default:
      throw new Malformed('the binary message has a number that is too large');
  }
}

function orMalformed<T>(decode: () => T): T {
  try {
    return decode();
  } catch {
    throw new Malformed('the binary message says what HTTP does not allow');
  }
}
