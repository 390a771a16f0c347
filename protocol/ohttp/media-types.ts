/** The media types of requests and responses through a relay, and of a list of keys. */
export const requestType = 'message/ohttp-req';
export const responseType = 'message/ohttp-res';
export const keysType = 'application/ohttp-keys';
