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
} as const;
