import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { allChecks } from "./all-checks";
import { toLine } from "./print-outcomes";
import { runChecks } from "./run-checks";
import { type PictureServer, startPictureServer } from "./serve-pictures";
import type { Target } from "./target";

const toTarget = (engine: TestEngine, dialect: Target["dialect"]): Target => {
  const { accountId, apiToken, apiEmail, apiKey } = engine.secrets;
  return {
    apiUrl: engine.apiUrl,
    accountId,
    credentials: { token: apiToken },
    otherCredentials: { email: apiEmail, key: apiKey },
    deliveryOrigin: engine.url,
    batchOrigin: engine.url,
    dialect,
    mayTouchAccount: true,
    isDisposable: true,
    pace: 10_000,
  };
};

const fullMs = 300_000;
let pictures: PictureServer;
beforeAll(async () => {
  pictures = await startPictureServer();
});
afterAll(() => pictures.close());

describe("the engine", { timeout: fullMs }, () => {
  it("answers every check as the service is documented to", async () => {
    const engine = await startTestEngine({ ingest: { urlAllow: [`127.0.0.1:${pictures.port}`] } });
    try {
      const target = { ...toTarget(engine, "v1"), serveToTarget: pictures.serve };
      const outcomes = await runChecks(target, allChecks);
      const unmet = outcomes.filter(({ state, check }) => state !== "passed" && check.dialect === undefined);
      expect(unmet.map(toLine)).toEqual([]);
      expect(engine.logged.filter(({ level }) => level === "error")).toEqual([]);
    } finally {
      await engine.close();
    }
  });

  it("answers as the beta did when told to", async () => {
    const engine = await startTestEngine({ dialect: "beta" });
    try {
      const checks = allChecks.filter(({ dialect }) => dialect === "beta");
      const outcomes = await runChecks(toTarget(engine, "beta"), checks);
      expect(outcomes.map(({ state, words }) => [state, words])).toEqual(checks.map(() => ["passed", ""]));
    } finally {
      await engine.close();
    }
  });
});
