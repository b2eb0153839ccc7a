/** What a process started by a bench is given: ours, as production, with no peer reporting anything home. */
export function environmentWith(additions: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    APOLLO_TELEMETRY_DISABLED: '1',
    HIVE_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...additions,
  };
}
