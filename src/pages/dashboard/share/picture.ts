import { h, render } from 'preact';
import { Card, cardHeight, cardWidth } from './card.tsx';
import type { SharedResult } from './shared-result.ts';

/** The card as a PNG file. */
export async function pictureOf(result: SharedResult, rtl: boolean): Promise<Blob> {
  const drawn = document.createElement('div');
  render(h(Card, { result, rtl }), drawn);
  const svg = new XMLSerializer().serializeToString(drawn.firstElementChild ?? drawn);
  // Unmounted, or it would be rendered again at each change of language.
  render(undefined, drawn);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(cardWidth, cardHeight);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = cardWidth;
    canvas.height = cardHeight;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((file) => (file ? resolve(file) : reject(new Error('the browser made no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
