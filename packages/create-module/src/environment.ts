/** Where the author stands, also when npm runs the command from another folder. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): { callerDir: string } {
  return { callerDir: env.INIT_CWD || process.cwd() };
}
