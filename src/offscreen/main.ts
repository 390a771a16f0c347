import { answerOffscreen } from '../platform/offscreen.ts';
import { openWebSocket } from '../probe/websocket.ts';

answerOffscreen((url, deadlineMs) => openWebSocket(url, deadlineMs));
