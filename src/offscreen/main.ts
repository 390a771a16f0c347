import { answerOffscreen } from '../platform/offscreen.ts';
import { askRelay } from '../probe/call.ts';
import { openWebSocket } from '../probe/websocket.ts';
import { exchange } from './exchange.ts';
import { takePart } from './take-part.ts';

answerOffscreen({
  'open-websocket': ({ url, deadlineMs }) => openWebSocket(url, deadlineMs),
  'ask-relay': ({ url, deadlineMs }) => askRelay(url, deadlineMs),
  'take-part': (ask) => takePart(ask, { exchange, now: Date.now, random: Math.random }),
});
