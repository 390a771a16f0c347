import { createSocket } from 'node:dgram';
import { createServer, isIP } from 'node:net';
import {
  nameError,
  noError,
  type Question,
  readQuestion,
  typeA,
  typeAaaa,
  writeAnswer,
} from '../../net/dns-message.ts';
import type { AddressPlan } from '../address-plan.ts';

/**
 * Honest resolvers over UDP and TCP. Each address has its own sockets, so that answers come from the address that was
 * asked.
 */
export async function startDns(plan: AddressPlan, addresses: readonly string[]): Promise<void> {
  await Promise.all(addresses.flatMap((address) => [listenUdp(plan, address), listenTcp(plan, address)]));
}

function answer(plan: AddressPlan, question: Question): Buffer {
  const addresses = plan.addressesOf(question.name);
  if (addresses === undefined) return writeAnswer(question, nameError, []);
  const version = { [typeA]: 4, [typeAaaa]: 6 }[question.type];
  return writeAnswer(
    question,
    noError,
    addresses.filter((address) => isIP(address) === version),
  );
}

function listenUdp(plan: AddressPlan, address: string): Promise<void> {
  const socket = createSocket(isIP(address) === 6 ? 'udp6' : 'udp4');
  socket.on('message', (message, from) => {
    const question = readQuestion(message);
    if (question !== undefined) socket.send(answer(plan, question), from.port, from.address);
  });
  return new Promise((done, fail) => {
    socket.once('error', fail);
    socket.bind(53, address, done);
  });
}

function listenTcp(plan: AddressPlan, address: string): Promise<void> {
  const server = createServer((socket) => {
    let said = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      said = Buffer.concat([said, chunk]);
      while (said.length >= 2 && said.length >= 2 + said.readUInt16BE(0)) {
        const end = 2 + said.readUInt16BE(0);
        const question = readQuestion(said.subarray(2, end));
        said = said.subarray(end);
        if (question === undefined) return void socket.destroy();
        const message = answer(plan, question);
        const length = Buffer.alloc(2);
        length.writeUInt16BE(message.length);
        socket.write(Buffer.concat([length, message]));
      }
    });
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(53, address, done);
  });
}
