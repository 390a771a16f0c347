import type { Task } from './plan.ts';

/**
 * How many connections a browser opens for a task if none is open to its host.
 * @param twoForChannels Firefox first tries a WebSocket over HTTP/2. If the server does not support that, which shows
 * only once a connection is up, Firefox opens a second one.
 */
export function connectionsFor(task: Task, twoForChannels: boolean): number {
  return isChannel(task) && twoForChannels ? 2 : 1;
}

function isChannel(task: Task): boolean {
  if (task.kind === 'control') return task.isChannel ?? false;
  return task.kind === 'endpoint' && (task.probe === 'websocket' || task.probe === 'handshake');
}
