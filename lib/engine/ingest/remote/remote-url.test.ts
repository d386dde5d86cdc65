import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { hostileHosts } from "./hostile-hosts";
import { RemoteAllowance } from "./remote-allowance";
import { findRemoteFilename, parseRemoteUrl } from "./remote-url";

const nothingMore = new RemoteAllowance([]);
const parse = (text: string, allowance = nothingMore) => parseRemoteUrl(text, allowance);

describe("parseRemoteUrl", () => {
  it("reads scheme, host, port and whether the host is an address", () => {
    expect(parse("https://Example.COM./a.png?x=1")).toMatchObject({
      hostname: "example.com",
      port: 443,
      isSecure: true,
      literal: undefined,
    });
    expect(parse("http://[2606:4700::1111]:80/")).toMatchObject({ literal: "2606:4700::1111", port: 80 });
    expect(parse("http://user:pass@example.com:443/").url.username).toBe("user");
  });

  it.each(hostileHosts)("refuses the host %s", (host) => {
    expect(() => parse(`http://${host}/x.png`)).toThrow(/not on the public internet/);
    expect(() => parse(`https://${host}/x.png`)).toThrow(/not on the public internet/);
  });

  it.each([
    "file:///etc/passwd",
    "ftp://example.com/x",
    "gopher://127.0.0.1:6379/_x",
    "data:image/png;base64,AAAA",
    "blob:https://example.com/x",
    "javascript:1",
    "example.com/a.png",
    "",
    "http://",
    "http://exa\u0000mple.com/",
    "http://[::1%25lo]/",
    "http://xn--/",
    "http://example.com:22/",
    "http://example.com:6379/",
    "http://example.com:0/",
    "http://example.com@127.0.0.1/",
    "http://127.0.0.1#@example.com/",
    "http://127.0.0.1\\@example.com/",
    "http:///127.0.0.1/",
    "http:127.0.0.1/",
    " http://127.0.0.1/",
    `http://example.com/${"x".repeat(5000)}`,
  ])("refuses %j with 5400", (text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 5400, status: 400 }));
  });

  it("refuses this service's own name", () => {
    const own = new RemoteAllowance([], ["Pictures.Example.com"]);
    expect(() => parse("https://pictures.example.com./a.png", own)).toThrow("this service itself");
    expect(parse("https://other.example.com/a.png", own).hostname).toBe("other.example.com");
  });
});

describe("the allow-list", () => {
  it("opens one host on one port", () => {
    const allowance = new RemoteAllowance(["localhost:8080", "127.0.0.1:81", "[::1]:82"]);
    expect(parse("http://LOCALHOST.:8080/", allowance).isNamed).toBe(true);
    expect(parse("http://127.1:81/", allowance)).toMatchObject({ literal: "127.0.0.1", isNamed: true });
    expect(parse("http://[0:0::1]:82/", allowance)).toMatchObject({ literal: "::1", isNamed: true });
    for (const text of ["http://localhost/", "http://localhost:81/", "http://127.0.0.1:8080/", "http://[::1]/"]) {
      expect(() => parse(text, allowance)).toThrow();
    }
  });

  it("opens the addresses of a block on ports 80 and 443 only", () => {
    const allowance = new RemoteAllowance(["10.1.0.0/16", "fd00::/8", "192.168.1.7"]);
    for (const host of ["10.1.2.3", "[fd00::1]", "192.168.1.7"]) {
      expect(parse(`http://${host}/`, allowance).isNamed).toBe(false);
      expect(() => parse(`http://${host}:6379/`, allowance)).toThrow("port 6379");
    }
    for (const host of ["10.2.0.1", "192.168.1.8", "[fe80::1]"]) {
      expect(() => parse(`http://${host}/`, allowance)).toThrow("not on the public internet");
    }
  });

  it.each(["", "example.com", "10.0.0.0/33", "10.0.0/8", "host:0", "host:70000", "http://x:80", "::/129"])(
    "refuses the entry %j by name",
    (entry) => expect(() => new RemoteAllowance([entry])).toThrow(JSON.stringify(entry)),
  );
});

describe("findRemoteFilename", () => {
  it.each([
    ["https://example.com/a/b%20c.png?x=/y.jpg#z", "b c.png"],
    ["https://example.com/", undefined],
    ["https://example.com/a/", undefined],
    ["https://example.com/%ff.png", "%ff.png"],
    ["https://example.com/..%2f..%2fetc%2fpasswd", "../../etc/passwd"],
  ])("of %s is %s", (url, filename) => expect(findRemoteFilename(new URL(url))).toBe(filename));
});

const table = path.resolve("../shared/corpus/ssrf-vectors.json");
if (!existsSync(table)) process.stdout.write(`no ${table}: only the vendored hosts are tried\n`);

describe.skipIf(!existsSync(table))("every vector of the shared table", () => {
  const vectors = existsSync(table) ? JSON.parse(readFileSync(table, "utf8")) : {};
  it("is refused when it is a host", () => {
    for (const host of [...vectors.ipv4, ...vectors.ipv6]) {
      expect(() => parse(`http://${host}/x.png`), host).toThrow(/not on the public internet/);
    }
  });
  it("is refused when it is a whole URL, but for a name and a password, which the service takes", () => {
    for (const text of vectors.scheme) {
      if (text === "http://u:p@example.com/") expect(parse(text).hostname).toBe("example.com");
      else expect(() => parse(text), text).toThrow(expect.objectContaining({ code: 5400 }));
    }
  });
});
