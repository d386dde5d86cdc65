import { accountRows } from "./rows/account-rows";
import { deliveryRows } from "./rows/delivery-rows";
import { faultRows } from "./rows/fault-rows";
import { managementRows } from "./rows/management-rows";
import { parameterRows } from "./rows/parameter-rows";
import type { Row } from "./rows/row";
import { uploadRows } from "./rows/upload-rows";

const all = {
  ...accountRows,
  ...uploadRows,
  ...managementRows,
  ...deliveryRows,
  ...parameterRows,
  ...faultRows,
} as const;

export type RowId = keyof typeof all;

const sectionOf = (id: string): number =>
  Number(id.split(" ", 1)[0]?.replace(/^(\d+)\.(\d+)$/, (_, a, b) => `${a}.${String(b).padStart(2, "0")}`));

/** Everything the service's documentation says of hosted pictures, by section. */
export const specRows: readonly (Row & { id: RowId })[] = (Object.entries(all) as [RowId, Row][])
  .map(([id, row]) => ({ id, ...row }))
  .toSorted((a, b) => sectionOf(a.id) - sectionOf(b.id));
