import { sendMessage } from '../community/offscreen/send.ts';
import { takePart } from '../community/offscreen/take-part.ts';
import { takePartErrand } from '../community/outbox/participation.ts';
import { answering, answerOffscreen } from '../platform/browser/offscreen.ts';
import { askRelay } from '../probe/call.ts';
import { openWebSocket } from '../probe/websocket.ts';
import { askRelayErrand, openWebSocketErrand } from './errands.ts';

answerOffscreen([
  answering(openWebSocketErrand, ({ deadlineMs, ...channel }) => openWebSocket(channel, deadlineMs)),
  answering(askRelayErrand, ({ url, deadlineMs }) => askRelay(url, deadlineMs)),
  answering(takePartErrand, (ask) => takePart(ask, { exchange: sendMessage, now: Date.now, random: Math.random })),
]);
