/** The media types of what goes to a relay and comes back from it, and of a list of keys. */
export const requestType = 'message/ohttp-req';
export const responseType = 'message/ohttp-res';
export const keysType = 'application/ohttp-keys';
