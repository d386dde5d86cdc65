import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ConfigError, loadConfig } from "./load-config";

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe("loadConfig", () => {
  it("runs on nothing: embedded, on the fixed ports", () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      upstream: "embedded",
      publicUrl: "http://localhost:3000",
    });
    expect(config.apiBaseUrl).toBe("http://127.0.0.1:3001/client/v4");
    expect(config.engine.publicUrl).toBe("http://localhost:3001");
  });

  it("lists every fault at once and repeats no value", () => {
    const faults = faultsOf({ PORT: "70000", UPSTREAM: "azure", CLOUDFLARE_ACCOUNT_ID: "hunter2" });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["PORT", "UPSTREAM", "CLOUDFLARE_ACCOUNT_ID"]);
    expect(faults.join()).not.toContain("hunter2");
  });

  it("asks for an account and a credential when the upstream is a real account", () => {
    const faults = faultsOf({ UPSTREAM: "cloudflare" });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_API_TOKEN"]);
  });

  it("names the half that is missing of a pair", () => {
    expect(faultsOf({ ADMIN_EMAIL: "a@example.org" })[0]).toMatch(/^ADMIN_PASSWORD/);
    expect(faultsOf({ CLOUDFLARE_API_KEY: "k" })[0]).toMatch(/^CLOUDFLARE_EMAIL/);
  });

  it("treats an empty value as unset", () => {
    expect(loadConfig({ PORT: "", DATABASE_URL: "" }).port).toBe(3000);
  });

  it("never prints a secret", () => {
    const config = loadConfig({
      CLOUDFLARE_API_TOKEN: "s3cret-token",
      ADMIN_EMAIL: "a@example.org",
      ADMIN_PASSWORD: "s3cret-password",
    });
    expect(`${inspect(config, { depth: 9 })}${JSON.stringify(config)}${String(config.admin?.password)}`).not.toContain(
      "s3cret",
    );
    expect(config.admin?.password.reveal()).toBe("s3cret-password");
  });

  it("turns cookies Secure under https", () => {
    expect(loadConfig({ PUBLIC_URL: "https://images.example.org/" })).toMatchObject({
      isSecure: true,
      publicUrl: "https://images.example.org",
    });
  });

  it("refuses a database it cannot use yet instead of ignoring it", () => {
    expect(faultsOf({ DATABASE_URL: "postgres://user:hunter2@host/db" })).toEqual([
      expect.stringMatching(/^DATABASE_URL: is reserved/),
    ]);
  });

  it("is frozen", () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });
});
