import { client } from '../../../bridge/index.ts';

/** Fetches the rejected rows of a job piece by piece and offers them to the person as a file. */
export async function saveReport(jobId: string): Promise<void> {
  const pieces: string[] = [];
  let name = '';
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: { fileName: string; text: string; next: number | null } = await client.imports.report({
      jobId,
      offset,
    });
    pieces.push(piece.text);
    name = piece.fileName;
    offset = piece.next;
  }
  const url = URL.createObjectURL(new Blob(pieces, { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
