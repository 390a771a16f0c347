import type { Bytes } from '../../ohttp/bytes.ts';

export function bytes(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** RFC 9458, Appendix A: one request and its response, with every value on the way. */
export const example = {
  gatewayPrivateKey: bytes('3c168975674b2fa8e465970b79c8dcf09f1c741626480bd4c6162fc5b6a98e1a'),
  keyConfig: bytes('01002031e1f05a740102115220e9af918f738674aec95f54db6e04eb705aae8e79815500080001000100010003'),
  /** A GET for https://example.com/. */
  requestMessage: bytes('00034745540568747470730b6578616d706c652e636f6d012f'),
  ephemeralPrivateKey: bytes('bc51d5e930bda26589890ac7032f70ad12e4ecb37abb1b65b1256c9c48999c73'),
  ephemeralPublicKey: bytes('4b28f881333e7c164ffc499ad9796f877f4e1051ee6d31bad19dec96c208b472'),
  info: bytes('6d6573736167652f626874747020726571756573740001002000010001'),
  encapsulatedRequest: bytes(
    '010020000100014b28f881333e7c164ffc499ad9796f877f4e1051ee6d31bad1' +
      '9dec96c208b4726374e469135906992e1268c594d2a10c695d858c40a026e796' +
      '5e7d86b83dd440b2c0185204b4d63525',
  ),
  /** A bare 200. */
  responseMessage: bytes('0140c8'),
  secret: bytes('62d87a6ba569ee81014c2641f52bea36'),
  responseNonce: bytes('c789e7151fcba46158ca84b04464910d'),
  salt: bytes('4b28f881333e7c164ffc499ad9796f877f4e1051ee6d31bad19dec96c208b472c789e7151fcba46158ca84b04464910d'),
  pseudorandomKey: bytes('979aaeae066cf211ab407b31ae49767f344e1501e475c84e8aff547cc5a683db'),
  aeadKey: bytes('5d0172a080e428b16d298c4ea0db620d'),
  aeadNonce: bytes('f6bf1aeb88d6df87007fa263'),
  encapsulatedResponse: bytes('c789e7151fcba46158ca84b04464910d86f9013e404feea014e7be4a441f234f857fbd'),
};
