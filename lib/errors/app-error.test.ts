import { describe, expect, it, vi } from "vitest";
import { AppError } from "./app-error";
import { catalogue } from "./catalogue";

describe("AppError", () => {
  it("keeps what the caller may read apart from the cause", () => {
    const error = new AppError("image-too-large", { detail: "The file is 14 MB.", cause: new Error("secret path") });
    expect(error.detail).toBe("The file is 14 MB.");
    expect(error.record.status).toBe(413);
    expect(JSON.stringify({ detail: error.detail })).not.toContain("secret path");
  });

  it("gives every code a status of an error and a title that ends no sentence", () => {
    for (const [code, record] of Object.entries(catalogue)) {
      expect(record.status, code).toBeGreaterThanOrEqual(400);
      expect(record.title, code).not.toMatch(/[.!]$/);
    }
  });

  it("is known as one of ours when it comes from another copy of the class", async () => {
    vi.resetModules();
    const { AppError: Copy } = await import("./app-error");
    expect(Copy).not.toBe(AppError);
    expect(new Copy("not-found", { detail: "There is nothing here." })).toBeInstanceOf(AppError);
    for (const other of [new Error("x"), {}, null, undefined, "AppError"]) expect(other).not.toBeInstanceOf(AppError);
  });
});
