import { z } from "zod";
import { image, imagePage, type Image } from "@/lib/contracts/image";

export const admin = { email: "bench@example.org", password: "bench-password-123" } as const;

export type Picture = Readonly<{ bytes: Buffer; filename: string; sha256: string }>;
export type UploadAnswer = Readonly<{ image: Image; isReplay: boolean }>;

const problem = z.object({ code: z.string().optional(), title: z.string().optional(), detail: z.string().optional() });

const failWith = async (response: Response): Promise<never> => {
  const text = await response.text();
  const parsed = problem.safeParse(JSON.parse(text || "{}"));
  throw new Error(`${response.url} answered ${response.status}: ${parsed.data?.detail ?? parsed.data?.title ?? text}`);
};

/** The product as a browser uses it: a session cookie, same-origin requests, JSON. */
export class ProductClient {
  readonly #origin: string;
  readonly #cookie: string;

  private constructor(origin: string, cookie: string) {
    this.#origin = origin;
    this.#cookie = cookie;
  }

  /** As the account that ADMIN_EMAIL and ADMIN_PASSWORD made. */
  static async signIn(origin: string): Promise<ProductClient> {
    const response = await fetch(`${origin}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify(admin),
    });
    if (!response.ok) await failWith(response);
    await response.arrayBuffer();
    const cookie = response.headers.getSetCookie().map((line) => line.split(";", 1)[0]);
    return new ProductClient(origin, cookie.join("; "));
  }

  #send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cookie", this.#cookie);
    headers.set("origin", this.#origin);
    return fetch(`${this.#origin}${path}`, { ...init, headers });
  }

  /** Rejects when the connection breaks as well as on a refusal. */
  async upload({ bytes, filename }: Picture, idempotencyKey: string): Promise<UploadAnswer> {
    const body = new FormData();
    body.set("file", new File([new Uint8Array(bytes)], filename, { type: "image/jpeg" }));
    const response = await this.#send("/api/images", {
      method: "POST",
      body,
      headers: { "idempotency-key": idempotencyKey },
    });
    if (response.status !== 201) return failWith(response);
    return {
      image: image.parse(await response.json()),
      isReplay: response.headers.get("idempotent-replayed") === "true",
    };
  }

  async getImage(id: string): Promise<Image> {
    const response = await this.#send(`/api/images/${encodeURIComponent(id)}`);
    return response.ok ? image.parse(await response.json()) : failWith(response);
  }

  /** The picture under the id that it has from then on. */
  async setPrivacy(id: string, isPrivate: boolean): Promise<Image> {
    const response = await this.#send(`/api/images/${encodeURIComponent(id)}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ isPrivate }),
    });
    return response.ok ? image.parse(await response.json()) : failWith(response);
  }

  /** Every picture in the library. */
  async listImages(): Promise<readonly Image[]> {
    const images: Image[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const marker = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const response = await this.#send(`/api/images?limit=200${marker}`);
      if (!response.ok) return failWith(response);
      const page = imagePage.parse(await response.json());
      images.push(...page.items);
      cursor = page.nextCursor;
    }
    return images;
  }
}
