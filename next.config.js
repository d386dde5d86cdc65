/** @type {import("next").NextConfig} */
const nextConfig = {
  // The engine delivers pictures; Next's own optimiser stays closed.
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run verify` checks types, tests and benches included; a build needs none of them.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  // Native modules and the logger keep their own files.
  serverExternalPackages: ["better-sqlite3", "sharp", "pino"],
  // The door answers in JSON on one path form only.
  skipTrailingSlashRedirect: true,
  async rewrites() {
    return [{ source: "/health/:check(live|ready)", destination: "/api/health/:check" }];
  },
};

export default nextConfig;
