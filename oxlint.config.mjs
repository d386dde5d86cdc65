import { defineConfig } from "oxlint";

/** room -> rooms it may import. ARCHITECTURE.md prints the same table; e2e of the lint is in scripts/. */
export const mayImport = {
  contracts: [],
  errors: ["contracts"],
  config: [],
  db: ["contracts", "errors"],
  storage: ["errors"],
  sandbox: ["errors"],
  pictures: [],
  decoders: ["sandbox"],
  engine: ["errors", "storage", "db", "sandbox", "pictures", "decoders"],
  upstream: ["contracts", "errors"],
  services: ["contracts", "errors", "db", "storage", "sandbox", "pictures", "decoders", "upstream"],
  http: ["contracts", "errors"],
  auth: ["contracts", "errors", "db"],
  runtime: [
    "config",
    "contracts",
    "errors",
    "db",
    "storage",
    "sandbox",
    "engine",
    "upstream",
    "services",
    "http",
    "auth",
  ],
  client: ["contracts", "pictures"],
  ui: [],
  shell: ["ui", "client", "contracts"],
  feature: ["ui", "client", "contracts"],
  page: ["shell", "feature", "client", "contracts", "runtime", "services"],
  route: ["http", "contracts", "runtime", "services"],
  testing: [
    "contracts",
    "errors",
    "config",
    "db",
    "storage",
    "sandbox",
    "pictures",
    "decoders",
    "engine",
    "upstream",
    "services",
    "http",
    "auth",
    "runtime",
    "client",
  ],
  e2e: ["contracts", "testing"],
};

const lib = [
  "contracts",
  "errors",
  "config",
  "db",
  "storage",
  "sandbox",
  "pictures",
  "decoders",
  "engine",
  "upstream",
  "services",
  "http",
  "auth",
  "runtime",
  "client",
  "testing",
];

const elements = [
  ...lib.map((type) => ({ type, pattern: `lib/${type}` })),
  { type: "ui", pattern: "components/ui" },
  { type: "shell", pattern: "components/shell" },
  { type: "feature", pattern: "components/*", capture: ["noun"] },
  { type: "route", pattern: "app/api" },
  { type: "page", pattern: "app" },
  { type: "e2e", pattern: "e2e" },
];

/** package -> the only folders that may import it. */
export const owners = {
  sharp: ["lib/engine/pixels", "lib/services/images/measure"],
  kysely: ["lib/db"],
  "better-sqlite3": ["lib/db"],
  cloudflare: ["lib/upstream"],
  "better-auth": ["lib/auth"],
  busboy: ["lib/http", "lib/engine/ingest"],
  "node:child_process": ["lib/sandbox"],
  "node:fs": ["lib/storage"],
  "node:fs/promises": ["lib/storage"],
  "@tanstack/react-query": ["lib/client", "components", "app"],
};

const restricted = (folder) => ({
  paths: Object.entries(owners)
    .filter(([, homes]) => !homes.includes(folder))
    .map(([name, homes]) => ({ name, message: `${name} belongs to ${homes.join(" and ")}` })),
  patterns: [
    { group: ["cloudflare/*"], message: "cloudflare belongs to lib/upstream" },
    { group: ["better-auth/*"], message: "better-auth belongs to lib/auth" },
  ].filter(
    ({ group }) =>
      !(group[0].startsWith("cloudflare") && folder === "lib/upstream") &&
      !(group[0].startsWith("better-auth") && folder === "lib/auth"),
  ),
});

const policies = (extra = []) =>
  Object.entries(mayImport)
    .map(([from, to]) => ({
      from: { element: { type: from } },
      allow: [...to, ...extra].map((type) => ({ to: { element: { type } } })),
    }))
    .filter((policy) => policy.allow.length > 0);

const folders = [...new Set(Object.values(owners).flat())].sort((a, b) => a.length - b.length);

export default defineConfig({
  plugins: ["typescript", "react", "import", "unicorn", "node", "nextjs", "jsx-a11y"],
  jsPlugins: ["eslint-plugin-boundaries"],
  options: { typeAware: true },
  ignorePatterns: [".next/**", "dist/**", "data/**", "next-env.d.ts"],
  settings: {
    "import/resolver": { typescript: { alwaysTryTypes: true } },
    "boundaries/include": ["app/**", "components/**", "lib/**", "e2e/**"],
    "boundaries/elements": elements,
  },
  rules: {
    "boundaries/no-unknown-files": "error",
    "boundaries/dependencies": ["error", { default: "disallow", policies: policies() }],
    "import/no-cycle": "error",
    "node/no-process-env": "error",
    "no-restricted-imports": ["error", restricted("")],
    "import/no-default-export": "error",
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
    "no-console": "error",
    "no-empty": "error",
    "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
    "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    complexity: ["error", 10],
    "max-params": ["error", { max: 3 }],
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/no-floating-promises": "error",
    "typescript/only-throw-error": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "typescript/consistent-type-imports": "error",
    // The dashboard draws delivery URLs; Next's image component has no work here.
    "nextjs/no-img-element": "off",
  },
  overrides: [
    {
      files: ["**/*.test.{ts,tsx}"],
      rules: { "boundaries/dependencies": ["error", { default: "disallow", policies: policies(["testing"]) }] },
    },
    ...folders.map((folder) => ({
      files: [`${folder}/**`],
      rules: { "no-restricted-imports": ["error", restricted(folder)] },
    })),
    {
      files: ["lib/config/**", "*.config.{js,ts,mjs}", "scripts/**", "bench/**", "e2e/**"],
      rules: { "node/no-process-env": "off" },
    },
    {
      // The browser reads with it too.
      files: ["lib/pictures/**"],
      rules: { "no-restricted-globals": ["error", "Buffer", "process"], "import/no-nodejs-modules": "error" },
    },
    { files: ["scripts/**", "bench/**"], rules: { "no-console": "off" } },
    {
      files: ["**/*.test.{ts,tsx}", "e2e/**", "lib/testing/**", "scripts/**", "bench/**"],
      rules: {
        "no-restricted-imports": "off",
        "max-lines-per-function": "off",
        "no-restricted-globals": "off",
        "import/no-nodejs-modules": "off",
      },
    },
    {
      files: [
        "app/**/{page,layout,loading,error,global-error,not-found,default,template,route}.{ts,tsx}",
        "*.config.*",
        "vitest.setup.ts",
      ],
      rules: { "import/no-default-export": "off" },
    },
  ],
});
