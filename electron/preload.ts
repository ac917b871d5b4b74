import { contextBridge, ipcRenderer, webUtils } from 'electron';

// The one bridge: a port to the engine, the engine's state, and tokens for files that a person chose to read or to write.
ipcRenderer.on('ucc:port', (event) => window.postMessage('ucc:port', window.location.origin, event.ports));

contextBridge.exposeInMainWorld('ucc', {
  onEngineState(listener: (state: string) => void): void {
    ipcRenderer.on('ucc:engine', (_event, state: string) => listener(state));
  },
  chooseFile: (file: File): Promise<string> =>
    ipcRenderer.invoke('ucc:choose-file', webUtils.getPathForFile(file)),
  print: (document: {
    html: string;
    output: 'pdf' | 'printer';
    name: string;
    footer: string;
  }): Promise<boolean> => ipcRenderer.invoke('ucc:print', document),
  saveAs: (name: string): Promise<string | null> => ipcRenderer.invoke('ucc:save-as', name),
});
