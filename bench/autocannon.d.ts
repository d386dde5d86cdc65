/** The part of autocannon that the bench uses; the package brings no types. */
declare module "autocannon" {
  type Options = Readonly<{
    url: string;
    headers: Readonly<Record<string, string>>;
    connections: number;
    /** Seconds. */
    duration: number;
  }>;
  type Result = Readonly<{
    requests: Readonly<{ total: number }>;
    latency: Readonly<{ p99: number }>;
    duration: number;
    non2xx: number;
    errors: number;
  }>;
  const autocannon: (options: Options) => Promise<Result>;
  // oxlint-disable-next-line import/no-default-export -- the package is one function
  export default autocannon;
}
