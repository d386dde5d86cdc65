import { describe, expect, it } from "vitest";
import { Asker } from "./asker";

const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile Safari/604.1";

describe("Asker", () => {
  it.each([
    ["Accept", "User-Agent", "If-None-Match"],
    ["accept", "user-agent", "if-none-match"],
    ["ACCEPT", "USER-AGENT", "IF-NONE-MATCH"],
  ])("reads headers written as %s, %s and %s", (accept, agent, match) => {
    const asker = new Asker({ rawHeaders: ["Host", "a", accept, "image/webp", agent, phone, match, '"a"'] });
    expect([asker.accept, asker.toDevice(), asker.ifNoneMatch]).toEqual(["webp", "mobile", '"a"']);
  });

  it("takes what is absent for a desktop that names no format", () => {
    const asker = new Asker({ rawHeaders: ["Host", "a"] });
    expect([asker.accept, asker.toDevice(), asker.ifNoneMatch]).toEqual(["other", "desktop", undefined]);
  });

  it("sees repeated headers as node does", () => {
    const rawHeaders = ["Accept", "text/html", "accept", "image/avif", "User-Agent", phone, "user-agent", "x"];
    const asker = new Asker({ rawHeaders });
    expect([asker.accept, asker.toDevice()]).toEqual(["avif", "mobile"]);
    expect(new Asker({ rawHeaders: ["If-None-Match", '"a"', "If-None-Match", '"b"'] }).ifNoneMatch).toBe('"a", "b"');
  });
});
