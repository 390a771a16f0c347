import { read, writeSync } from 'node:fs';

const largestPacket = 65_535;

/** Calls `each` with every packet from a TUN device, until the device is removed. */
export function readPackets(device: number, each: (bytes: Buffer) => void): void {
  const buffer = Buffer.alloc(largestPacket);
  const next = () => {
    read(device, buffer, 0, largestPacket, -1, (error, length) => {
      // The device is down and may come up again.
      if (error) return void setTimeout(next, 50);
      each(Buffer.from(buffer.subarray(0, length)));
      next();
    });
  };
  next();
}

/** Writes a packet to a TUN device; if that is down, the packet is lost, as on a cut cable. */
export function writePacket(device: number, bytes: Buffer): void {
  try {
    writeSync(device, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EIO') throw error;
  }
}
