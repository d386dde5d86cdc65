import { buildSandbox } from "./build-sandbox.mjs";

export const setup = buildSandbox;
