export { api, chooseFile, client, printDocument, queryClient, refusalOf, saveAs } from './client.ts';
export { connectBridge, useEngineState, useGeneration } from './connect.ts';
export type { EngineState } from './engine-link.ts';
export { followChanges, onChange } from './live.ts';
