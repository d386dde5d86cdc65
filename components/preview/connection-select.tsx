import { Choice } from "@/components/ui/choice";
import { connectionChoices, type ConnectionChoice } from "./delivery";
import { deliveryWords } from "./delivery-words";

type ConnectionSelectProps = { value: ConnectionChoice; onChange: (choice: ConnectionChoice) => void };

/** What the browser tells the delivery host of its line: `ECT` and `Save-Data`. */
export function ConnectionSelect({ value, onChange }: ConnectionSelectProps) {
  return (
    <Choice
      look="tool"
      label={deliveryWords.connection}
      value={value}
      options={connectionChoices.map((choice) => [choice, deliveryWords.connections[choice]] as const)}
      onChange={onChange}
    />
  );
}
