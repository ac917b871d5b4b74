/** Longer sides of what is sent: a whole picture a person can judge, and a small one for lists. */
const FULL_EDGE = 2560;
const THUMBNAIL_EDGE = 320;

export interface PreparedPhoto {
  name: string;
  bytes: string;
  thumbnail: string;
  width: number;
  height: number;
}

/**
 * Decodes a picture where nothing but this page can be harmed by it, and gives the engine plain JPEGs as base64.
 * Throws when the file is not a picture the browser can read.
 */
export async function preparePhoto(file: File): Promise<PreparedPhoto> {
  const bitmap = await createImageBitmap(file);
  try {
    const full = await toJpeg(bitmap, FULL_EDGE, 0.9);
    const thumbnail = await toJpeg(bitmap, THUMBNAIL_EDGE, 0.75);
    return {
      name: file.name.slice(0, 120),
      bytes: full.base64,
      thumbnail: thumbnail.base64,
      width: full.width,
      height: full.height,
    };
  } finally {
    bitmap.close();
  }
}

async function toJpeg(bitmap: ImageBitmap, edge: number, quality: number) {
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return { width, height, base64: await toBase64(blob) };
}

function toBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
