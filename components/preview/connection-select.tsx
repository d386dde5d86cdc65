import { LabelledSelect } from "@/components/ui/labelled-select";
import { connectionChoices, toConnectionChoice, type ConnectionChoice } from "./delivery";
import { deliveryWords } from "./delivery-words";

type ConnectionSelectProps = { value: ConnectionChoice; onChange: (choice: ConnectionChoice) => void };

/** What the browser tells the delivery host of its line: `ECT` and `Save-Data`. */
export function ConnectionSelect({ value, onChange }: ConnectionSelectProps) {
  return (
    <LabelledSelect
      look="tool"
      label={deliveryWords.connection}
      value={value}
      onChange={(choice) => onChange(toConnectionChoice(choice))}
    >
      {connectionChoices.map((choice) => (
        <option key={choice} value={choice}>
          {deliveryWords.connections[choice]}
        </option>
      ))}
    </LabelledSelect>
  );
}
