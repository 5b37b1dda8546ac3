import { loadConfig } from "../config.ts";
import { type Command, parse } from "./command.ts";

export const checkConfig: Command = {
  summary: "Read a configuration file and print every value that would be used.",
  help: "Usage: blisterscope check-config [--config FILE]\n\n  --config FILE  the file to check; without it, the defaults are printed",
  run(args) {
    const { values } = parse(args, { config: { type: "string" } });
    console.log(JSON.stringify(loadConfig(values.config), null, 2));
    return 0;
  },
};
