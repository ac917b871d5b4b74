/** What a file may be at most. Everything in a file is hostile until read. */
export const MAX_FILE_BYTES = 2 * 1024 ** 3;
/** Characters of one record: a row with its quoted line ends, a JSON object, a row of a sheet. */
export const MAX_RECORD = 1024 * 1024;
/** Bytes read at a time. */
export const CHUNK_BYTES = 256 * 1024;
/** Bytes at the beginning by which a file is told. */
export const SAMPLE_BYTES = 256 * 1024;
/** Rows written in one transaction: more would keep windows waiting longer, fewer would write pages more often. */
export const BATCH_ROWS = 5000;
/** The same while windows wait: what they ask is answered between two transactions. */
export const WINDOW_BATCH_ROWS = 1000;
/** Rejected rows that a job shows page by page; all of them stand in its report. */
export const MAX_SHOWN_REJECTED = 10_000;
/** Rows that the reading thread hands over at a time: what it holds stays young, and its collector has little to copy. */
export const PIECE_ROWS = 500;
