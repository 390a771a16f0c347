import { forgetView } from '../values/remembered-view.ts';

const channelName = 'reachable-changes';

/** Notifies every open page that the history changed, and invalidates the view that the next popup would show first. */
export function announceChange(): void {
  void forgetView();
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('changed');
  channel.close();
}

/** Calls `listener` after each change of the history; returns a function that stops it. */
export function onChange(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = () => listener();
  return () => channel.close();
}
