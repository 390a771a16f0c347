import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { bits, element, implicit, integer, octets, oid, sequence, set, tagged, text, time, yes } from './der.ts';

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

/** The content of a certificate, and its issuer. */
export interface CertificateWish {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signingKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
  /** Host names and addresses of a leaf; an authority has none. */
  readonly hosts?: readonly string[];
}

/** A certificate (X.509 v3, ECDSA P-256) in PEM. */
export function makeCertificate(wish: CertificateWish): string {
  const body = sequence(
    tagged(0, integer(2)),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    commonName(wish.issuer),
    sequence(time(wish.from), time(wish.until)),
    commonName(wish.subject),
    publicKeyInfo(wish.publicKey),
    tagged(3, sequence(...extensions(wish))),
  );
  const der = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, wish.signingKey)));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const commonName = (name: string) => sequence(set(sequence(oid('2.5.4.3'), text(name))));
const publicKeyInfo = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });
const keyId = (key: KeyObject) => createHash('sha1').update(publicKeyInfo(key)).digest();

function extensions(wish: CertificateWish): Buffer[] {
  const shared = [
    extension('2.5.29.14', octets(keyId(wish.publicKey))),
    extension('2.5.29.35', sequence(implicit(0, keyId(wish.issuerKey)))),
  ];
  if (wish.hosts === undefined) {
    const certSignAndCrlSign = bits(Buffer.from([0b0000_0110]), 1);
    return [critical('2.5.29.19', sequence(yes)), critical('2.5.29.15', certSignAndCrlSign), ...shared];
  }
  const digitalSignature = bits(Buffer.from([0b1000_0000]), 7);
  return [
    critical('2.5.29.19', sequence()),
    critical('2.5.29.15', digitalSignature),
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', sequence(...wish.hosts.map(alternativeName))),
    ...shared,
  ];
}

const extension = (id: string, value: Buffer) => sequence(oid(id), octets(value));
const critical = (id: string, value: Buffer) => sequence(oid(id), yes, octets(value));

function alternativeName(host: string): Buffer {
  if (isIP(host) === 4) return implicit(7, Buffer.from(host.split('.').map(Number)));
  return element(0x82, Buffer.from(host));
}
