import { createHash } from "node:crypto";
import { mkdir, rm, unlink } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { EngineError } from "@/lib/engine/engine-error";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";
import { toFailureAnswer } from "./answer";
import { toEngineError, toFailure, toSuccess } from "./envelope";

describe("what the caller learns of a failure", () => {
  const log = () => {
    const lines: unknown[] = [];
    const write = (context: object, message: string) => void lines.push([context, message]);
    return { lines, debug: write, info: write, warn: write, error: write };
  };

  it("is everything for a refusal, which is not logged", () => {
    const heard = log();
    const error = new EngineError("busy", "wait", { retryAfterSeconds: 3 });
    expect(toFailureAnswer(new EngineError("notFound", "Image not found"), heard)).toMatchObject({
      status: 404,
      envelope: { success: false, result: null, errors: [{ code: 5404, message: "Image not found" }] },
    });
    expect(heard.lines).toEqual([]);
    expect(toFailureAnswer(error, heard).headers["Retry-After"]).toBe("3");
  });

  it("is nothing of an unforeseen one, which is logged once with its cause", () => {
    const heard = log();
    const cause = new TypeError("secret path /data/engine.db");
    const { status, envelope } = toFailureAnswer(cause, heard);
    expect(status).toBe(500);
    expect(envelope.errors).toEqual([{ code: 5500, message: "An unexpected error occurred. Try again." }]);
    expect(heard.lines).toEqual([[{ err: cause, code: 5500 }, "the engine could not answer"]]);
    expect(toEngineError("thrown text").code).toBe(5500);
  });

  it("is the remedy when the disk is full", () => {
    const full = new AppError("storage-full", { detail: "The disk that holds the images is full." });
    expect(toEngineError(full)).toMatchObject({ status: 507, message: "The disk that holds the images is full." });
    const closed = new AppError("storage-read-only", { detail: "The folder cannot be written." });
    expect(toEngineError(closed)).toMatchObject({ status: 507, message: "The folder cannot be written." });
    expect(toEngineError(new AppError("internal", { detail: "inner words" })).message).not.toContain("inner words");
  });

  it("comes in an envelope of one shape", () => {
    expect(Object.keys(toSuccess({}))).toEqual(["result", "success", "errors", "messages"]);
    expect(Object.keys(toFailure(new EngineError("notFound", "x")))).toEqual(Object.keys(toSuccess(null)));
    expect(toSuccess({}, null).result_info).toBeNull();
  });
});

describe("an engine whose disk misbehaves", () => {
  let engine: TestEngine;
  beforeEach(async () => {
    engine = await startTestEngine();
  });
  afterEach(() => engine.close());

  it("answers 5500 for a blob that is gone, in an envelope, and logs the hash", async () => {
    const { result } = await uploadPicture(engine, { bytes: await picture("png"), fields: { id: "lost" } });
    expect(result["id"]).toBe("lost");
    const sha256 = createHash("sha256")
      .update(await picture("png"))
      .digest("hex");
    await unlink(path.join(engine.dataDir, "engine/originals", toOriginalKey(sha256)));
    const answer = await callApi(engine, "/v1/lost/blob");
    expect(answer).toMatchObject({ status: 500, code: 5500 });
    expect(answer.message).not.toContain(sha256);
    expect(engine.logged).toHaveLength(1);
    expect(String(engine.logged[0]?.context["err"])).toContain(sha256);
    // The image can still be deleted, and its bytes uploaded again.
    expect((await callApi(engine, "/v1/lost", { method: "DELETE" })).status).toBe(200);
    expect((await uploadPicture(engine, { bytes: await picture("png") })).status).toBe(200);
  });

  it("answers 5500 when nothing can be written, and works again when it can", async () => {
    const staging = path.join(engine.dataDir, "engine/originals/.staging");
    await rm(staging, { recursive: true });
    const refused = await uploadPicture(engine, { bytes: await picture("png") });
    expect(refused).toMatchObject({ status: 500, code: 5500 });
    expect(refused.message).not.toContain(engine.dataDir);
    expect(engine.logged).toHaveLength(1);
    await mkdir(staging);
    expect((await uploadPicture(engine, { bytes: await picture("png") })).status).toBe(200);
  });
});
