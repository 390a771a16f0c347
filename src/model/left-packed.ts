/**
 * Firefox unpacks ahead of a reader whose thread is busy: gigabytes in seconds. It leaves a body packed if its type is
 * that of a file in gzip, so the header filter sets that type, and the own one in another header.
 * @source Firefox 153, nsHttpChannel::ClearBogusContentEncodingIfNeeded
 */
export const leftPacked = { type: 'application/gzip', ownTypeHeader: 'x-own-type' } as const;
