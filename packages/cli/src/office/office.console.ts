export interface OfficeConsole {
  note(text: string): void;
  progress(text: string): void;
  error(text: string): void;
}

export const quietConsole: OfficeConsole = { note: () => undefined, progress: () => undefined, error: () => undefined };

/** Short lines for a person; a line of progress is rewritten in place on a terminal. */
export function terminalConsole(output: NodeJS.WriteStream = process.stdout): OfficeConsole {
  let open = false;
  const endProgress = () => {
    if (open) output.write('\n');
    open = false;
  };
  return {
    note(text) {
      endProgress();
      output.write(`${text}\n`);
    },
    progress(text) {
      if (!output.isTTY) return;
      output.write(`\r\u001b[2K${text}`);
      open = true;
    },
    error(text) {
      endProgress();
      process.stderr.write(`✖ ${text}\n`);
    },
  };
}
