/** The addresses of the server's calls. Nobody else in the browser spells one. */
export const apiPath = {
  session: "/api/session",
  signIn: "/api/auth/sign-in/email",
  signOut: "/api/auth/sign-out",
  setup: "/api/setup",
  images: "/api/images",
  /** An id may hold slashes and per cent signs, so it is encoded whole. */
  image: (id: string) => `/api/images/${encodeURIComponent(id)}`,
  restore: (id: string) => `/api/images/${encodeURIComponent(id)}/restore`,
  preview: (id: string) => `/api/images/${encodeURIComponent(id)}/preview`,
  variants: "/api/variants",
  variant: (name: string) => `/api/variants/${encodeURIComponent(name)}`,
  variantDryRun: "/api/variants/dry-run",
  variantCode: "/api/variants/as-code",
  variantPlan: "/api/variants/as-code/plan",
  variantApply: "/api/variants/as-code/apply",
  account: "/api/account",
  keys: "/api/keys",
  key: (name: string) => `/api/keys/${encodeURIComponent(name)}`,
  signedUrl: (id: string) => `/api/images/${encodeURIComponent(id)}/signed-url`,
  signedUrlCheck: "/api/signed-urls/check",
  draftPreview: (id: string) => `/api/images/${encodeURIComponent(id)}/draft-preview`,
} as const;
