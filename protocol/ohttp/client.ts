import { decodeResponse, encodeRequest } from './binary-http.ts';
import type { Bytes } from './bytes.ts';
import { encapsulate, type HowToSeal } from './encapsulate.ts';
import type { KeyConfig } from './key-config.ts';
import { Malformed } from './malformed.ts';
import { responseLength, roomInRequest } from './sizes.ts';

/** A request that only the gateway can read, and the function that opens its answer. */
export interface SealedRequest {
  /** Always `requestLength` bytes. */
  readonly body: Bytes;
  /** Throws `Malformed` when this is not the gateway's answer to this request, or does not have the fixed length. */
  open(answer: Bytes): Promise<Response>;
}

/** @param config one for which `canUse` is true */
export async function sealRequest(config: KeyConfig, request: Request, how: HowToSeal = {}): Promise<SealedRequest> {
  const message = await encodeRequest(request, roomInRequest(config.kemId));
  const { request: body, openResponse } = await encapsulate(config, message, how);
  return {
    body,
    async open(answer) {
      if (answer.length !== responseLength) throw new Malformed('the encapsulated response has an odd length');
      return decodeResponse(await openResponse(answer));
    },
  };
}
