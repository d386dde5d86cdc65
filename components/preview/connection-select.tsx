import { connectionChoices, toConnectionChoice, type ConnectionChoice } from "./delivery";
import { deliveryWords } from "./delivery-words";
import { StageSelect } from "./stage-select";

type ConnectionSelectProps = { value: ConnectionChoice; onChange: (choice: ConnectionChoice) => void };

/** What the browser tells the delivery host of its line: `ECT` and `Save-Data`. */
export function ConnectionSelect({ value, onChange }: ConnectionSelectProps) {
  return (
    <StageSelect
      label={deliveryWords.connection}
      value={value}
      onChange={(choice) => onChange(toConnectionChoice(choice))}
    >
      {connectionChoices.map((choice) => (
        <option key={choice} value={choice}>
          {deliveryWords.connections[choice]}
        </option>
      ))}
    </StageSelect>
  );
}
