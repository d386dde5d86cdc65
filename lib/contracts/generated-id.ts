const generatedId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** True for an id the service made itself. An image with an id of somebody's choosing cannot be private. */
export const isGeneratedId = (id: string): boolean => generatedId.test(id);
