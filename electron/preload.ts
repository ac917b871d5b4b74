import { contextBridge, ipcRenderer, webUtils } from 'electron';

// The one bridge: a port to the engine, the engine's state, and a token for a file that a person chose.
ipcRenderer.on('ucc:port', (event) => window.postMessage('ucc:port', window.location.origin, event.ports));

contextBridge.exposeInMainWorld('ucc', {
  onEngineState(listener: (state: string) => void): void {
    ipcRenderer.on('ucc:engine', (_event, state: string) => listener(state));
  },
  chooseFile: (file: File): Promise<string> =>
    ipcRenderer.invoke('ucc:choose-file', webUtils.getPathForFile(file)),
});
