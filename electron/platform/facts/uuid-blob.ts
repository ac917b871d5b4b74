/** Ids are text everywhere but in the fact log, where 16 raw bytes instead of 36 letters save a fifth of the file. */
export function uuidToBlob(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

export function blobToUuid(blob: Buffer): string {
  const hex = blob.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
