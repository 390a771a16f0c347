import type { Task } from './plan.ts';

/**
 * How many connections a browser opens for a task where none is open to its host.
 * @param twoForChannels Firefox asks for a WebSocket over HTTP/2 first, and where the server does not offer that, which
 * shows on a connection that is up, it opens another one
 */
export function connectionsFor(task: Task, twoForChannels: boolean): number {
  const isChannel = task.kind === 'endpoint' && (task.probe === 'websocket' || task.probe === 'handshake');
  return isChannel && twoForChannels ? 2 : 1;
}
