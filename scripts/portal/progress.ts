const BAR_CELLS = 30;

/**
 * The progress of a long command, on stderr: one moving line on a terminal, a line for every tenth elsewhere.
 * @param sentence made of per cent and rows
 */
export function showProgress(terminal: NodeJS.WriteStream, sentence: (percent: number, rows: number) => string) {
  let lastTenth = 0;
  return {
    update(share: number, rows: number) {
      const text = sentence(Math.floor(share * 100), rows);
      if (terminal.isTTY) {
        const filled = Math.floor(share * BAR_CELLS);
        terminal.write(`\r[${"#".repeat(filled)}${".".repeat(BAR_CELLS - filled)}] ${text}\u001b[K`);
      } else if (Math.floor(share * 10) > lastTenth) {
        lastTenth = Math.floor(share * 10);
        terminal.write(`${text}\n`);
      }
    },
    end() {
      if (terminal.isTTY) terminal.write("\r\u001b[K");
    },
  };
}
