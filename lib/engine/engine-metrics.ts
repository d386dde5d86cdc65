export type RequestKind = "api" | "delivery" | "system";

/** Counts of what was answered, by kind and class of status. */
export class EngineMetrics {
  readonly #answers = new Map<string, number>();

  count(kind: RequestKind, status: number): void {
    const key = `kind="${kind}",status="${Math.floor(status / 100)}xx"`;
    this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1);
  }

  /** Prometheus text. `gauges` are read at this moment by their full names. */
  toText(gauges: Readonly<Record<string, number>>): string {
    const lines = [
      "# HELP vitrine_engine_requests_total Requests answered.",
      "# TYPE vitrine_engine_requests_total counter",
      ...[...this.#answers].map(([labels, count]) => `vitrine_engine_requests_total{${labels}} ${count}`),
    ];
    for (const [name, value] of Object.entries(gauges)) {
      lines.push(`# TYPE ${name} ${name.endsWith("_total") ? "counter" : "gauge"}`, `${name} ${value}`);
    }
    return `${lines.join("\n")}\n`;
  }
}
