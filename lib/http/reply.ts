/** What a route answers when a JSON value alone does not say it: other bytes, or headers of its own. */
export class Reply {
  private constructor(
    readonly content: { kind: "json"; value: unknown } | { kind: "bytes"; body: BodyInit | null },
    readonly headers: Headers,
  ) {}

  static json(value: unknown, headers: HeadersInit = {}): Reply {
    return new Reply({ kind: "json", value }, new Headers(headers));
  }

  /** `headers` name the content type. */
  static bytes(body: BodyInit | null, headers: HeadersInit): Reply {
    return new Reply({ kind: "bytes", body }, new Headers(headers));
  }

  /** The same with more `Set-Cookie` lines. */
  withCookies(lines: readonly string[]): Reply {
    const headers = new Headers(this.headers);
    for (const line of lines) headers.append("set-cookie", line);
    return new Reply(this.content, headers);
  }
}
