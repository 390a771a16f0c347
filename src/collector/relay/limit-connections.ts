import type { Server } from 'node:http';
import { neighbourhoodOf } from './neighbourhoods.ts';

/** Closes new connections of a neighbourhood that already has `most` open, so that no sender can fill the server alone. */
export function limitConnections(server: Server, most: number): void {
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const from = neighbourhoodOf(socket.remoteAddress ?? '');
    const count = (open.get(from) ?? 0) + 1;
    open.set(from, count);
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1;
      if (left > 0) open.set(from, left);
      else open.delete(from);
    });
    if (count > most) socket.destroy();
  });
}
