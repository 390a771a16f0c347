import type { NodeAnswer } from '../node-answer.ts';
import type { Seen } from './seen.ts';

/** A server that takes this long to begin would be waited for in a check, but may look slow, ms. */
const lateMs = 1500;

/** A wait in the middle of a file that the line alone seldom causes, ms. */
const longPauseMs = 500;

export const isLate = (answer: NodeAnswer | undefined): boolean => (answer?.firstByteMs ?? 0) >= lateMs;
export const isPaced = (answer: NodeAnswer | undefined): boolean => (answer?.pauseMs ?? 0) >= longPauseMs;
export const isSilent = ({ answer }: Seen): boolean => answer?.error === 'silent' && answer.status === undefined;

export const seconds = (ms = 0): string => `${(ms / 1000).toFixed(1)} s`;
export const lateness = (answer: NodeAnswer | undefined): string => seconds(answer?.firstByteMs);
