/** How the library reaches uploading without knowing how that works. */
export type UploadDoor = { onBrowse: () => void; onLoadSamples: () => void; isLoadingSamples: boolean };
