import { isIP } from 'node:net';

/** The question of a DNS message (RFC 1035), with what the answer must repeat. */
export interface Question {
  readonly id: number;
  readonly name: string;
  readonly type: number;
  /** The bytes of the question section, to be repeated in the answer. */
  readonly section: Buffer;
}

export const typeA = 1;
export const typeAaaa = 28;
export const noError = 0;
export const nameError = 3;

/** The question of a query; undefined if the bytes are not a query with one question. */
export function readQuestion(message: Buffer): Question | undefined {
  if (message.length < 17 || message.readUInt16BE(4) !== 1) return undefined;
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    if (length > 63 || at + length + 5 > message.length) return undefined;
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const name = labels.join('.').toLowerCase();
  return {
    id: message.readUInt16BE(0),
    name,
    type: message.readUInt16BE(at + 1),
    section: message.subarray(12, at + 5),
  };
}

/** An answer with these addresses, all of the question's type. */
export function writeAnswer(question: Question, code: number, addresses: readonly string[]): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(question.id, 0);
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(addresses.length, 6);
  return Buffer.concat([head, question.section, ...addresses.map((address) => record(question.type, address))]);
}

function record(type: number, address: string): Buffer {
  const data = isIP(address) === 6 ? ipv6Bytes(address) : Buffer.from(address.split('.').map(Number));
  const head = Buffer.from([0xc0, 0x0c, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length]);
  return Buffer.concat([head, data]);
}

function ipv6Bytes(address: string): Buffer {
  const [left = '', right] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)));
  const start = groups(left);
  const end = right === undefined ? [] : groups(right);
  const bytes = Buffer.alloc(16);
  [...start, ...Array<number>(8 - start.length - end.length).fill(0), ...end].forEach((group, index) => {
    bytes.writeUInt16BE(group, index * 2);
  });
  return bytes;
}
