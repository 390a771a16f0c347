import { answerOffscreen } from '../platform/offscreen.ts';
import { askRelay } from '../probe/call.ts';
import { openWebSocket } from '../probe/websocket.ts';
import { exchange } from './exchange.ts';

answerOffscreen({
  'open-websocket': ({ url, deadlineMs }) => openWebSocket(url, deadlineMs),
  'ask-relay': ({ url, deadlineMs }) => askRelay(url, deadlineMs),
  exchange,
});
