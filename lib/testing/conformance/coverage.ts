import { allChecks } from "./all-checks";
import type { Check } from "./check";
import type { RowId } from "./spec-rows";
import { specRows } from "./spec-rows";

export type CoveredRow = Readonly<{ id: RowId; words: string; differs: string | undefined; checks: readonly Check[] }>;

/** Every row with the checks that ask for it. */
export const toCoverage = (): readonly CoveredRow[] =>
  specRows.map(({ id, words, differs }) => ({
    id,
    words,
    differs,
    checks: allChecks.filter(({ spec }) => spec.includes(id)),
  }));

const escapeCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

const sectionTitles: Readonly<Record<string, string>> = {
  "1.1": "Credentials",
  "1.2": "Envelope",
  "1.3": "Codes of the API",
  "1.4": "Rates",
  "2.1": "Upload",
  "2.2": "Limits and formats",
  "2.3": "Ids",
  "2.4": "Direct creator upload",
  "2.5": "Batch",
  "2.6": "Notifications",
  "3": "Management",
  "4.1": "Delivery URLs",
  "4.2": "Flexible variants",
  "4.3": "Parameters",
  "4.4": "Fit",
  "4.5": "Formats",
  "4.6": "SVG",
  "4.7": "Headers",
  "4.8": "Signed URLs",
  "4.9": "Content credentials",
  "4.10": "Refusals of delivery",
};

const toSection = (id: string): string => id.split(" ", 1)[0] ?? "";

const toCell = ({ differs, checks }: CoveredRow): string => {
  if (differs !== undefined) return `**differs on purpose:** ${escapeCell(differs)}`;
  const shown = checks.slice(0, 4).map(({ id }) => `\`${escapeCell(id)}\``);
  const more = checks.length > shown.length ? ` and ${checks.length - shown.length} more` : "";
  return shown.join(", ") + more;
};

const intro = `# Conformance

What the service's documentation says of hosted pictures, row by row, and the checks that hold the engine to it. This
file is generated: \`npm run conformance -- --write-table\`. The checks run against the engine in \`npm test\`, and
against any account with \`npm run conformance\`; how is in the README.
`;

/** The table of docs/conformance.md. */
export const toCoverageTable = (): string => {
  const rows = toCoverage();
  const differing = rows.filter(({ differs }) => differs !== undefined).length;
  const summary = `${allChecks.length} checks, ${rows.length} rows: ${rows.length - differing} checked, ${differing} deliberately different.\n`;
  const sections = [...new Set(rows.map(({ id }) => toSection(id)))].map((section) => {
    const lines = rows
      .filter(({ id }) => toSection(id) === section)
      .map((row) => `| ${escapeCell(row.id.slice(section.length + 1))} | ${escapeCell(row.words)} | ${toCell(row)} |`);
    return `## ${section} ${sectionTitles[section] ?? ""}\n\n| row | what is documented | check |\n| --- | --- | --- |\n${lines.join("\n")}\n`;
  });
  return [intro, summary, ...sections].join("\n");
};
