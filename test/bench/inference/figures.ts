import { median, quantile } from "../../../src/core/stats/describe";

/** Many values in five numbers. */
export interface Figures {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly least: number;
  readonly most: number;
}

export function figures(values: readonly number[]): Figures {
  return {
    n: values.length,
    p50: median(values),
    p95: quantile(values, 0.95),
    least: Math.min(...values),
    most: Math.max(...values),
  };
}

export interface Target {
  readonly name: string;
  readonly value: number;
  /** Met at this or less. */
  readonly limit: number;
  readonly unit: string;
  readonly met: boolean;
}

export function target(name: string, value: number, limit: number, unit = "×"): Target {
  return { name, value, limit, unit, met: value <= limit };
}
