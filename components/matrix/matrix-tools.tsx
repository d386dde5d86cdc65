"use client";

import { Choice } from "@/components/ui/choice";
import { LabelledSelect } from "@/components/ui/labelled-select";
import { DeviceSelect } from "./device-select";
import { acceptChoices, type AcceptChoice, type MatrixAddress } from "./matrix-address";
import { matrixWords } from "./words";

type MatrixToolsProps = { address: MatrixAddress; onChange: (part: Partial<MatrixAddress>) => void };

/** Who receives the pictures, and in which order they stand. */
export function MatrixTools({ address, onChange }: MatrixToolsProps) {
  const { orders } = matrixWords;
  const isByVariant = address.order.startsWith("variant:");
  return (
    <div className="contents sm:flex sm:flex-wrap sm:items-end sm:gap-x-4 sm:gap-y-2">
      <DeviceSelect value={address.deviceId} onChange={(deviceId) => onChange({ deviceId })} />
      <Choice
        look="tool"
        label={matrixWords.accept}
        value={address.accept}
        options={(Object.keys(acceptChoices) as AcceptChoice[]).map(
          (name) => [name, matrixWords.accepts[name]] as const,
        )}
        onChange={(accept) => onChange({ accept })}
      />
      <LabelledSelect
        look="tool"
        label={matrixWords.order}
        value={address.order}
        onChange={(order) => onChange({ order })}
      >
        {(Object.keys(orders) as (keyof typeof orders)[]).map((order) => (
          <option key={order} value={order}>
            {orders[order]}
          </option>
        ))}
        {isByVariant ? <option value={address.order}>{matrixWords.byVariant}</option> : null}
      </LabelledSelect>
    </div>
  );
}
