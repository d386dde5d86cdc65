import { buildEngine } from "./build-engine.mjs";

export const setup = buildEngine;
